import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { document } from '../support/between.ts';
import { inFolder, MISSPELT, type Scenario, vision } from './scenario.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const SCAN = 'domein;Anna;Piet\nleiderschap;6;2,5\nprocessen;4;5\n';

function validator(name: string): ValidateFunction {
  const file = fileURLToPath(new URL(`../../server/framework/schema/${name}.schema.json`, import.meta.url));
  return new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(file, 'utf8')) as object);
}

const schemas = { profile: validator('profile'), questions: validator('questions') };

/** What a command writes, after it was held against its schema. */
async function json<T>(scenario: Scenario, command: string, stdin = ''): Promise<T & { status: number }> {
  const { stdout, status } = await scenario.run(`${command} --format json`, { stdin });
  const validate = schemas[command.startsWith('profile') ? 'profile' : 'questions'];
  const output: unknown = JSON.parse(stdout);
  assert.ok(validate(output), JSON.stringify(validate.errors, null, 2));
  return { ...(output as T), status };
}

interface ProfileOutput {
  documents: { path: string; questions: { answer: string; passages: { line: number; text: string }[] }[] | null }[];
  set: { counts: Record<string, number> } | null;
  scan: { respondents: string[]; domains: { id: string; disagreement: boolean }[] } | null;
  problems: { path: string; message: string }[];
}

describe('convenant profile', () => {
  it('is as its schema says, for the examples with a scan', () =>
    inFolder({ 'scan.csv': SCAN }, async (scenario) => {
      const { documents, set, scan, problems, status } = await json<ProfileOutput>(scenario, `profile ${EXAMPLES} --scan scan.csv`);
      assert.equal(status, 0);
      assert.equal(documents.length, 8);
      assert.ok((set?.counts.met ?? 0) > 50);
      assert.deepEqual(problems, []);
      assert.deepEqual(scan?.respondents, ['Anna', 'Piet']);
      assert.deepEqual(
        scan?.domains.filter((d) => d.disagreement).map((d) => d.id),
        ['leadership'],
      );
      const memory = documents.find(({ path }) => path.endsWith('proposition-memory-clinic.md'));
      assert.equal(memory?.questions?.length, 4);
    }));

  it('gives places that start at one', () =>
    inFolder({ 'visie.md': vision(':::ambitie\n:ambitie[Wij houden de zorg dichtbij.]\n:::') }, async (scenario) => {
      const { documents } = await json<{
        documents: { criteria: { id: string; evidence: { line: number; column: number; element: string }[] }[] }[];
      }>(scenario, 'profile');
      const ambition = documents[0]?.criteria.find(({ id }) => id === 'shared-ambition');
      assert.ok(ambition?.evidence.some(({ element, line, column }) => element === 'statement' && line === 10 && column === 1));
    }));

  it('fits on a screen for each document, and gives no grade', () =>
    inFolder({}, async (scenario) => {
      for (const ui of ['nl', 'en']) {
        const { stdout, status } = await scenario.run(`profile ${EXAMPLES}/nl --ui ${ui}`);
        assert.equal(status, 0);
        const parts = stdout.split('\n\n').filter((part) => /^\S+\.md \(/.test(part));
        assert.equal(parts.length, 4);
        for (const part of parts) assert.ok(part.split('\n').length <= 48, part);
        for (const line of stdout.split('\n')) assert.ok(line.length <= 130, line);
        assert.doesNotMatch(stdout, /\d+ ?%|\b\d[.,]\d\b/);
        assert.doesNotMatch(stdout, /\b(?:profile|answer|effect|questions|scan|standing)\/[a-z]|undefined|\{\w+\}/);
      }
    }));

  it('shows the matrix, the four questions, the stages and disagreement to a reader', () =>
    inFolder(
      {
        'visie.md': vision().replace(
          'title:',
          'integratie: {klinisch: [afstemming, coördinatie]}\norganisatietype: {regio: complex}\ntitle:',
        ),
        'scan.csv': SCAN,
      },
      async (scenario) => {
        const { stdout } = await scenario.run('profile visie.md --scan scan.csv --ui nl');
        assert.match(stdout, /^ {2}Klinisch +Afstemming +→ Coördinatie$/m);
        assert.match(stdout, /^ {2}Systeem +–$/m);
        assert.match(stdout, /^Type organisatie: regio complex$/m);
        assert.match(stdout, /^ {2}Overpeinzing +Weegt/m);
        assert.match(stdout, /voorspelt niet in welke fase/);
        assert.match(stdout, /^ {2}Leiderschap +4,3 {2}\S{7} {2}3,5 punten verschil: 2,5 Piet; 6 Anna$/m);
        assert.match(stdout, /^ {2}Processen +4,5 {2}\S{7}$/m);
      },
    ));

  it('ends with 0 where criteria are missing, and with 2 where something cannot be read', () =>
    inFolder(
      { 'visie.md': vision(), 'fout.md': '---\ndocument: vise\n---\n', 'oud.md': Buffer.from(vision('ë'), 'latin1') },
      async (scenario) => {
        assert.equal((await scenario.run('profile visie.md')).status, 0);
        const { status, documents, problems } = await json<ProfileOutput>(scenario, 'profile . nergens');
        assert.equal(status, 2);
        assert.deepEqual(
          documents.map(({ path }) => path),
          ['visie.md'],
        );
        assert.deepEqual(
          problems.map(({ path }) => path),
          ['nergens', 'fout.md', 'oud.md'],
        );
      },
    ));

  it('reads standard input, and shows a document whose annotation is broken all the same', () =>
    inFolder({}, async (scenario) => {
      const { status, documents } = await json<ProfileOutput>(scenario, 'profile -', MISSPELT);
      assert.deepEqual([status, documents.length], [0, 1]);
    }));

  it('says where a scan is wrong, shows the rest, and says where there is none', () =>
    inFolder({ 'visie.md': vision(), 'scan.yaml': 'respondents:\n  - scores: {leiderschap: 9, processen: 3}\n' }, async (scenario) => {
      const wrong = await scenario.run('profile visie.md --scan scan.yaml --ui nl');
      assert.equal(wrong.status, 2);
      assert.match(wrong.stderr, /^scan\.yaml:2:27: .*“9” is geen score/);
      assert.match(wrong.stdout, /Processen +3,0/);
      const none = await scenario.run('profile visie.md --scan nergens.csv --ui nl');
      assert.equal(none.status, 2);
      assert.match(none.stderr, /nergens\.csv.*niet te lezen/);
      assert.equal(none.stdout, '');
    }));

  it('says where there are no documents', () =>
    inFolder({ 'blog.md': '# Blog\n' }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('profile');
      assert.deepEqual([status, stdout], [0, '']);
      assert.match(stderr, /^No documents found/);
    }));

  it('shows how a document stands among the others: what it leaves to one of them is there', () => {
    const tree = {
      'leden.md': document(
        'ledenovereenkomst',
        'title: Leden',
        '## Geschillen\n\nGeschillen worden behandeld als geregeld in [de regels](regels.md).',
      ),
      'regels.md': document(
        'reglement',
        'title: Regels',
        ':::geschil\n:stappen[Eerst praten.] :beslisser[De commissie.] :termijn[zes weken]\n:::',
      ),
    };
    return inFolder(tree, async (scenario) => {
      const met = async (paths: string): Promise<number | undefined> =>
        (await json<{ documents: { counts: { met: number } }[] }>(scenario, `profile ${paths}`)).documents[0]?.counts.met;
      assert.equal(await met('leden.md regels.md'), ((await met('leden.md')) ?? 0) + 1);
    });
  });

  it('is set by options and configuration as check is', () =>
    inFolder({ 'a.md': '# Plan\n' }, async (scenario) => {
      const { documents } = await json<{ documents: { kind: string; profile: string }[] }>(
        scenario,
        'profile a.md --kind propositie --profile essential',
      );
      assert.deepEqual(
        documents.map(({ kind, profile }) => [kind, profile]),
        [['proposition', 'essential']],
      );
    }));
});

describe('convenant questions', () => {
  interface Questions {
    language: string;
    lenses: { id: string; questions: { criterion: string; question: string }[] }[];
  }

  it('is as its schema says, for documents that lack something', () =>
    inFolder({ 'visie.md': vision() }, async (scenario) => {
      const { lenses, language, status } = await json<Questions>(scenario, `questions visie.md ${EXAMPLES} --profile complete`);
      assert.equal(status, 0);
      assert.equal(language, 'en');
      assert.deepEqual(
        lenses.map(({ id }) => id),
        ['ambition', 'interests', 'relation', 'organisation', 'process'],
      );
    }));

  it('asks in the language of the documents, unless told otherwise', () =>
    inFolder({ 'visie.md': vision() }, async (scenario) => {
      assert.equal((await json<Questions>(scenario, 'questions')).language, 'nl');
      assert.equal((await json<Questions>(scenario, 'questions --ui en')).language, 'en');
      assert.match(
        (await scenario.run('questions')).stdout,
        /^Gedeelde ambitie: .*\n\n {2}1\. \S.*\?\n {5}\S.*visie\.md: ontbreekt\n {5}.*Bron: /,
      );
    }));

  it('can be put in a letter, as Markdown in which nothing of a path is a mark', () =>
    inFolder({ 'mijn_visie_.md': vision() }, async (scenario) => {
      const { stdout, status } = await scenario.run('questions --format markdown');
      assert.equal(status, 0);
      assert.match(stdout, /^# Vragen voor de leden\n\n## Gedeelde ambitie\n\n.*\n\n1\. /);
      assert.match(stdout, /^ {3}\*.* · mijn\\_visie\\_\.md: ontbreekt\*$/m);
    }));

  it('has nothing to ask where nothing is missing', () =>
    inFolder({}, async (scenario) => {
      assert.equal(
        (await scenario.run(`questions ${EXAMPLES}/nl/visie.md`)).stdout,
        'Er ontbreekt niets waarover een vraag te stellen is.\n',
      );
    }));

  it('explains itself', () =>
    inFolder({}, async (scenario) => {
      for (const command of ['profile', 'questions'])
        for (const ui of ['nl', 'en']) {
          const { status, stdout } = await scenario.run(`${command} --help --ui ${ui}`);
          assert.equal(status, 0);
          assert.match(stdout, new RegExp(`convenant ${command} .*\\n[\\s\\S]*--format text\\|json`));
        }
    }));
});
