/**
 * Trains the models of `document/recognition/` (`subjects.ts`, `gist.ts`) on the example sentences, headings and
 * sections below `server/framework/recognition/` and on the texts in `server/framework/criteria/`, and writes
 * `server/framework/model/{nl,en}.json`. No chance in it: the same data give the same bytes. With
 * `--check` it writes nothing and fails where the files are not what it would write.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { features as featuresOf, lengthOf } from '../server/src/document/recognition/linear.ts';
import { ValueFinder } from '../server/src/document/recognition/values.ts';
import { loadFramework } from '../server/src/framework/load.ts';
import { LANGUAGES, type Language, type LinearModel, type Models } from '../server/src/framework/types.ts';
import { words } from '../server/src/text/words.ts';
import { labelledSections } from '../test/support/sections.ts';
import { frameworkFiles } from './framework-files.ts';

const folder = fileURLToPath(new URL('../server/framework/', import.meta.url));
const EPOCHS = 15;
/** Parts of the sections of which each in turn is judged by what was learnt from the others. */
const FOLDS = 4;
/** How often an element must be right, on sentences that were not learnt from, where it is said to be stated. */
const PRECISION = Number(process.env.PREC ?? 0.85);
const SCALE = 20;
/** Smaller weights change no answer and cost space. */
const SMALLEST = { subjects: Number(process.env.SS ?? 12), elements: Number(process.env.SE ?? 8) };
/** Of the elements of other criteria, every so many are told that a sentence does not state them. */
const OTHERS_EVERY = 12;
const OTHERS_WEIGHT = 0.1;

interface Bank {
  headings?: Record<Language, string[]>;
  met?: Record<Language, { text: string; states: string[]; heading?: string }[]>;
  not?: Record<Language, { text: string; lacks: 'all' | string[] }[]>;
}

/** A text with what it is about and, where somebody labelled that, the elements that it states. */
interface Example {
  criterion: string;
  text: string;
  /** Per element whether the text states it; elements that nobody judged are not in it. */
  states?: ReadonlyMap<string, boolean>;
  /** Examples of one section are of one fold; undefined for what is always learnt. */
  fold?: number;
  /** Near-misses teach nothing about the subject. */
  subject: boolean;
}

const { framework } = loadFramework(frameworkFiles());
const banks = new Map(
  readdirSync(`${folder}recognition/examples`).map((name) => [
    name.replace('.yaml', ''),
    parse(readFileSync(`${folder}recognition/examples/${name}`, 'utf8')) as Bank,
  ]),
);

function examplesOf(language: Language): Example[] {
  const found: Example[] = [];
  for (const criterion of framework.criteria) {
    if (criterion.elements.length === 0) continue;
    const ids = criterion.elements.map((e) => e.id);
    const add = (text: string, states?: readonly string[]): void =>
      void found.push({
        criterion: criterion.id,
        text,
        subject: true,
        ...(states && { states: new Map(ids.map((id) => [id, states.includes(id)])) }),
      });
    const bank = banks.get(criterion.id);
    for (const { text, states } of bank?.met?.[language] ?? []) add(text, states);
    for (const { text, lacks } of bank?.not?.[language] ?? [])
      found.push({
        criterion: criterion.id,
        text,
        subject: false,
        states: new Map((lacks === 'all' ? ids : lacks).map((id) => [id, false])),
      });
    for (const heading of bank?.headings?.[language] ?? []) add(heading);
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
  for (const [n, section] of labelledSections().entries()) {
    if (section.language !== language || section.heldOut) continue;
    const { criterion } = section;
    const ids = framework.criterion(criterion)?.elements.map((e) => e.id) ?? [];
    // A near-miss has the words of its subject; whatever states something is on it.
    if (section.states.length > 0) found.push({ criterion, text: `${section.heading}. ${section.text}`, subject: true });
    for (const [text, states] of section.sentences)
      found.push({
        criterion,
        text,
        subject: states.length > 0,
        fold: n % FOLDS,
        states: new Map(ids.map((id) => [id, states.includes(id)])),
      });
  }
  return found;
}

interface Row {
  features: number[];
  example: Example;
}

/** Rows of feature numbers; features that stand in one example only are left out. */
function rowsOf(examples: readonly Example[], language: Language, sentences: boolean): { rows: Row[]; index: ReadonlyMap<string, number> } {
  const finder = new ValueFinder(framework.lexicon[language]);
  const sets = examples.map(({ text }) => {
    const found = words(text);
    const set = featuresOf(found, finder.find(found, text, 0));
    return sentences ? set.add(lengthOf(found)) : set;
  });
  const frequency = new Map<string, number>();
  for (const set of sets) for (const f of set) frequency.set(f, (frequency.get(f) ?? 0) + 1);
  const index = new Map([...frequency].filter(([, n]) => n >= 2).map(([f], i) => [f, i]));
  return {
    index,
    rows: examples.map((example, i) => ({ example, features: [...(sets[i] as Set<string>)].flatMap((f) => index.get(f) ?? []) })),
  };
}

/** Weights per feature and class, and a bias per class, learnt by stochastic gradient descent in a fixed order. */
class Learner {
  readonly weights: Float64Array;
  readonly bias: Float64Array;

  constructor(
    readonly classes: string[],
    private readonly index: ReadonlyMap<string, number>,
  ) {
    this.weights = new Float64Array(index.size * classes.length);
    this.bias = new Float64Array(classes.length);
  }

  score(k: number, features: readonly number[]): number {
    let sum = 0;
    for (const f of features) sum += this.weights[f * this.classes.length + k] as number;
    return (this.bias[k] as number) + sum / Math.sqrt(features.length);
  }

  learn(k: number, features: readonly number[], error: number, rate: number): void {
    const norm = 1 / Math.sqrt(features.length);
    this.bias[k] = (this.bias[k] as number) - rate * 0.05 * error;
    for (const f of features) {
      const at = f * this.classes.length + k;
      this.weights[at] = (this.weights[at] as number) - rate * (error * norm + 0.0005 * (this.weights[at] as number));
    }
  }

  model(smallest: number): LinearModel {
    const size = this.classes.length;
    const weights: Record<string, number[]> = {};
    for (const [feature, f] of [...this.index].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const pairs: number[] = [];
      for (let k = 0; k < size; k++) {
        const weight = Math.round((this.weights[f * size + k] as number) * SCALE);
        if (Math.abs(weight) >= smallest) pairs.push(k, weight);
      }
      if (pairs.length > 0) weights[feature] = pairs;
    }
    return { classes: this.classes, bias: [...this.bias].map((b) => Math.round(b * 1000) / 1000), scale: SCALE, weights };
  }
}

/** Every row in an order that mixes the criteria, some times over, with a falling rate. */
function descend(rows: readonly Row[], step: (row: Row, n: number, rate: number) => void): void {
  let rate = 0.5;
  for (let epoch = 0; epoch < EPOCHS; epoch++, rate *= 0.95)
    for (let n = 0; n < rows.length; n++) {
      const row = rows[(n * 7919) % rows.length] as Row;
      if (row.features.length > 0) step(row, n + epoch, rate);
    }
}

/** Multinomial logistic regression: which criterion a text is about. */
function subjects(rows: readonly Row[], index: ReadonlyMap<string, number>): LinearModel {
  const learner = new Learner([...new Set(rows.map(({ example }) => example.criterion))], index);
  const { classes } = learner;
  const scores = new Float64Array(classes.length);
  descend(rows, ({ example, features }, _, rate) => {
    const y = classes.indexOf(example.criterion);
    for (let k = 0; k < classes.length; k++) scores[k] = learner.score(k, features);
    const most = Math.max(...scores);
    let total = 0;
    for (let k = 0; k < classes.length; k++) total += scores[k] = Math.exp((scores[k] as number) - most);
    for (let k = 0; k < classes.length; k++) learner.learn(k, features, (scores[k] as number) / total - (k === y ? 1 : 0), rate);
  });
  return learner.model(SMALLEST.subjects);
}

/** A logistic regression per element: whether a sentence on its criterion states it. */
function elements(rows: readonly Row[], index: ReadonlyMap<string, number>): LinearModel {
  const classes = [
    ...new Set(rows.flatMap(({ example }) => [...(example.states ?? [])].map(([id]) => `${example.criterion}/${id}`))),
  ].sort();
  const judged = classes.map((): { score: number; stated: boolean }[] => []);
  for (let fold = 0; fold < FOLDS; fold++) {
    const learner = learnElements(
      rows.filter(({ example }) => example.fold !== fold),
      classes,
      index,
    );
    for (const { example, features } of rows) {
      if (example.fold !== fold || features.length === 0) continue;
      for (const [id, stated] of example.states ?? []) {
        const k = classes.indexOf(`${example.criterion}/${id}`);
        judged[k]?.push({ score: learner.score(k, features), stated });
      }
    }
  }
  const learner = learnElements(rows, classes, index);
  // A score of 0 is where an element begins to count.
  for (const [k, scores] of judged.entries()) learner.bias[k] = (learner.bias[k] as number) - (threshold(scores) ?? NEVER);
  return learner.model(SMALLEST.elements);
}

const NEVER = 99;

/** The lowest score from which on an element is right often enough; undefined where there is none. */
function threshold(judged: { score: number; stated: boolean }[]): number | undefined {
  judged.sort((a, b) => b.score - a.score);
  let right = 0;
  let best: number | undefined;
  judged.forEach(({ score, stated }, i) => {
    if (stated) right++;
    // One more of each kind, so that a few lucky ones prove nothing.
    if ((right + 1) / (i + 3) >= PRECISION) best = score;
  });
  return best;
}

function learnElements(rows: readonly Row[], classes: string[], index: ReadonlyMap<string, number>): Learner {
  const learner = new Learner(classes, index);
  const numbers = new Map(classes.map((name, k) => [name, k]));
  descend(rows, ({ example, features }, n, rate) => {
    const { criterion, states } = example;
    const learn = (k: number, target: number, weight: number): void => {
      const probability = 1 / (1 + Math.exp(-learner.score(k, features)));
      learner.learn(k, features, (probability - target) * weight, rate);
    };
    for (const [id, stated] of states ?? []) learn(numbers.get(`${criterion}/${id}`) as number, stated ? 1 : 0, 1);
    for (let k = n % OTHERS_EVERY; k < classes.length; k += OTHERS_EVERY)
      if (!(classes[k] as string).startsWith(`${criterion}/`)) learn(k, 0, OTHERS_WEIGHT);
  });
  return learner;
}

function train(language: Language): Models {
  const examples = examplesOf(language);
  const about = rowsOf(
    examples.filter(({ subject }) => subject),
    language,
    false,
  );
  const stating = rowsOf(
    examples.filter(({ states }) => states),
    language,
    true,
  );
  return { subjects: subjects(about.rows, about.index), elements: elements(stating.rows, stating.index) };
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
