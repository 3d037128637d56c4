import { strict as assert } from 'node:assert';
import { withoutStops } from '../../server/src/features/fixes.ts';
import { newDocument } from '../../server/src/features/new-document.ts';
import { framework } from '../support/framework.ts';
import { inFolder } from './scenario.ts';

describe('convenant new <kind>', () => {
  it('writes the document that an editor opens, with what is to be filled in between brackets', () =>
    inFolder({}, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('new propositie');
      assert.deepEqual([status, stderr], [0, '']);
      assert.equal(stdout, withoutStops(newDocument({ kind: 'proposition', language: 'nl', parties: [], serves: undefined }, framework)));
      assert.match(stdout, /\n# \[titel\]\n/);
      assert.doesNotMatch(stdout, /\$\{/);
    }));

  it('writes it in a file that is not there yet, which is then checked', () =>
    inFolder({}, async (scenario) => {
      const first = await scenario.run('new vision -o vision.md');
      assert.deepEqual([first.status, first.stdout], [0, '']);
      assert.match(first.stderr, /^vision\.md is ready\. Fill in .* convenant check vision\.md /);
      const again = await scenario.run('new vision -o vision.md --ui en');
      assert.equal(again.status, 2);
      assert.match(again.stderr, /vision\.md exists already/);
      assert.match((await scenario.run('check vision.md --ui en')).stdout, /placeholder\/present/);
    }));

  it('says who agree it and what it serves, and may be in another language than its name', () =>
    inFolder({}, async (scenario) => {
      const { stdout } = await scenario.runArguments([
        'new',
        'ledenovereenkomst',
        '--language',
        'en',
        '--parties',
        'The Bridge, practices in Hazelbrook',
        '--serves',
        'vision.md#home',
      ]);
      assert.match(
        stdout,
        /^---\ndocument: member-agreement\nlanguage: en\n[\s\S]*?\nparties: \[The Bridge, practices in Hazelbrook\]\nserves: vision\.md#home\n---/,
      );
    }));

  it('is in the language of its name, else in that of the command', () =>
    inFolder({}, async (scenario) => {
      for (const [command, language] of [
        ['new visie --ui en', 'nl'],
        ['new member-agreement --ui nl', 'en'],
        ['new reglement --ui nl', 'nl'],
        ['new Vision --ui nl', 'en'],
      ] as const)
        assert.ok((await scenario.run(command)).stdout.includes(`\nlanguage: ${language}\n`), command);
    }));

  for (const [command, message] of [
    ['new', /Name the kind: convenant new vision -o vision\.md/],
    ['new visie nu', /“nu” does not belong here/],
    ['new visie --language de', /nl, en/],
    ['new rule sleutels --serves visie.md', /--serves/],
  ] as const)
    it(`refuses what it does not understand: ${command}`, () =>
      inFolder({}, async (scenario) => {
        const { status, stdout, stderr } = await scenario.run(`${command} --ui en`);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, message);
      }));
});

describe('convenant check of what was just begun', () => {
  it('tells in a line for each block what is to be filled in there, and counts each place', () =>
    inFolder({}, async (scenario) => {
      for (const kind of ['visie', 'ledenovereenkomst', 'propositie']) {
        await scenario.run(`new ${kind} -o ${kind}.md`);
        const json = JSON.parse((await scenario.run(`check ${kind}.md --format json`)).stdout) as {
          documents: { findings: { code: string; line: number }[] }[];
          summary: { warnings: number };
        };
        const places = json.documents[0]?.findings.filter(({ code }) => code === 'placeholder/present') ?? [];
        const { stdout } = await scenario.run(`check ${kind}.md --ui nl`);
        const lines = stdout.split('\n').filter((line) => line.includes(' placeholder/present '));
        const told = lines.map((line) => Number(/nog (\d+) plekken in te vullen/.exec(line)?.[1] ?? 1));
        assert.ok(places.length > 20 && lines.length <= 16, `${kind}: ${places.length} places in ${lines.length} lines`);
        assert.equal(
          told.reduce((sum, n) => sum + n, 0),
          places.length,
        );
        assert.ok(stdout.includes(`${json.summary.warnings} waarschuwingen`), stdout.slice(-200));
        assert.ok(lines[0]?.startsWith(`${kind}.md:${places[0]?.line}:`), lines[0]);
      }
    }));

  it('tells what is left by itself where that is little, and without what a baseline knows', () =>
    inFolder({}, async (scenario) => {
      await scenario.run('new visie -o visie.md');
      await scenario.run('check . --baseline b.json --update-baseline');
      scenario.write({ 'visie.md': `${scenario.read('visie.md')}\n## Slot\n\nWij zien u op [de dag] in [de zaal].\n` });
      const { stdout } = await scenario.run('check . --baseline b.json --ui nl');
      const lines = stdout.split('\n').filter((line) => line.includes(' placeholder/present '));
      assert.deepEqual(
        lines.map((line) => /“.*?”/.exec(line)?.[0]),
        ['“[de dag]”', '“[de zaal]”'],
      );
    }));
});
