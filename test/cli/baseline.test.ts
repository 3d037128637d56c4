import { strict as assert } from 'node:assert';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, only, type Scenario, vision } from './scenario.ts';

const CONFIG = { '.convenant.yaml': only() };
const LINK = 'Wie meedoet leest [de afspraken](#nergens) eerst goed door.';
const ARTICLE = `## Artikel 3 Deelname\n\n${LINK}`;
const OTHER = 'Het bestuur stelt [de begroting](#nergens) ieder jaar vast.';

/** Writes a baseline of what stands there, changes something, and checks again. */
async function checkedAfter(
  scenario: Scenario,
  change: () => void,
  command = 'check',
): Promise<{ status: number; codes: number; stderr: string }> {
  const made = await scenario.run('check . --baseline b.json --update-baseline');
  assert.equal(made.status, 0, made.stderr);
  change();
  const { status, stdout, stderr } = await scenario.run(`${command} --baseline b.json --format json`);
  const { documents } = JSON.parse(stdout) as { documents: { findings: object[] }[] };
  return { status, codes: documents.reduce((sum, { findings }) => sum + findings.length, 0), stderr };
}

const CLEAN = { status: 0, codes: 0, stderr: '' };

describe('convenant check --baseline', () => {
  it('holds what was found, does not tell it, and writes the same again', () =>
    inFolder({ 'map/a.md': vision(LINK), ...CONFIG }, async (scenario) => {
      const made = await scenario.run('check --baseline b.json --update-baseline');
      assert.deepEqual([made.status, made.stderr], [0, 'b.json has the findings of this run, 1 in all. They are not shown from now on.\n']);
      const first = scenario.read('b.json');
      assert.match(first, /"map\/a\.md": \[\n {6}"reference\/unknown-id [0-9a-f]{16}"\n/);
      assert.equal(
        (await scenario.run('check --baseline b.json')).stdout,
        '1 finding known in the baseline and not shown here.\nNothing found in 1 document.\n',
      );
      await scenario.run('check --baseline b.json --update-baseline');
      assert.equal(scenario.read('b.json'), first);
      // Paths are seen from the file, wherever the command is run.
      assert.equal((await scenario.run('check a.md --config ../.convenant.yaml --baseline ../b.json', { cwd: 'map' })).status, 0);
    }));

  const survives: readonly (readonly [string, (scenario: Scenario) => void])[] = [
    ['text above', (s) => s.write({ 'a.md': vision(`Een nieuwe alinea.\n\n## Artikel 2 Begin\n\nTekst.\n\n${ARTICLE}`) })],
    ['articles numbered anew', (s) => s.write({ 'a.md': vision(ARTICLE.replace('3', '12')) })],
    ['a text wrapped otherwise', (s) => s.write({ 'a.md': vision(ARTICLE.replaceAll(' eerst', '\neerst')) })],
    ['a file with another name', (s) => renameSync(join(s.folder, 'a.md'), join(s.folder, 'z.md'))],
  ];
  for (const [name, change] of survives)
    it(`survives ${name}`, () =>
      inFolder({ 'a.md': vision(ARTICLE), ...CONFIG }, async (scenario) => {
        assert.deepEqual(await checkedAfter(scenario, () => change(scenario)), CLEAN);
      }));

  const numbered: readonly (readonly [string, string, string])[] = [
    ['clauses', `3.1 ${LINK}`, `4.2 ${LINK}`],
    ['clauses line by line', `3.1 Wij zijn er.\n3.2 ${LINK}\n3.3 Zo is het.`, `4.1 Wij zijn er.\n4.2 ${LINK}\n4.3 Zo is het.`],
    ['clauses in bold', `**3.1** ${LINK}`, `**4.2** ${LINK}`],
    ['chapters', `## Hoofdstuk 3 Deelname\n\n${LINK}`, `## Hoofdstuk 4 Deelname\n\n${LINK}`],
    ['an article referred to', LINK.replace('goed', 'goed, zie artikel 3.1,'), LINK.replace('goed', 'goed, zie artikel 12.4,')],
  ];
  for (const [name, before, after] of numbered)
    it(`survives another number: ${name}`, () =>
      inFolder({ 'a.md': vision(before), ...CONFIG }, async (scenario) => {
        assert.deepEqual(await checkedAfter(scenario, () => scenario.write({ 'a.md': vision(after) })), CLEAN);
      }));

  it('tells a finding beside another figure, where a line was wrapped before it', () =>
    inFolder({ 'a.md': vision(LINK.replace(' eerst', '\n2.5 keer')), ...CONFIG }, async (scenario) => {
      const change = () => scenario.write({ 'a.md': vision(LINK.replace(' eerst', '\n3.5 keer')) });
      assert.equal((await checkedAfter(scenario, change)).codes, 1);
    }));

  const tells: readonly (readonly [string, string])[] = [
    ['of other words', `${LINK}\n\n${OTHER}`],
    ['above the known one', `${OTHER}\n\n${LINK}`],
    ['that is equal to the known one', `${LINK}\n\n${LINK}`],
  ];
  for (const [name, body] of tells)
    it(`tells a new finding ${name}`, () =>
      inFolder({ 'a.md': vision(LINK), ...CONFIG }, async (scenario) => {
        const { status, codes } = await checkedAfter(scenario, () => scenario.write({ 'a.md': vision(body) }));
        assert.deepEqual([status, codes], [1, 1]);
      }));

  it('tells the same finding in another document, also where a third is gone', () =>
    inFolder({ 'a.md': vision(LINK), 'b.md': vision(`${LINK}\n\n${OTHER}`), ...CONFIG }, async (scenario) => {
      const { codes } = await checkedAfter(scenario, () => {
        rmSync(join(scenario.folder, 'b.md'));
        // One is the document that was renamed, which is known once; the other is new.
        scenario.write({ 'c.md': vision(`${LINK}\n\n${OTHER}`), 'd.md': vision(LINK) });
      });
      assert.equal(codes, 1);
    }));

  it('says which entries fit nothing any more, and takes them out', () =>
    inFolder({ 'a.md': vision(LINK), 'b.md': vision(OTHER), ...CONFIG }, async (scenario) => {
      const change = (): void => {
        scenario.write({ 'a.md': vision() });
        rmSync(join(scenario.folder, 'b.md'));
      };
      assert.deepEqual(await checkedAfter(scenario, change), {
        ...CLEAN,
        stderr:
          'b.json: reference/unknown-id in a.md is no longer found.\nb.json: reference/unknown-id in b.md is no longer found.\n' +
          'b.json: Findings in it that are no longer there: 2. To take them out: --update-baseline\n',
      });
      await scenario.run('check --baseline b.json --update-baseline');
      assert.deepEqual(JSON.parse(scenario.read('b.json')), { version: 1, documents: {}, between: [] });
    }));

  it('leaves alone what a run over a part does not look at', () =>
    inFolder({ 'a.md': vision(LINK), 'b.md': vision(OTHER), ...CONFIG }, async (scenario) => {
      assert.deepEqual(await checkedAfter(scenario, () => rmSync(join(scenario.folder, 'b.md')), 'check a.md'), CLEAN);
      await scenario.run('check a.md --baseline b.json --update-baseline');
      assert.deepEqual(Object.keys((JSON.parse(scenario.read('b.json')) as { documents: object }).documents), ['a.md', 'b.md']);
    }));

  it('knows findings between documents', () =>
    inFolder(
      {
        'visie.md': `${vision()}\n:::ambitie{#thuis}\nOuderen wonen thuis.\n:::\n`,
        'p.md': vision().replace('visie', 'propositie'),
        '.convenant.yaml': only({ 'ambition-carried-through': 'warning' }),
      },
      async (scenario) => {
        assert.equal((await scenario.run('check')).status, 1);
        assert.deepEqual(await checkedAfter(scenario, () => undefined), CLEAN);
        const stale = await checkedAfter(scenario, () => rmSync(join(scenario.folder, 'visie.md')));
        assert.match(stale.stderr, /ambition-carried-through\/unnamed in p\.md is no longer found/);
      },
    ));

  it('is not written where not everything could be checked', () =>
    inFolder({ 'a.md': vision(LINK), ...CONFIG }, async (scenario) => {
      const { status, stderr } = await scenario.run('check a.md nergens.md --baseline b.json --update-baseline');
      assert.equal(status, 2);
      assert.match(stderr, /b\.json is left as it is, as not everything could be checked\.\n$/);
      assert.throws(() => scenario.read('b.json'));
    }));
});
