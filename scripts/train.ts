/**
 * Trains the subject model (`document/recognition/subjects.ts`) on the example sentences, headings, sections and sentences
 * below `server/framework/recognition/`, on the texts in `server/framework/criteria/` and on the annotated documents in `test/corpus/`, and writes
 * `server/framework/model/{nl,en}.json`. No chance in it: the same data give the same bytes. With
 * `--check` it writes nothing and fails where the files are not what it would write.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { subjectFeatures } from '../server/src/document/recognition/subjects.ts';
import { ValueFinder } from '../server/src/document/recognition/values.ts';
import { loadFramework } from '../server/src/framework/load.ts';
import { columnsOf, type SubjectModel } from '../server/src/framework/subject-model.ts';
import { LANGUAGES, type Language } from '../server/src/framework/types.ts';
import { words } from '../server/src/text/words.ts';
import { annotatedPassages } from '../test/support/annotated.ts';
import { examplesOf } from '../test/support/example-bank.ts';
import { labelledSections } from '../test/support/sections.ts';
import { frameworkFiles } from './framework-files.ts';

const folder = fileURLToPath(new URL('../server/framework/', import.meta.url));
const EPOCHS = 15;
const SCALE = 20;
/** Smaller weights change next to no answer, held out or tuned, and cost space: the package may weigh 1 MB. */
const SMALLEST = 22;

const { framework } = loadFramework(frameworkFiles());
const annotated = annotatedPassages(framework);

function texts(language: Language): { criterion: string; text: string }[] {
  const found: { criterion: string; text: string }[] = [];
  for (const criterion of framework.criteria) {
    if (criterion.elements.length === 0) continue;
    const add = (text: string): void => void found.push({ criterion: criterion.id, text });
    const bank = examplesOf(criterion.id);
    for (const { text } of bank?.met[language] ?? []) add(text);
    for (const { text } of bank?.headings[language] ?? []) add(text);
    for (const sentence of criterion.example[language].split(/(?<=[.!?])\s+/)) add(sentence);
    for (const line of (criterion.template?.[language] ?? '').split(/\n|(?<=[.!?])\s+/)) {
      const plain = line.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/:{1,3}[\p{L}-]+(?:\{[^}]*\})?|[[\]|]|-{3,}/gu, ' ');
      if (plain.trim().length > 12) add(plain);
    }
    for (const element of criterion.elements) add(`${element.title[language]}. ${element.means[language]}`);
    add(criterion.title[language]);
    add(criterion.asks[language]);
    add(criterion.question[language]);
  }
  // What states nothing is a near-miss: it has the words of its subject, and is on another.
  for (const { criterion, language: its, heldOut, states, heading, text, sentences } of labelledSections()) {
    if (its !== language || heldOut || states.length === 0) continue;
    found.push({ criterion, text: `${heading}. ${text}` });
    for (const [sentence, stated] of sentences) if (stated.length > 0) found.push({ criterion, text: sentence });
  }
  for (const name of readdirSync(`${folder}recognition/sentences`).filter((file) => file.startsWith(`${language}-`)))
    for (const [criterion, sentences] of Object.entries(
      parse(readFileSync(`${folder}recognition/sentences/${name}`, 'utf8')) as Record<string, string[]>,
    ))
      for (const text of sentences) found.push({ criterion, text });
  for (const { criterion, language: its, text } of annotated) if (its === language) found.push({ criterion, text });
  return found;
}

/** Multinomial logistic regression by stochastic gradient descent in a fixed order. */
function train(language: Language): SubjectModel {
  const finder = new ValueFinder(framework.lexicon[language]);
  const examples = texts(language).map(({ criterion, text }) => {
    const found = words(text);
    return { criterion, features: [...subjectFeatures(found, finder.find(found, text, 0))] };
  });
  const criteria = [...new Set(examples.map((e) => e.criterion))];
  const frequency = new Map<string, number>();
  for (const { features } of examples) for (const f of features) frequency.set(f, (frequency.get(f) ?? 0) + 1);
  const index = new Map([...frequency].filter(([, n]) => n >= 2).map(([f], i) => [f, i]));
  const rows = examples.map(({ criterion, features }) => ({
    y: criteria.indexOf(criterion),
    features: features.flatMap((f) => index.get(f) ?? []),
  }));
  const size = criteria.length;
  const weights = new Float64Array(index.size * size);
  const bias = new Float64Array(size);
  const scores = new Float64Array(size);
  let rate = 0.5;
  for (let epoch = 0; epoch < EPOCHS; epoch++, rate *= 0.95)
    for (let n = 0; n < rows.length; n++) {
      const { y, features } = rows[(n * 7919) % rows.length] as (typeof rows)[number];
      if (features.length === 0) continue;
      const norm = 1 / Math.sqrt(features.length);
      scores.set(bias);
      for (const f of features) for (let k = 0; k < size; k++) scores[k] = (scores[k] as number) + (weights[f * size + k] as number) * norm;
      const most = Math.max(...scores);
      let total = 0;
      for (let k = 0; k < size; k++) total += scores[k] = Math.exp((scores[k] as number) - most);
      for (let k = 0; k < size; k++) {
        const error = (scores[k] as number) / total - (k === y ? 1 : 0);
        bias[k] = (bias[k] as number) - rate * 0.05 * error;
        for (const f of features) {
          const at = f * size + k;
          weights[at] = (weights[at] as number) - rate * (error * norm + 0.0005 * (weights[at] as number));
        }
      }
    }
  const kept = [...index].map(([feature, f]) => {
    const pairs: number[] = [];
    for (let k = 0; k < size; k++) {
      const weight = Math.round((weights[f * size + k] as number) * SCALE);
      if (Math.abs(weight) >= SMALLEST) pairs.push(k, weight);
    }
    return [feature, pairs] as const;
  });
  const columns = columnsOf(kept.filter(([, pairs]) => pairs.length > 0));
  return { criteria, bias: [...bias].map((b) => Math.round(b * 1000) / 1000), scale: SCALE, ...columns };
}

mkdirSync(`${folder}model`, { recursive: true });
for (const language of LANGUAGES) {
  const path = `${folder}model/${language}.json`;
  const text = `${JSON.stringify(train(language))}\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not what the examples give; run: npm run train`);
    process.exitCode = 1;
  }
}
