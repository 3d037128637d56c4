/**
 * Compares what is recognised in the real documents beside the project (`../shared/corpus/`) with one reader's
 * labels by coarse element, and prints a table and every disagreement. Nothing of those documents is kept.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SourceDocument } from '../server/src/document/document.ts';
import type { DocumentModel, Evidence } from '../server/src/document/model.ts';
import { LineIndex } from '../server/src/text/lines.ts';
import { reading } from '../test/support/framework.ts';

const FOLDER = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
/** Of each coarse element, the criteria or elements (`criterion/element`) that stand for it. */
const MEANS: Record<string, readonly string[]> = {
  ambition: ['shared-ambition/statement', 'mission'],
  interests: ['interests'],
  roles: ['roles'],
  decision: ['decision-making'],
  evaluation: ['evaluation'],
  benefits: ['value-creation'],
  costs: ['finance'],
  entry_exit: ['admission', 'withdrawal', 'how-to-join/procedure'],
  privacy: ['data-sharing'],
  dispute: ['disputes'],
  scope: ['target-group', 'delimitation', 'boundaries', 'mandate/scope'],
  goals: ['results'],
  horizon: ['shared-ambition/horizon', 'results/date', 'early-wins/milestone'],
  contact: ['how-to-join/contact'],
};

function found(model: DocumentModel, wanted: readonly string[]): Evidence | undefined {
  if (wanted.includes('roles') && model.roles[0]) return { criterion: 'roles', element: 'holder', certainty: 'cue', ...model.roles[0].at };
  // A way to reach somebody counts wherever it stands.
  if (wanted.includes('how-to-join/contact'))
    for (const { sentence, base } of model.statements) {
      const value = sentence.values.find(({ type }) => type === 'contact');
      const word = value && sentence.words[value.from];
      if (word) return { criterion: 'how-to-join', element: 'contact', certainty: 'cue', start: base + word.start, end: base + word.end };
    }
  return model.evidence.find((e) => e.element !== null && wanted.some((w) => w === e.criterion || w === `${e.criterion}/${e.element}`));
}

if (!existsSync(FOLDER)) {
  console.log('There is no ../shared/corpus/ beside the project.');
  process.exit();
}
const [header = '', ...rows] = readFileSync(`${FOLDER}LABELS.tsv`, 'utf8').trim().split('\n');
const columns = header.split('\t').slice(1);
const counts = new Map(columns.map((c) => [c, { present: 0, seen: 0, absent: 0, silent: 0, weak: 0, weakSeen: 0 }]));
for (const row of rows) {
  const [file = '', ...labels] = row.split('\t');
  const source = readFileSync(FOLDER + file, 'utf8');
  const language = file.split('/')[1]?.startsWith('nl-') ? 'nl' : 'en';
  const kind = file.startsWith('vision') ? 'vision' : file.startsWith('proposition') ? 'proposition' : 'member-agreement';
  const text = source.startsWith('---\n') ? source : `---\nlanguage: ${language}\n---\n\n${source}`;
  const { model } = new SourceDocument(reading, text, kind);
  if (!model) continue;
  const lines = new LineIndex(text);
  columns.forEach((column, i) => {
    const label = labels[i] ?? 'n';
    const count = counts.get(column) as NonNullable<ReturnType<typeof counts.get>>;
    const evidence = found(model, MEANS[column] ?? []);
    if (label.startsWith('y')) count.present++;
    else if (label === 'n') count.absent++;
    else count.weak++;
    if (label.startsWith('y') && evidence) count.seen++;
    if (label === 'n' && !evidence) count.silent++;
    if (label.startsWith('w') && evidence) count.weakSeen++;
    if (label.startsWith('w') || label.startsWith('y') === (evidence !== undefined)) return;
    const at = evidence ? lines.positionAt(evidence.start).line + 1 - (text.length === source.length ? 0 : 4) : 0;
    const said = evidence ? `line ${at}: ${text.slice(evidence.start, evidence.end).replace(/\s+/g, ' ').slice(0, 100)}` : 'nothing';
    console.log(`${column} ${file}: label ${label}, found ${said}`);
  });
}
console.log('\n| element | present, found | absent, not found | weak, found |\n|---|--:|--:|--:|');
for (const [column, c] of counts)
  console.log(`| ${column} | ${c.seen} of ${c.present} | ${c.silent} of ${c.absent} | ${c.weakSeen} of ${c.weak} |`);
