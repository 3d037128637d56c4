import { strict as assert } from 'node:assert';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CRITERION } from '../support/problems.ts';
import { inFolder, only, vision } from './scenario.ts';

const PROPOSITION = '---\ndocument: propositie\nlanguage: nl\ntitle: Vallen\n---\n\n# Vallen\n\nWij helpen.\n';

describe('convenant new rule', () => {
  for (const [ui, word] of [
    ['nl', 'Een eigen criterium'],
    ['en', 'A criterion of your own'],
  ])
    it(`shows a criterion whose own examples hold, and that counts once it is extended (${ui})`, () =>
      inFolder({ 'v.md': PROPOSITION, '.convenant.yaml': 'extends: [huis.convenant.yaml]\n' }, async (scenario) => {
        const { status, stdout } = await scenario.run(`new rule voorraad-beheer --ui ${ui}`);
        assert.equal(status, 0);
        assert.ok(stdout.startsWith(`# ${word}`));
        const saved = await scenario.run(`new rule voorraad-beheer --ui ${ui} -o huis.convenant.yaml`);
        assert.deepEqual([saved.status, saved.stdout], [0, '']);
        assert.match(saved.stderr, /^huis\.convenant\.yaml .* convenant test huis\.convenant\.yaml /);
        assert.equal(scenario.read('huis.convenant.yaml'), stdout);
        const tested = await scenario.run('test huis.convenant.yaml');
        assert.deepEqual(tested, { status: 0, stdout: 'Examples tried: 7; all as expected.\n', stderr: '' });
        assert.match((await scenario.run('check v.md')).stdout, / information voorraad-beheer\/missing /);
      }));

  it('leaves alone what is there', () =>
    inFolder({ 'huis.yaml': 'known: [A]\n' }, async (scenario) => {
      const { status, stderr } = await scenario.run('new rule sleutels -o huis.yaml');
      assert.equal(status, 2);
      assert.match(stderr, /^convenant: huis\.yaml exists already and is left as it is/);
      assert.equal(scenario.read('huis.yaml'), 'known: [A]\n');
    }));

  for (const [command, message] of [
    ['new rule', /Give your criterion an id/],
    ['new', /convenant new rule <id>/],
    ['new rapport x', /“rapport” cannot be made/],
    ['new rule feedback', /“feedback” exists already/],
    ...['review', 'reference', 'front-matter', 'annotation', 'document', 'suppression', 'overlapping-propositions'].map(
      (id) => [`new rule ${id}`, new RegExp(`“${id}” already means something else`)] as const,
    ),
    ['new rule Sleutels', /“Sleutels” cannot be an id/],
    ['new rule sleutels -o map/huis.yaml', /map\/huis\.yaml cannot be written: the folder that it is to be in is not there\./],
  ] as const)
    it(`refuses what cannot be made: ${command}`, () =>
      inFolder({}, async (scenario) => {
        const { status, stdout, stderr } = await scenario.run(command);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, message);
      }));
});

const TESTED = `${CRITERION}    examples:
      headings: [Sleutels, De kelder]
      not-headings: [Sleutels van het gebouw]
      met:
        - {text: De sleutel hangt bij de balie., heading: Sleutels, states: [plek]}
        - {text: De sleutel hangt bij de balie., heading: Sleutels, states: [plek, tijd]}
        - De sleutel ligt op tafel.
      not:
        - De kern is vertrouwen.
        - {text: De sleutel ligt op tafel., heading: Sleutels, lacks: [plek]}
        - {text: De sleutel ligt op tafel., heading: Sleutels, lacks: [tijd]}
        - {text: De sleutel is weg., heading: Sleutels, lacks: all}
examples:
  feedback:
    headings: {nl: [Wat u verneemt over uw aandeel]}
headings: {feedback: [verneemt over uw aandeel]}
`;

describe('convenant test', () => {
  it('says of each example that fails where it stands, and what was found instead', () =>
    inFolder({ 'huis.yaml': TESTED }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('test huis.yaml');
      const line = (words: string): number => TESTED.slice(0, TESTED.indexOf(words)).split('\n').length;
      assert.equal(stderr, '');
      assert.deepEqual(stdout.split('\n'), [
        `huis.yaml:${line('[Sleutels, De kelder')}: the heading “De kelder” does not announce sleutels. Nothing was found in it.`,
        `huis.yaml:${line('not-headings')}: the heading “Sleutels van het gebouw” announces sleutels, and should not. Found: sleutels.`,
        `huis.yaml:${line('{text: De sleutel hangt bij de balie., heading: Sleutels, states: [plek, tijd]}')}: “De sleutel hangt bij de balie.” does not state tijd. Found: sleutels, sleutels/plek.`,
        `huis.yaml:${line('- De sleutel ligt op tafel.')}: sleutels is not recognised in “De sleutel ligt op tafel.”. Nothing was found in it.`,
        `huis.yaml:${line('{text: De sleutel ligt op tafel., heading: Sleutels, lacks: [plek]}')}: “De sleutel ligt op tafel.” states plek, and should not. Found: sleutels, sleutels/plek.`,
        'Examples tried: 11; not as expected: 5.',
        '',
      ]);
      assert.equal(status, 1);
    }));

  it('tries what holds here, with what it extends', () =>
    inFolder(
      {
        '.convenant.yaml': 'extends: [huis/huis.yaml]\nexamples: {feedback: {headings: [Terugkoppeling]}}\n',
        'huis/huis.yaml': 'examples: {feedback: {not-headings: [Begroting]}}\n',
        'sub/x.md': vision(),
      },
      async (scenario) => {
        assert.deepEqual(await scenario.run('test', { cwd: 'sub' }), {
          status: 2,
          stdout: '',
          stderr: (await scenario.run('test', { cwd: 'sub' })).stderr,
        });
        assert.deepEqual(await scenario.run('test --ui nl'), {
          status: 0,
          stdout: 'Voorbeelden geprobeerd: 2; ze kloppen allemaal.\n',
          stderr: '',
        });
      },
    ));

  it('does not pass over mistakes, nor over files that are not there', () =>
    inFolder({ 'huis.yaml': 'examples: {feedbak: {headings: [Terugkoppeling]}}\n', 'leeg.yaml': '' }, async (scenario) => {
      const wrong = await scenario.run('test huis.yaml');
      // What is refused may have examples: it is not said that there are none.
      assert.deepEqual([wrong.status, wrong.stdout], [2, '']);
      assert.match(wrong.stderr, /^huis\.yaml:1:12: “feedbak” is not a criterion\. Do you mean “feedback”\?\n$/);
      assert.equal((await scenario.run('test nergens.yaml')).status, 2);
      assert.match((await scenario.run('test leeg.yaml')).stdout, /^There are no examples to try/);
    }));
});

describe('what a configuration extends', () => {
  it('is never outside the repository, by a link neither', () =>
    inFolder({ 'buiten.yaml': 'known: x\n', 'repo/.git/HEAD': '', 'repo/v.md': vision() }, async (scenario) => {
      symlinkSync('../buiten.yaml', join(scenario.folder, 'repo/link.yaml'));
      for (const [target, told] of [
        ['../buiten.yaml', 'is outside the workspace'],
        ['link.yaml', 'is outside the workspace'],
      ]) {
        scenario.write({ 'repo/.convenant.yaml': `extends: [${target}]\n` });
        const { status, stderr } = await scenario.run('check v.md', { cwd: 'repo' });
        assert.equal(status, 2);
        assert.match(stderr, new RegExp(`^\\.convenant\\.yaml:1:11: “${target}” ${told}`));
      }
    }));
});

describe('own criteria on the command line', () => {
  const tree = { '.convenant.yaml': `${only()}${CRITERION}`, 'v.md': PROPOSITION, 'sub/w.md': PROPOSITION };

  it('are explained, listed, checked and mended like ours', () =>
    inFolder(tree, async (scenario) => {
      assert.match(
        (await scenario.run('explain sleutels')).stdout,
        /^# Sleutels \(`sleutels`\)\n\n.+\n\nZeg waar de sleutel ligt\.\n\n## Elements/,
      );
      assert.match((await scenario.run('explain sleutels/plek')).stdout, /waar hij ligt/);
      assert.match((await scenario.run('criteria')).stdout, /\n {2}sleutels +Sleutels\n/);
      const { documents } = JSON.parse((await scenario.run('check v.md --format json')).stdout) as {
        documents: { criteria: Record<string, unknown>; findings: { code: string; decidedBy?: unknown; fixes: { title: string }[] }[] }[];
      };
      assert.equal(documents[0]?.findings[0]?.code, 'sleutels/missing');
      assert.ok(documents[0]?.criteria.sleutels);
      assert.equal(documents[0]?.findings[0]?.decidedBy, undefined);
    }));

  it('say with --verbose which file decided', () =>
    inFolder({ ...tree, 'huis.yaml': 'levels: {sleutels: error}\n' }, async (scenario) => {
      assert.match((await scenario.run('check v.md -v')).stdout, /sleutels\/missing .+\n {4}Criterion from \.convenant\.yaml\n/);
      scenario.write({
        'huis.yaml': CRITERION,
        '.convenant.yaml': 'extends: [huis.yaml]\nlevels: {sleutels: {concept: error}}\nprofile: standard\n',
      });
      assert.match(
        (await scenario.run('check v.md --verbose')).stdout,
        / error sleutels\/missing .+\n {4}Level set in \.convenant\.yaml\n/,
      );
      assert.match((await scenario.run('check v.md --verbose')).stdout, /Profile set in \.convenant\.yaml\n/);
      const json = JSON.parse((await scenario.run('check v.md -v --format json')).stdout) as {
        documents: { findings: { code: string; decidedBy?: unknown }[] }[];
      };
      const finding = json.documents[0]?.findings.find(({ code }) => code === 'sleutels/missing');
      assert.deepEqual(finding?.decidedBy, { by: 'level', path: '.convenant.yaml' });
    }));

  it('tell what is wrong in a file that is extended, at its place', () =>
    inFolder({ 'v.md': vision(), '.convenant.yaml': `extends: [huis.yaml]\n${only()}`, 'huis.yaml': 'known: x\n' }, async (scenario) => {
      const { status, stderr } = await scenario.run('check v.md');
      assert.equal(status, 2);
      assert.match(stderr, /^huis\.yaml:1:8: “known” should be a list/);
    }));
});
