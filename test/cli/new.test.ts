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
      assert.deepEqual(first, { status: 0, stdout: '', stderr: '' });
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
