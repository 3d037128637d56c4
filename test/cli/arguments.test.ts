import { strict as assert } from 'node:assert';
import { inFolder, vision } from './scenario.ts';

/** A command that is refused, and how that is told: all in English, exit 2, nothing on standard output. */
const REFUSED: readonly (readonly [command: string, message: string])[] = [
  [
    'chek',
    '“chek” is not a command. Expected: check, profile, report, compare, questions, import, export, explain, criteria, new, test, lsp.\nDo you mean “check”?',
  ],
  ['visie.md', 'To check a file or a folder: convenant check visie.md'],
  [
    'help chek',
    '“chek” is not a command. Expected: check, profile, report, compare, questions, import, export, explain, criteria, new, test, lsp.\nDo you mean “check”?',
  ],
  ['--versoin', 'There is no option “--versoin” here.'],
  ['check --formt json', 'There is no option “--formt” here.\nDo you mean “--format”?\nMore help: convenant check --help'],
  ['check --format', '“--format” needs a value, such as: --format json\nMore help: convenant check --help'],
  ['check --format --quiet', '“--format” needs a value, such as: --format json\nMore help: convenant check --help'],
  [
    'check --format jsno',
    '“jsno” is not a value of --format. Expected: text, json, sarif, junit, github, markdown.\nDo you mean “json”?\nMore help: convenant check --help',
  ],
  ['check --quiet=yes', '“--quiet” takes no value.\nMore help: convenant check --help'],
  [
    'check --fail-on eror',
    '“eror” is not a value of --fail-on. Expected: error, warning, information, hint, never.\nDo you mean “error”?\nMore help: convenant check --help',
  ],
  [
    'check --profile standart',
    '“standart” is not a value of --profile. Expected: essential, standard, complete.\nDo you mean “standard”?\nMore help: convenant check --help',
  ],
  [
    'check --kind vise',
    '“vise” is not a value of --kind. Expected: visie, ledenovereenkomst, propositie.\nDo you mean “visie”?\nMore help: convenant check --help',
  ],
  ['check --map visies', "“visies” cannot be read. Write for instance: --map 'visions/**=vision'\nMore help: convenant check --help"],
  [
    'check --map v=vise',
    '“vise” is not a value of --map. Expected: visie, ledenovereenkomst, propositie.\nDo you mean “visie”?\nMore help: convenant check --help',
  ],
  ...['=visie', './=visie'].map(
    (map) =>
      [
        `check --map ${map}`,
        `“${map}” cannot be read. Write for instance: --map 'visions/**=vision'\nMore help: convenant check --help`,
      ] as const,
  ),
  [
    `check --map ${'x'.repeat(70_000)}=visie`,
    `“${'x'.repeat(60)}…” cannot be read. Write for instance: --map 'visions/**=vision'\nMore help: convenant check --help`,
  ],
  [
    'check --config nergens.yaml',
    'The configuration file nergens.yaml does not exist or cannot be read.\nMore help: convenant check --help',
  ],
  [
    'check --baseline b.json',
    'The baseline b.json cannot be read: the file is not there. To make it: --baseline b.json --update-baseline\nMore help: convenant check --help',
  ],
  [
    'check --baseline visie.md',
    'visie.md is not a baseline, or a damaged one. Take an earlier version of it, or remove it and make it again with --update-baseline.\nMore help: convenant check --help',
  ],
  [
    'check --update-baseline',
    '--update-baseline needs a file to write. Name it: --baseline baseline.json --update-baseline, or under “baseline” in .convenant.yaml\nMore help: convenant check --help',
  ],
  ['check - --fix', 'What comes in on standard input cannot be fixed. Name the file with --fix.\nMore help: convenant check --help'],
  ['check --stdin-filename a.md', '--stdin-filename goes with standard input. Add a - to the paths.\nMore help: convenant check --help'],
  ['check --ui fr', '“fr” is not a value of --ui. Expected: nl, en.\nMore help: convenant check --help'],
  ['explain', 'Name the code to explain, for instance: convenant explain feedback/timing\nMore help: convenant explain --help'],
  [
    'explain fedback/timng',
    '“fedback/timng” is not the code of a finding, criterion, recommendation or study. All criteria: convenant criteria\nDo you mean “feedback/timing”?\nMore help: convenant explain --help',
  ],
  ['criteria visie', '“visie” does not belong here.\nMore help: convenant criteria --help'],
  [
    'lsp',
    'The language server talks over standard input and output. Start it with: convenant lsp --stdio\nMore help: convenant lsp --help',
  ],
];

describe('arguments', () => {
  for (const [command, message] of REFUSED)
    it(`are refused with what to do: ${command.slice(0, 80)}`, () =>
      inFolder({ 'visie.md': vision() }, async (scenario) => {
        assert.deepEqual(await scenario.run(command), { status: 2, stdout: '', stderr: `convenant: ${message}\n` });
      }));

  it('are refused in the language that was asked for', () =>
    inFolder({}, async (scenario) => {
      assert.match(
        (await scenario.run('check --nope --ui nl')).stderr,
        /^convenant: De optie “--nope” bestaat hier niet\.\nMeer uitleg: convenant check --help\n$/,
      );
    }));

  it('may put the language before the command', () =>
    inFolder({}, async (scenario) => {
      assert.match((await scenario.run('--ui nl check')).stdout, /^Geen documenten gevonden/);
    }));

  it('take a path that starts with a dash after --', () =>
    inFolder({ '-concept.md': vision() }, async (scenario) => {
      assert.match((await scenario.run('check -- -concept.md')).stdout, /1 document/);
    }));

  it('give the version', () =>
    inFolder({}, async (scenario) => {
      assert.deepEqual(await scenario.run('--version'), { status: 0, stdout: '9.9.9\n', stderr: '' });
    }));

  it('give help on the program, to whoever asks for nothing too', () =>
    inFolder({}, async (scenario) => {
      const asked = await scenario.run('--help');
      assert.equal(asked.status, 0);
      for (const command of ['check', 'explain', 'criteria', 'test', 'new', 'lsp'])
        assert.ok(asked.stdout.includes(`\n  ${command} `), command);
      assert.deepEqual(await scenario.run(''), { status: 2, stdout: '', stderr: asked.stdout });
      assert.equal((await scenario.run('help')).stdout, asked.stdout);
    }));

  it('give help on each command that names all of its options, in both languages', () =>
    inFolder({}, async (scenario) => {
      const options: Record<string, string[]> = {
        check: [
          ...['format', 'profile', 'fail-on', 'baseline', 'update-baseline', 'changed-since', 'fix'],
          ...['config', 'kind', 'map', 'stdin-filename', 'today', 'ui', 'quiet', 'verbose'],
        ],
        compare: ['format', 'profile', 'config', 'kind', 'map', 'ui'],
        explain: ['ui'],
        criteria: ['format', 'profile', 'kind', 'ui'],
        new: ['language', 'parties', 'serves', 'output', 'ui'],
        test: ['ui'],
        lsp: ['stdio'],
      };
      for (const [command, names] of Object.entries(options))
        for (const ui of ['nl', 'en']) {
          const { status, stdout } = await scenario.run(`${command} --help --ui ${ui}`);
          assert.equal(status, 0);
          assert.equal(stdout, (await scenario.run(`help ${command} --ui ${ui}`)).stdout);
          assert.deepEqual(
            [...stdout.matchAll(/^ {2,4}--([a-z-]+)/gm)].map(([, name]) => name),
            names,
            `${command} ${ui}`,
          );
          assert.ok(!/report|import/.test(stdout));
        }
    }));
});
