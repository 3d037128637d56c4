/**
 * For whoever works on recognition: `npx tsx scripts/tune.ts [criterion …]` compares the checks with the
 * labelled documents used for tuning and with the example sentences, and lists every difference. The
 * held-out documents are never shown one by one; `npm run accuracy` reports them as figures.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { SourceDocument } from '../server/src/document/document.ts';
import { problemMessage } from '../server/src/framework/messages.ts';
import type { Criterion } from '../server/src/framework/types.ts';
import { framework, frameworkProblems, reading } from '../test/support/framework.ts';
import { labelledDocuments } from '../test/support/labels.ts';
import { type Count, rates, score, sum } from '../test/support/score.ts';
import { absentIn, labelledSections } from '../test/support/sections.ts';

const wanted = process.argv.slice(2).filter((a) => !a.startsWith('-'));
const EXAMPLES = fileURLToPath(new URL('../server/framework/recognition/examples/', import.meta.url));
const KIND = { vision: 'visie', 'member-agreement': 'ledenovereenkomst', proposition: 'propositie' } as const;

interface Bank {
  headings: Record<'nl' | 'en', string[]>;
  'not-headings': Record<'nl' | 'en', string[]>;
  met: Record<'nl' | 'en', { text: string; states: string[]; heading?: string }[]>;
  not: Record<'nl' | 'en', { text: string; lacks: 'all' | string[]; heading?: string }[]>;
}

function bank(criterion: string): Bank | undefined {
  const path = `${EXAMPLES}${criterion}.yaml`;
  return existsSync(path) ? (parse(readFileSync(path, 'utf8')) as Bank) : undefined;
}

/** Elements of a criterion that a sentence alone, under a heading or not, is taken to state. */
function stated(criterion: Criterion, text: string, heading: string | undefined, language: 'nl' | 'en'): Set<string> {
  const kind = Object.keys(criterion.levels)[0] as keyof typeof KIND;
  const source = `---\ndocument: ${KIND[kind]}\nlanguage: ${language}\n---\n\n# Document\n\n${heading ? `## ${heading}\n\n` : '## Overig\n\n'}${text}\n`;
  const model = new SourceDocument(reading, source).model;
  const found = new Set<string>();
  for (const e of model?.evidence ?? []) if (e.criterion === criterion.id && e.element) found.add(e.element);
  for (const role of criterion.id === 'roles' ? (model?.roles ?? []) : []) for (const part of role.parts.keys()) found.add(part);
  return found;
}

for (const p of frameworkProblems) console.log(`PROBLEM ${p.file}:${p.line} ${problemMessage(p, framework.messages.en)}`);
for (const id of wanted) {
  const criterion = framework.criterion(id);
  const examples = bank(id);
  if (!criterion || !examples) {
    console.log(`${id}: no criterion or no examples`);
    continue;
  }
  for (const language of ['nl', 'en'] as const) {
    const vocabulary = reading.vocabulary(language);
    const seen = (h: string): boolean => vocabulary.headings.match(vocabulary.words(h)).some((m) => m.owner === id);
    const missedHeadings = (examples.headings[language] ?? []).filter((h) => !seen(h));
    const wrongHeadings = (examples['not-headings'][language] ?? []).filter(seen);
    if (missedHeadings.length) console.log(`${id} ${language} HEADINGS MISSED: ${missedHeadings.join(' | ')}`);
    if (wrongHeadings.length) console.log(`${id} ${language} HEADINGS WRONG: ${wrongHeadings.join(' | ')}`);
    const counts = { under: { right: 0, surplus: 0, missed: 0 }, alone: { right: 0, surplus: 0, missed: 0 } };
    for (const { text, states, heading } of examples.met[language] ?? []) {
      const under = stated(criterion, text, heading ?? criterion.heading?.[language], language);
      const alone = stated(criterion, text, undefined, language);
      const missing = states.filter((s) => !under.has(s));
      const extra = [...under].filter((s) => !states.includes(s));
      counts.under.right += states.length - missing.length;
      counts.under.missed += missing.length;
      counts.under.surplus += extra.length;
      counts.alone.right += states.filter((s) => alone.has(s)).length;
      counts.alone.missed += states.filter((s) => !alone.has(s)).length;
      if (missing.length) console.log(`${id} ${language} MISSED [${missing.join(' ')}] ${text}`);
      if (extra.length) console.log(`${id} ${language} EXTRA  [${extra.join(' ')}] ${text}`);
    }
    for (const { text, lacks, heading } of examples.not[language] ?? []) {
      const under = stated(criterion, text, heading ?? criterion.heading?.[language], language);
      const wrong = [...under].filter((s) => lacks === 'all' || lacks.includes(s));
      counts.under.surplus += wrong.length;
      if (wrong.length) console.log(`${id} ${language} WRONG  [${wrong.join(' ')}] ${text}`);
    }
    const r = rates(counts.under);
    console.log(
      `${id} ${language} sentences: under heading precision ${r.precision.toFixed(2)} recall ${r.recall.toFixed(2)}; without heading recall ${rates(counts.alone).recall.toFixed(2)}`,
    );
  }
}

const sections = new Map<string, Count>();
for (const section of labelledSections()) {
  if (wanted.length > 0 && !wanted.includes(section.criterion)) continue;
  const judged = absentIn(section);
  if (!judged) continue;
  const surplus = judged.absent.filter((e) => section.states.includes(e));
  const missed = judged.asked.filter((e) => !section.states.includes(e) && !judged.absent.includes(e));
  for (const key of [`${section.criterion}${section.heldOut ? ' (held out)' : ''}`, section.heldOut ? 'ALL held out' : 'ALL']) {
    const count = sections.get(key) ?? { right: 0, surplus: 0, missed: 0 };
    count.right += judged.absent.length - surplus.length;
    count.surplus += surplus.length;
    count.missed += missed.length;
    sections.set(key, count);
  }
  if (section.heldOut || (surplus.length === 0 && missed.length === 0)) continue;
  const note = [surplus.length > 0 && `SURPLUS ${surplus.join(' ')}`, missed.length > 0 && `MISSED ${missed.join(' ')}`];
  console.log(
    `SECTION ${section.criterion} ${section.language} ${note.filter(Boolean).join('; ')}\n    # ${section.heading}\n    ${section.text.replace(/\n/g, '\n    ')}`,
  );
}
for (const [key, count] of sections) {
  const r = rates(count);
  console.log(
    `SECTIONS ${key.padEnd(32)} precision ${r.precision.toFixed(2)} recall ${r.recall.toFixed(2)}  (${count.right} right, ${count.surplus} surplus, ${count.missed} missed)`,
  );
}

const documents = labelledDocuments().filter((d) => !d.heldOut);
const result = score(documents, (id) => wanted.length === 0 || wanted.includes(id));
for (const d of result.differences)
  if (wanted.length === 0 || wanted.some((id) => d.code.startsWith(`${id}/`)))
    console.log(`${d.what.toUpperCase()} ${d.code} ${d.document}:${d.line} (${d.style}) ${d.note}`);
for (const [id, count] of [...result.criteria, ...result.extra]) {
  if (wanted.length > 0 && !wanted.some((w) => id.startsWith(w))) continue;
  const r = rates(count);
  console.log(
    `${id.padEnd(24)} precision ${r.precision.toFixed(2)} recall ${r.recall.toFixed(2)}  (${count.right} right, ${count.surplus} surplus, ${count.missed} missed)`,
  );
}
const all = rates(sum(result.criteria.values()));
console.log(
  `ALL elements precision ${all.precision.toFixed(3)} recall ${all.recall.toFixed(3)}; standings ${result.standings.same}/${result.standings.all}`,
);
