/**
 * For whoever works on recognition: `npx tsx scripts/tune.ts [criterion …]` compares the checks with the
 * labelled documents used for tuning and with the example sentences, and lists every difference. The
 * held-out documents are never shown one by one; `npm run accuracy` reports them as figures.
 */
import { problemMessage } from '../server/src/framework/messages.ts';
import { announces, type Example, examplesOf, stated } from '../test/support/example-bank.ts';
import { framework, frameworkProblems } from '../test/support/framework.ts';
import { labelledDocuments } from '../test/support/labels.ts';
import { type Count, rates, score, sum } from '../test/support/score.ts';
import { absentIn, labelledSections } from '../test/support/sections.ts';

const wanted = process.argv.slice(2).filter((a) => !a.startsWith('-'));
for (const p of frameworkProblems) console.log(`PROBLEM ${p.file}:${p.line} ${problemMessage(p, framework.messages.en)}`);
for (const id of wanted) {
  const criterion = framework.criterion(id);
  const examples = examplesOf(id);
  if (!criterion || !examples) {
    console.log(`${id}: no criterion or no examples`);
    continue;
  }
  for (const language of ['nl', 'en'] as const) {
    const texts = (of: readonly Example[]): string[] => of.map(({ text }) => text);
    const missedHeadings = texts(examples.headings[language]).filter((h) => !announces(id, language, h));
    const wrongHeadings = texts(examples.notHeadings[language]).filter((h) => announces(id, language, h));
    if (missedHeadings.length) console.log(`${id} ${language} HEADINGS MISSED: ${missedHeadings.join(' | ')}`);
    if (wrongHeadings.length) console.log(`${id} ${language} HEADINGS WRONG: ${wrongHeadings.join(' | ')}`);
    const counts = { under: { right: 0, surplus: 0, missed: 0 }, alone: { right: 0, surplus: 0, missed: 0 } };
    for (const { text, states, heading } of examples.met[language]) {
      const under = stated(criterion, language, heading ?? criterion.heading?.[language] ?? 'Overig', text);
      const alone = stated(criterion, language, 'Overig', text);
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
    for (const { text, lacks, heading } of examples.not[language]) {
      const under = stated(criterion, language, heading ?? criterion.heading?.[language] ?? 'Overig', text);
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
