import { sayer } from '../checks/run.ts';
import type { Reading } from '../document/document.ts';
import type { Certainty, DocumentModel, Evidence } from '../document/model.ts';
import { firstStatement } from '../document/recognition/statements.ts';
import type { Criterion, Framework, Language } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { inSentence, normalise, type Word } from '../text/words.ts';

/** A few words that an editor shows behind a place, with Markdown that says more. */
export interface InlayHint {
  offset: number;
  text: string;
  markdown: string;
}

/** More hints than this at once hide the text. */
export const MOST_HINTS = 400;
/** A passage that is about more gets the first few. */
const MOST_EACH = 3;
/** So many words say why. */
const MOST_REASONS = 3;

/** What was recognised in one passage: elements by criterion, each with how certain that is. */
type Recognised = Map<Criterion, Map<string, Certainty>>;

/**
 * What was recognised in plain text, so that a writer sees why it counts: once a passage, at its end, and behind a
 * heading that tells what it is about in other words. Nothing where the author annotated it.
 * @param within only passages that end in it
 */
export function inlayHintsOf(model: DocumentModel, within: Range, reading: Reading, ui: Language): InlayHint[] {
  const { framework } = reading;
  const passages = new Map<number, Recognised>();
  const guesses = new Map<number, string[]>();
  for (const evidence of model.evidence) {
    if (evidence.certainty === 'declared' || evidence.element === null) continue;
    const criterion = framework.criterion(evidence.criterion);
    const end = criterion && passageEnd(model, evidence);
    if (!criterion || end === undefined || end < within.start || end > within.end) continue;
    const recognised: Recognised = passages.get(end) ?? new Map();
    passages.set(end, recognised);
    const elements = recognised.get(criterion) ?? new Map<string, Certainty>();
    recognised.set(criterion, elements);
    if (elements.get(evidence.element) !== 'heading') elements.set(evidence.element, evidence.certainty);
  }
  for (const [s, { heading, title, own, guessed }] of model.sections.entries()) {
    if (s === 0) continue;
    const end = trimmed(model.text, heading);
    if (end < within.start || end > within.end) continue;
    const about = [...own, ...(guessed ? [guessed] : [])].flatMap((id) => framework.criterion(id) ?? []);
    // A heading that says it in the same words needs no hint.
    const said = about.filter((criterion) => !normalise(title).includes(normalise(criterion.title[model.language])));
    if (said.length > 0) passages.set(end, new Map(said.map((criterion) => [criterion, new Map<string, Certainty>()])));
    if (guessed !== undefined && said.length > 0 && said.every(({ id }) => id === guessed))
      guesses.set(end, reasonsOf(model, s, guessed, reading));
  }
  return [...passages]
    .sort(([a], [b]) => a - b)
    .slice(0, MOST_HINTS)
    .map(([offset, recognised]) => ({
      offset,
      text: textOf(recognised, ui),
      markdown: markdownOf(recognised, guesses.get(offset), framework, ui),
    }));
}

/** The words under a heading that told most that they are on a criterion, as they are written. */
function reasonsOf(model: DocumentModel, section: number, criterion: string, reading: Reading): string[] {
  const { subjects } = reading.vocabulary(model.language);
  const places = new Map<Word, number>();
  for (const { section: s, sentence, base } of model.statements)
    if (s === section) for (const word of sentence.words) places.set(word, base);
  const reasons = subjects?.reasons([...places.keys()], criterion, MOST_REASONS) ?? [];
  return reasons.map((word) => model.text.slice((places.get(word) ?? 0) + word.start, (places.get(word) ?? 0) + word.end).toLowerCase());
}

/** Where the passage ends that evidence stands in; undefined where it stands in an annotated block. */
function passageEnd(model: DocumentModel, evidence: Evidence): number | undefined {
  // The first sentence that ends after the evidence starts.
  const at = firstStatement(model.statements, evidence.start);
  for (const index of [at, at - 1]) {
    const statement = model.statements[index];
    if (!statement) continue;
    const { base, passage, around } = statement;
    const range = { start: base + passage.start, end: base + passage.end };
    if (evidence.start < range.start || evidence.start >= range.end) continue;
    return around.some(({ annotation }) => annotation) ? undefined : trimmed(model.text, range);
  }
  return undefined;
}

function trimmed(text: string, { start, end }: Range): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last--;
  return last;
}

function textOf(recognised: Recognised, ui: Language): string {
  const titles = [...recognised.keys()].map(({ title }) => inSentence(title[ui]));
  return `⟵ ${titles.slice(0, MOST_EACH).join(', ')}${titles.length > MOST_EACH ? ' …' : ''}`;
}

/** @param reasons words of a section that tell what it is about, where its heading does not */
function markdownOf(recognised: Recognised, reasons: readonly string[] | undefined, framework: Framework, ui: Language): string {
  const say = sayer(framework, { ui });
  return [...recognised]
    .map(([criterion, elements]) => {
      const stated = [...elements].flatMap(([id, certainty]) => {
        const element = criterion.elements.find((e) => e.id === id);
        return element ? [`- ${element.title[ui]} (${say(`certainty/${certainty}`)})`] : [];
      });
      const words = (reasons ?? []).map((word) => `*${word}*`).join(', ');
      const because = reasons ? `${say('hint/section')}${words ? ` ${say('hint/words', { words })}` : ''}` : say('hint/heading');
      return [`**${criterion.title[ui]}**`, stated.length > 0 ? stated.join('\n') : because].join('\n\n');
    })
    .join('\n\n');
}
