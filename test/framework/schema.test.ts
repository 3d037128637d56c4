import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { readConfiguration } from '../../server/src/framework/configuration/read.ts';
import { framework } from '../support/framework.ts';
import { told } from '../support/problems.ts';

const SCHEMA = fileURLToPath(new URL('../../server/framework/schema/configuration.schema.json', import.meta.url));
const PAGE = fileURLToPath(new URL('../../docs/configuration.md', import.meta.url));
const CRITERION = `criteria:
  - id: sleutels
    title: {nl: Sleutels, en: Keys}
    lens: process
    levels: {Propositie: Essentieel, vision: complete}
    asks: Zeg waar de sleutel ligt.
    block: sleutels
    why:
    sources: [huis §1, 2]
    factors: [trust]
    firm: true
    table: {row: [sleutel], columns: {plek: {nl: [plek]}}}
    elements:
      plek: {type: text, title: waar hij ligt, asked-of: {propositie: standaard}, cues: [ligt|hangt bij, "koppel- & !geen"], values: [term], own-name: false}
    examples:
      headings: [Sleutels]
      met: [De sleutel ligt hier., {text: Hij ligt bij de balie., states: [plek], heading: Sleutels}]
      not: {nl: [De kern., {text: Hij., lacks: all}, {text: Hij., lacks: [plek]}]}
`;

const GOOD = [
  '',
  'profile:\nlevels:\ncriteria:\n',
  'profile: Volledig\nlevels: {feedback: off, roles/holder: hint, disputes: {Vastgesteld: error, reglement: off}}\n',
  'paths: {"visie/**": Visie, "*.md": huishoudelijk reglement}\nknown: [GHOR, 112]\n',
  'jargon: [uitrollen]\n',
  'jargon: {add: [verbinden], remove: []}\n',
  'headings: {feedback: ["Wat u hoort?"]}\ncues: {feedback: {nl: ["laat * weten"], en: []}}\n',
  CRITERION,
  'recommendations:\n  - {study: huis, id: 1, title: Sleutel, template: De sleutel., kinds: [visie], meets: [feedback]}\n',
  'recommendations:\n  - {study: huis, id: 2b, title: {nl: Sleutel}, template: {visie: {nl: a, en: b}, propositie: c}}\n',
  'examples: {feedback: {met: [a b c], not-headings: {en: [Patient feedback]}}}\n',
];

/** Each is wrong in its form; names that only the reader knows (ids, codes) are not the schema's. */
const BAD = [
  '- a\n',
  'profiel: standard\n',
  'profile: streng\n',
  'profile: [standard]\n',
  'levels: [feedback]\n',
  'levels: {feedback: fout}\n',
  'levels: {feedback: {adoptd: error}}\n',
  'levels: {Feedback: hint}\n',
  'paths: {"*.md": vise}\n',
  'known: GHOR\n',
  'known: [[GHOR]]\n',
  'known: [""]\n',
  'jargon: uitrollen\n',
  'jargon: {ad: [x]}\n',
  'headings: {feedback: x}\n',
  'headings: {feedback: {de: [x]}}\n',
  `headings: {feedback: [${'x'.repeat(201)}]}\n`,
  'extends: [https://voorbeeld.nl/huis.yaml]\n',
  'extends: [/etc/huis.yaml]\n',
  'extends: huis.txt\n',
  CRITERION.replace('lens: process', 'lens: proces'),
  CRITERION.replace('    asks: Zeg waar de sleutel ligt.\n', ''),
  CRITERION.replace('id: sleutels', 'id: De Sleutels'),
  CRITERION.replace('block: sleutels', 'block: de sleutels'),
  CRITERION.replace('type: text', 'type: tekst'),
  CRITERION.replace('plek: {type', 'Plek: {type').replace('columns: {plek', 'columns: {Plek'),
  CRITERION.replace('firm: true', 'firm: ja'),
  CRITERION.replace('firm: true', 'form: true'),
  CRITERION.replace('factors: [trust]', 'factors: [vertrouwen]'),
  CRITERION.replace('values: [term]', 'values: [termijn]'),
  CRITERION.replace('lacks: all', 'lacks: 3, lack: x'),
  CRITERION.replace('{nl: Sleutels, en: Keys}', '[Sleutels]'),
  'recommendations: [{study: huis, id: 1, title: Sleutel}]\n',
  'recommendations: [{study: Ons Huis, id: 1, title: Sleutel, template: x}]\n',
  'examples: {feedback: {goed: [a]}}\n',
];

describe('the JSON Schema of a configuration', () => {
  const valid = new Ajv({ allowUnionTypes: true, strict: true, strictTypes: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  const errors = (text: string): string => {
    valid(parse(text) ?? null);
    return (valid.errors ?? []).map((e) => `${e.instancePath} ${e.message}`).join('\n');
  };
  const problems = (text: string): string =>
    readConfiguration('x', text, framework, () => ({ code: 'configuration/extends-relative' }))
      .problems.map(told)
      .join('\n');

  for (const text of GOOD)
    it(`accepts what the reader accepts: ${name(text)}`, () => {
      assert.equal(problems(text), '');
      assert.equal(errors(text), '');
    });

  for (const text of BAD)
    it(`refuses what the reader refuses: ${name(text)}`, () => {
      assert.notEqual(problems(text), '');
      assert.notEqual(errors(text), '');
    });

  it('accepts the examples of the page, but for what they extend', () => {
    const blocks = [...readFileSync(PAGE, 'utf8').matchAll(/```yaml\n([^`]*?)```/g)].map(([, text]) => text ?? '');
    const [whole = '', examples = ''] = blocks;
    assert.equal(errors(whole), '');
    assert.equal(problems(whole.replace(/^extends.*\n/, '')), '');
    const criterion = whole.slice(whole.indexOf('criteria:')) + examples;
    assert.equal(errors(criterion), '');
    assert.equal(problems(criterion), '');
  });
});

function name(text: string): string {
  const changed = text.split('\n').find((line) => !CRITERION.includes(line)) ?? text.split('\n')[0];
  return JSON.stringify(changed).slice(0, 80);
}
