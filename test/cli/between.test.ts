import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { document } from '../support/between.ts';
import { framework } from '../support/framework.ts';
import { inFolder, only, type Tree } from './scenario.ts';

const VISION = document('visie', 'title: Dichtbij\nends: 2030', '# Dichtbij\n\n:::ambitie{#thuis}\nOuderen wonen veilig thuis.\n:::');
const OFFER = document('propositie', 'title: Na een val\nends: 2032\nserves: visie.md#thuis', '# Na een val');
const CODE = 'horizon-consistency/outlives';
const SET: Tree = { 'visie.md': VISION, 'aanbod.md': OFFER, '.convenant.yaml': only() };
const MESSAGE =
  '“Na een val” runs until 2032, but “Dichtbij”, the vision whose ambition it serves, only until 2030. Say what happens after that, or let it end with the vision.';
const FINDING = {
  code: CODE,
  level: 'information',
  message: MESSAGE,
  fingerprint: '28e7ac982416b239',
  places: [
    { path: 'aanbod.md', line: 5, column: 7 },
    { path: 'visie.md', line: 5, column: 7 },
  ],
};

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../server/framework/schema/check.schema.json', import.meta.url)), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

interface Output {
  documents: { path: string; findings: { code: string }[]; criteria: Record<string, { standing: string }> }[];
  between: (typeof FINDING)[];
  summary: Record<string, number>;
}

const json = (tree: Tree, command: string, stdin = ''): Promise<Output & { status: number }> =>
  inFolder(tree, async (scenario) => {
    const { stdout, status } = await scenario.run(`${command} --format json`, { stdin });
    const output: unknown = JSON.parse(stdout);
    assert.ok(validate(output), JSON.stringify(validate.errors, null, 2));
    return { ...(output as Output), status };
  });

describe('findings in a document that others of its set settle', () => {
  const TASKS = '# Wie wat doet\n\nDe schoolverbinder spreekt elke maand de mentoren.';
  const ROLE =
    '# Rollen\n\n:::rol{#schoolverbinder vervuld-door="een praktijkondersteuner"}\nDe schoolverbinder :taken[spreekt de scholen].\n:::';
  interface Found {
    documents: { path: string; findings: { code: string; message: string; fingerprint: string }[] }[];
  }
  const found = (others: Tree): Promise<Found['documents'][number]['findings']> =>
    inFolder(
      {
        'a.md': document('propositie', 'status: vastgesteld\nserves: b.md', TASKS),
        '.convenant.yaml': only({ roles: 'warning' }),
        ...others,
      },
      async (scenario) => {
        const { documents } = JSON.parse((await scenario.run('check . --format json --ui nl')).stdout) as Found;
        return documents.find(({ path }) => path === 'a.md')?.findings ?? [];
      },
    );
  const other = { 'b.md': document('visie', '', ROLE) };

  it('give their fingerprint to the next that is alike, as they do where the document is read among the others', async () => {
    const [alone, among] = [await found({}), await found(other)].map((all) => all.filter(({ code }) => code === 'roles/undefined'));
    assert.equal(alone?.length, 2);
    assert.match(among?.[0]?.message ?? '', /mentoren/);
    assert.deepEqual([among?.length, among?.[0]?.fingerprint], [1, alone?.[0]?.fingerprint]);
  });

  it('are not counted among those that are open in an adopted document', async () => {
    const open = (all: Awaited<ReturnType<typeof found>>): string | undefined => all.find(({ code }) => code === 'review/open')?.message;
    assert.match(open(await found({})) ?? '', /nog 3 meldingen open/);
    assert.match(open(await found(other)) ?? '', /nog 2 meldingen open/);
  });
});

describe('findings between documents on the command line', () => {
  it('stand apart in JSON with all their places, counted once', async () => {
    const { between, documents, summary, status } = await json(SET, 'check');
    assert.deepEqual(between, [FINDING]);
    assert.deepEqual(
      documents.flatMap(({ findings }) => findings),
      [],
    );
    assert.deepEqual(summary, { documents: 2, errors: 0, warnings: 0, information: 1, hints: 0 });
    assert.equal(status, 0);
  });

  it('count for the exit status at their level', async () => {
    assert.equal((await json(SET, 'check --fail-on information')).status, 1);
    assert.equal((await json({ ...SET, '.convenant.yaml': only({ 'horizon-consistency': 'warning' }) }, 'check')).status, 1);
    assert.deepEqual((await json({ ...SET, '.convenant.yaml': only({ 'horizon-consistency': 'off' }) }, 'check')).between, []);
    assert.deepEqual((await json(SET, 'check --profile essential')).between, []);
  });

  it('have the level that the configuration gives them for the kind and status of the document where they belong', async () => {
    const levels = (rule: string): Tree => ({ ...SET, '.convenant.yaml': `${only()}\n  ${CODE}: ${rule}\n` });
    const level = async (tree: Tree): Promise<string | undefined> => (await json(tree, 'check')).between[0]?.level;
    assert.equal(await level(levels('{propositie: hint}')), 'hint');
    assert.equal(await level(levels('{visie: hint}')), 'information');
    assert.equal(await level(levels('{vastgesteld: error}')), 'information');
    const adopted = { ...levels('{vastgesteld: error}'), 'aanbod.md': OFFER.replace('title:', 'status: vastgesteld\ntitle:') };
    assert.equal(await level(adopted), 'error');
    assert.deepEqual((await json(adopted, 'check --verbose')).between[0], {
      ...FINDING,
      level: 'error',
      places: FINDING.places.map((place, i) => (i === 0 ? { ...place, line: 6 } : place)),
      decidedBy: { by: 'level', path: '.convenant.yaml' },
    });
    await inFolder(adopted, async (scenario) =>
      assert.match((await scenario.run('check --verbose')).stdout, /see also visie\.md:5:7\n {4}\S.*\.convenant\.yaml\n/),
    );
  });

  it('concern the files that are given, what comes in on standard input among them', async () => {
    assert.deepEqual((await json(SET, 'check aanbod.md')).between, []);
    assert.deepEqual((await json(SET, 'check - aanbod.md --stdin-filename visie.md', VISION)).between, [FINDING]);
    assert.deepEqual((await json(SET, 'check - aanbod.md --stdin-filename visie.md', VISION.replace('2030', '2040'))).between, []);
  });

  it('concern documents of one configuration', async () => {
    const tree = { 'noord/visie.md': VISION, 'zuid/aanbod.md': OFFER.replace('visie.md', '../noord/visie.md') };
    assert.equal((await json(tree, 'check')).between.filter(({ code }) => code === CODE).length, 1);
    assert.deepEqual((await json({ ...tree, 'zuid/.convenant.yaml': only() }, 'check')).between, []);
  });

  it('are written after the documents, in the order of their first place', () =>
    inFolder(SET, async (scenario) => {
      assert.deepEqual(await scenario.run('check'), {
        status: 0,
        stderr: '',
        stdout: `Between the documents\naanbod.md:5:7 information ${CODE} ${MESSAGE}\n    see also visie.md:5:7\n\nTo have a finding explained: convenant explain ${CODE}\n2 documents: 1 information.\n`,
      });
      assert.equal((await scenario.run('check --quiet')).stdout, '');
    }));

  it('settle what a document alone would be told: roles, references and comments', async () => {
    const roles = ':::rol{#valcoordinator vervuld-door="een wijkverpleegkundige"}\nDe valcoördinator gaat op huisbezoek.\n:::';
    const comment = `<!-- convenant-disable-file ${CODE}: de leden weten dat -->\n\n`;
    const tree = {
      'aanbod.md': OFFER.replace('# Na een val', `${comment}# Na een val\n\nDe valcoördinator belt de patiënt.`),
      'leden.md': document(
        'ledenovereenkomst',
        'title: Leden',
        '## Geschillen\n\nGeschillen worden behandeld zoals geregeld in [de regels](regels.md).',
      ),
      'regels.md': document(
        'reglement',
        'title: Regels',
        `:::geschil\n:stappen[Eerst praten.] :beslisser[De geschillencommissie.] :termijn[zes weken]\n:::\n\n${roles}`,
      ),
      'visie.md': VISION,
    };
    const codes = ({ documents }: Output, path: string): string[] =>
      documents.find((d) => d.path === path)?.findings.map(({ code }) => code) ?? [];
    const together = await json(tree, 'check');
    assert.deepEqual(
      together.documents.map(({ path }) => path),
      ['aanbod.md', 'leden.md', 'regels.md', 'visie.md'],
    );
    assert.ok(!codes(together, 'aanbod.md').some((code) => code === 'roles/undefined' || code === 'suppression/unused'));
    assert.equal(together.documents[1]?.criteria.disputes?.standing, 'met');
    assert.deepEqual(
      together.between.filter(({ code }) => code === CODE),
      [],
    );
    const alone = await json(tree, 'check aanbod.md leden.md');
    assert.ok(['roles/undefined', 'suppression/unused'].every((code) => codes(alone, 'aanbod.md').includes(code)));
    assert.equal(alone.documents[1]?.criteria.disputes?.standing, 'missing');
  });

  for (const { id, title } of framework.structure.between)
    it(`are explained: ${id}, in both languages`, () =>
      inFolder({}, async (scenario) => {
        for (const ui of ['nl', 'en'] as const) {
          const { stdout, status } = await scenario.run(`explain ${id} --ui ${ui}`);
          assert.equal(status, 0);
          assert.ok(stdout.startsWith(`# ${title[ui]} (\`${id}\`)`), stdout);
          assert.match(
            stdout,
            ui === 'nl'
              ? /## Waarom[\s\S]*Bron: (?:Van der Pluijm|Beter Samen in Noord) \(201[78]\), §[\s\S]*## Wat te doen/
              : /## Why[\s\S]*Source: (?:Van der Pluijm|Beter Samen in Noord) \(201[78]\), §[\s\S]*## What to do/,
          );
        }
      }));

  it('are explained by their code, which is suggested where it is misspelt', () =>
    inFolder({}, async (scenario) => {
      assert.match(
        (await scenario.run('explain overlapping-propositions/unnamed')).stdout,
        /^`overlapping-propositions\/unnamed`: “…” and “…” are for the same patients/,
      );
      assert.match((await scenario.run('explain overlaping-proposition/unnamed')).stderr, /overlapping-propositions\/unnamed/);
    }));
});
