/**
 * Marks the examples in `server/framework/recognition/examples/` that the rules judge otherwise than their writers do
 * (`beyond: true`), and takes the mark from those that they now judge alike. Run after a change of recognition; the
 * difference shows what it gained and lost. A test holds the marks against the rules.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { LANGUAGES } from '../server/src/framework/types.ts';
import { announces, criteriaWithExamples, EXAMPLES, type Example, examplesOf, isJudgedRight } from '../test/support/example-bank.ts';
import { framework } from '../test/support/framework.ts';

let marked = 0;
let all = 0;
for (const id of criteriaWithExamples()) {
  const criterion = framework.criterion(id);
  const bank = examplesOf(id);
  if (!criterion || !bank) continue;
  const beyond = new Map<string, boolean>();
  const judge = (key: string, { text }: Example, right: boolean): void => void beyond.set(`${key} ${text}`, !right);
  for (const language of LANGUAGES) {
    for (const example of bank.headings[language]) judge(`headings ${language}`, example, announces(id, language, example.text));
    for (const example of bank.notHeadings[language]) judge(`not-headings ${language}`, example, !announces(id, language, example.text));
    for (const example of bank.met[language]) judge(`met ${language}`, example, isJudgedRight(criterion, language, example));
    for (const example of bank.not[language]) judge(`not ${language}`, example, isJudgedRight(criterion, language, example));
  }
  const path = `${EXAMPLES}${id}.yaml`;
  let part = '';
  let language = '';
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => {
      part = /^([\w-]+):$/.exec(line)?.[1] ?? part;
      language = /^ {2}(nl|en):$/.exec(line)?.[1] ?? language;
      const [, text] = /^ {4}- (?:\{(?:text|heading): )?("(?:[^"\\]|\\.)*")/.exec(line) ?? [];
      if (text === undefined) return line;
      const is = beyond.get(`${part} ${language} ${JSON.parse(text) as string}`);
      if (is === undefined) throw new Error(`${path}: not read: ${line}`);
      all++;
      if (is) marked++;
      if (part.endsWith('headings')) return is ? `    - {heading: ${text}, beyond: true}` : `    - ${text}`;
      const plain = line.replace(/, beyond: true\}$/, '}');
      return is ? plain.replace(/\}$/, ', beyond: true}') : plain;
    });
  writeFileSync(path, lines.join('\n'));
}
console.log(`${marked} of ${all} examples are beyond the rules`);
