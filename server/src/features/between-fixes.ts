import type { LocalOffer } from '../checks/finding.ts';
import { sayer } from '../checks/run.ts';
import type { DocumentModel } from '../document/model.ts';
import { FRONT_MATTER_KEYS } from '../framework/names.ts';
import type { Framework, Language } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/lines.ts';

/** What does away with a finding between documents, by an addition to one of them: a title, and edits that may hold tab stops. */
export function offered(
  offer: LocalOffer,
  at: Range,
  { model, framework, ui }: { model: DocumentModel; framework: Framework; ui: Language },
): { title: string; edits: TextEdit[]; stops: boolean } {
  const say = sayer(framework, { ui });
  if (offer.kind === 'serves')
    return { title: say('fix/serves', { name: offer.target }), edits: [servesEdit(model, offer.target)], stops: false };
  const title = offer.title.replace(/[[\]\\]/g, '\\$&');
  const sentence = sayer(framework, { ui: model.language })('fix/neighbour-text', { title, path: offer.path });
  return { title: say('fix/neighbour', { name: offer.title }), edits: [neighbourEdit(model, framework, sentence, at)], stops: true };
}

/** Front matter keys in Dutch, but for those that are the same in English. */
const DUTCH_KEYS = Object.values(FRONT_MATTER_KEYS).flatMap((names) => names.slice(1));

function servesEdit({ text, frontMatter }: DocumentModel, target: string): TextEdit {
  if (!frontMatter) return { start: 0, end: 0, text: `---\nserves: ${target}\n---\n\n` };
  const empty = frontMatter.fields.get('serves');
  if (empty) return { start: empty.key.end, end: empty.key.end + 1, text: `: ${target}` };
  const dutch = [...frontMatter.fields.values()].some(({ key }) => DUTCH_KEYS.includes(text.slice(key.start, key.end).toLowerCase()));
  const source = text.slice(frontMatter.start, frontMatter.end);
  const last = frontMatter.start + Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1;
  return { start: last, end: last, text: `${dutch ? 'dient' : 'serves'}: ${target}\n` };
}

/** At the end of what the document says of other offers; where it says nothing of them, in a block below where it says for whom it is. */
function neighbourEdit(model: DocumentModel, framework: Framework, sentence: string, at: Range): TextEdit {
  const { text } = model;
  const block = model.declared.find((b) => b.annotation && b.criteria.some((c) => c.id === 'delimitation'));
  if (block && block.annotation?.form !== 'leaf') {
    const end = text.slice(0, block.inner.end).trimEnd().length;
    return { start: end, end, text: `${end <= block.opening.end ? '\n' : '\n\n'}${sentence}` };
  }
  const section = block ? undefined : model.sections.find((s) => s.own.has('delimitation') && !s.skipped);
  if (section) {
    const next = model.sections.find((s) => s.start > section.start);
    const end = Math.max(text.slice(0, Math.min(section.end, next?.start ?? section.end)).trimEnd().length, section.heading.end);
    return { start: end, end, text: `\n\n${sentence}` };
  }
  const around = [...model.declared.filter((b) => b.annotation), ...model.blocks].find((b) => b.start <= at.start && at.start < b.end);
  const end = text.slice(0, around?.end ?? text.length).trimEnd().length;
  const name = framework.criterion('delimitation')?.block?.[model.language] ?? 'delimitation';
  return { start: end, end, text: `\n\n:::${name}\n${sentence}\n:::` };
}
