import { strict as assert } from 'node:assert';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, MISSPELT, only, type Tree, vision, type World } from './scenario.ts';

interface Row {
  name: string;
  tree: Tree;
  command: string;
  world?: World;
  status: number;
  stdout: string;
  stderr?: string;
}

const NONE =
  'No documents found to check. A file is one when it begins with the lines ---, document: vision (or member-agreement, proposition) and ---, when .convenant.yaml names its path, or with --kind. Turn a Word file into Markdown first: convenant import.\n';
const UNKNOWN = (path: string): string =>
  `${path} (vision)\n${path}:9:4 error annotation/unknown-block “terugkopeling” is not the name of a block. Do you mean “terugkoppeling”?\n\n`;
const EXPLAIN = 'To have a finding explained: convenant explain annotation/unknown-block\n';
const FEEDBACK = 'Feedback: nothing about this has been found in this vision yet.';

const ROWS: readonly Row[] = [
  {
    name: 'says where, how bad, which and what',
    tree: { 'visie.md': MISSPELT, '.convenant.yaml': only() },
    command: 'check visie.md',
    status: 1,
    stdout: `${UNKNOWN('visie.md')}${EXPLAIN}1 document: 1 error.\n`,
  },
  {
    name: 'speaks Dutch where the environment does',
    tree: { 'visie.md': MISSPELT, '.convenant.yaml': only() },
    command: 'check visie.md',
    world: { env: { LANG: 'nl_NL.UTF-8' } },
    status: 1,
    stdout:
      'visie.md (visie)\nvisie.md:9:4 fout annotation/unknown-block “terugkopeling” is geen naam van een blok. Bedoelt u “terugkoppeling”?\n\n' +
      'Uitleg bij een melding: convenant explain annotation/unknown-block\n1 document: 1 fout.\n',
  },
  {
    name: 'speaks the language that is asked for, whatever the environment',
    tree: { 'visie.md': vision(), '.convenant.yaml': only() },
    command: 'check --ui en',
    world: { env: { LC_ALL: 'nl_BE' } },
    status: 0,
    stdout: 'Nothing found in 1 document.\n',
  },
  {
    name: 'checks the folder it is in, in the order of paths, whatever the order of the arguments',
    tree: { 'b.md': MISSPELT, 'a/z.md': MISSPELT, 'a/b.markdown': MISSPELT, '.convenant.yaml': only() },
    command: 'check b.md .',
    status: 1,
    stdout: `${UNKNOWN('a/b.markdown')}${UNKNOWN('a/z.md')}${UNKNOWN('b.md')}${EXPLAIN}3 documents: 3 errors.\n`,
  },
  {
    name: 'takes patterns',
    tree: { 'a/x.md': MISSPELT, 'b/x.md': MISSPELT, 'b/y.md': MISSPELT, '.convenant.yaml': only() },
    command: 'check ./{b,c}/**/x.md',
    status: 1,
    stdout: `${UNKNOWN('b/x.md')}${EXPLAIN}1 document: 1 error.\n`,
  },
  {
    name: 'leaves hidden folders and packages alone',
    tree: { 'node_modules/p/visie.md': MISSPELT, '.git/visie.md': MISSPELT, '.concept/visie.md': MISSPELT },
    command: 'check',
    status: 0,
    stdout: NONE,
  },
  {
    name: 'checks a hidden folder that is named',
    tree: { '.concept/visie.md': MISSPELT, '.convenant.yaml': only() },
    command: 'check .concept',
    status: 1,
    stdout: `${UNKNOWN('.concept/visie.md')}${EXPLAIN}1 document: 1 error.\n`,
  },
  {
    name: 'is silent about ordinary Markdown in a folder',
    tree: {
      'README.md': '# Read me\n\n:::warning\nAn annotation of another tool, a [link](nowhere.md).\n:::\n\n- [ ] TODO\n',
      'blog.md': '---\ntitle: Post\nstatus: klaar\n---\n\nText.\n',
    },
    command: 'check .',
    status: 0,
    stdout: NONE,
  },
  {
    name: 'says of ordinary Markdown that was named that it was not checked, and fails no run by it',
    tree: { 'blog.md': '---\ntitle: Post\nstatus: klaar\n---\n\nText.\n' },
    command: 'check blog.md',
    status: 0,
    stdout: NONE,
    stderr: 'blog.md was not checked: its front matter names no kind of document (such as document: vision, between two lines ---).\n',
  },
  {
    name: 'reads standard input',
    tree: { '.convenant.yaml': only() },
    command: 'check -',
    world: { stdin: MISSPELT },
    status: 1,
    stdout: `${UNKNOWN('<stdin>')}${EXPLAIN}1 document: 1 error.\n`,
  },
  {
    name: 'gives standard input the place of the file whose name it gets',
    tree: { 'sub/visie.md': vision(), 'sub/propositie.md': '# Doel\n', '.convenant.yaml': only() },
    command: 'check - sub --stdin-filename sub/visie.md',
    world: { stdin: vision('Wij dienen [ons doel](propositie.md#doel) en [meer](propositie.md#meer).') },
    status: 1,
    stdout:
      'sub/visie.md (vision)\nsub/visie.md:9:53 error reference/unknown-id Nothing in “propositie.md” has the id “meer”.\n\n' +
      'To have a finding explained: convenant explain reference/unknown-id\n1 document: 1 error.\n',
  },
  {
    name: 'follows references between documents, as an editor does',
    tree: {
      'a.md': vision('Zie [hier](b.md#ons-doel), [daar](b.md#ons-dul) en [nergens](bb.md).'),
      'b.md': vision('## Ons doel\n\nZorg.'),
      '.convenant.yaml': only(),
    },
    command: 'check',
    status: 1,
    stdout:
      'a.md (vision)\na.md:9:35 error reference/unknown-id Nothing in “b.md” has the id “ons-dul”. Do you mean “ons-doel”?\n' +
      'a.md:9:62 error reference/missing-file “bb.md” cannot be found here. Do you mean “b.md”?\n\n' +
      'To have a finding explained: convenant explain reference/unknown-id\n2 documents: 2 errors.\n',
  },
  {
    name: 'goes on where a path leads nowhere, and says so',
    tree: { 'visie.md': vision(), '.convenant.yaml': only() },
    command: 'check vsie.md visie.md',
    status: 2,
    stdout: 'Nothing found in 1 document.\n',
    stderr: 'vsie.md: There is no such file or folder. Check whether the name is right and whether you are in the right folder.\n',
  },
  {
    name: 'says so where a pattern finds nothing',
    tree: { 'visie.md': vision() },
    command: 'check proposities/*.md',
    status: 2,
    stdout: 'Nothing was checked.\n',
    stderr: 'proposities/*.md: No Markdown file matches this pattern. Check whether it is right, and put quotes around it.\n',
  },
  {
    name: 'tells of a document that misspells its kind',
    tree: { 'visie.md': '---\ndocument: vise\n---\n' },
    command: 'check',
    status: 1,
    stdout:
      'visie.md (kind unknown)\nvisie.md:2:11 error front-matter/document “vise” is not a kind of document. These are: visie, ledenovereenkomst, propositie. Do you mean “visie”?\n\n' +
      'To have a finding explained: convenant explain front-matter/document\n1 document: 1 error.\n',
  },
  {
    name: 'tells of a document that is not UTF-8, and not of other files',
    tree: {
      'visie.md': Buffer.from(vision('Geëvalueerd.'), 'latin1'),
      'blog.md': Buffer.from('# Geëvalueerd\n', 'latin1'),
      '.convenant.yaml': only(),
    },
    command: 'check',
    status: 1,
    stdout:
      'visie.md (vision)\nvisie.md:1:1 error document/encoding This file is not UTF-8. Save it as UTF-8, then it can be checked.\n\n' +
      'To have a finding explained: convenant explain document/encoding\n1 document: 1 error.\n',
  },
  {
    name: 'tells of a document in UTF-16, as Windows writes it',
    tree: { 'visie.md': Buffer.from(`\ufeff${vision()}`, 'utf16le') },
    command: 'check --quiet',
    status: 1,
    stdout: 'visie.md (vision)\nvisie.md:1:1 error document/encoding This file is not UTF-8. Save it as UTF-8, then it can be checked.\n\n',
  },
  {
    name: 'tells of a document that is too large',
    tree: { 'visie.md': vision('Zorg dichtbij. '.repeat(400_000)) },
    command: 'check --quiet',
    status: 1,
    stdout:
      'visie.md (vision)\nvisie.md:1:1 error document/too-large This document is over 5 MB and is not checked. Split it into parts.\n\n',
  },
  {
    name: 'counts columns without the mark at the start of a file, and lines with CRLF and emoji in UTF-16 units',
    tree: { 'visie.md': `\ufeff${vision('👩‍⚕️ Zorg en [doel](#deol).').replace(/\n/g, '\r\n')}`, '.convenant.yaml': only() },
    command: 'check --quiet',
    status: 1,
    stdout: 'visie.md (vision)\nvisie.md:9:22 error reference/unknown-id Nothing in this document has the id “deol”.\n\n',
  },
  {
    name: 'takes a kind for files that name none',
    tree: { 'a.md': '# Dichtbij\n\n:::feedbak\nTekst.\n:::\n', 'b.txt': vision(), '.convenant.yaml': only() },
    command: 'check a.md b.txt --kind propositie --quiet',
    status: 1,
    stdout: 'a.md (proposition)\na.md:3:4 error annotation/unknown-block “feedbak” is not the name of a block. Do you mean “feedback”?\n\n',
  },
  {
    name: 'takes kinds by path, the first pattern that fits',
    tree: {
      'v/a.md': '# A\n\n:::feedbak\nTekst.\n:::\n',
      'p/a.md': '# A\n\n:::feedbak\nTekst.\n:::\n',
      'x.md': '# X\n',
      '.convenant.yaml': only(),
    },
    command: 'check --map v/**=visie --map **/a.md=propositie --quiet',
    status: 1,
    stdout:
      'p/a.md (proposition)\np/a.md:3:4 error annotation/unknown-block “feedbak” is not the name of a block. Do you mean “feedback”?\n\n' +
      'v/a.md (vision)\nv/a.md:3:4 error annotation/unknown-block “feedbak” is not the name of a block. Do you mean “feedback”?\n\n',
  },
  {
    name: 'finds the configuration of the repository from a folder in it',
    tree: { '.git/HEAD': '', '.convenant.yaml': `${only()}paths: {"v/*.md": visie}\n`, 'v/a.md': '# A\n' },
    command: 'check a.md',
    world: { cwd: 'v' },
    status: 0,
    stdout: 'Nothing found in 1 document.\n',
  },
  {
    name: 'takes the configuration that is named, its paths relative to its folder',
    tree: { 'set/streng.yaml': `${only()}paths: {"a.md": visie}\n`, 'set/a.md': '# A\n', 'a.md': '# A\n' },
    command: 'check --config set/streng.yaml set',
    status: 0,
    stdout: 'Nothing found in 1 document.\n',
  },
  {
    name: 'takes the paths of a configuration elsewhere relative to the working directory',
    tree: { 'set/streng.yaml': `${only()}paths: {"docs/*.md": visie}\n`, 'docs/a.md': '# A\n', 'b.md': '# B\n' },
    command: 'check --config set/streng.yaml',
    status: 0,
    stdout: 'Nothing found in 1 document.\n',
  },
  {
    name: 'checks what it can under a broken configuration, and says where it is broken',
    tree: { 'visie.md': MISSPELT, '.convenant.yaml': `${only()}profile: stanard\n` },
    command: 'check --quiet',
    status: 2,
    stdout: UNKNOWN('visie.md'),
    stderr: `.convenant.yaml:${only().split('\n').length}:10: “stanard” is not a profile. These are: essential, standard, complete. Do you mean “standard”?\n`,
  },
  {
    name: 'checks by the other patterns where one is no pattern, and says so once',
    tree: { 'a.md': '# A\n', 'visie.md': MISSPELT, '.convenant.yaml': `paths: {"": visie, "a.md": visie}\n${only()}` },
    command: 'check --quiet',
    status: 2,
    stdout: UNKNOWN('visie.md'),
    stderr: '.convenant.yaml:1:9: “” is not a pattern of paths. Write for instance: visions/**\n',
  },
  {
    name: 'takes a pattern of which nothing is left in another folder as one that matches nothing',
    tree: { 'set/streng.yaml': only(), 'docs/a.md': '# A\n' },
    command: 'check --config streng.yaml --map ../=visie --map *.md=visie ../docs',
    world: { cwd: 'set' },
    status: 0,
    stdout: 'Nothing found in 1 document.\n',
  },
  {
    name: 'says once of a configuration with the other ending that it does not count, where it stands for one',
    tree: {
      '.convenant.yaml': only(),
      '.convenant.yml': 'known: [A]\n',
      'a.md': vision(),
      'sub/.convenant.yml': 'known: [A]\n',
      'sub/b.md': vision(),
      'sub/c.md': vision(),
      'sub/diep/d.md': vision(),
    },
    command: 'check',
    status: 2,
    stdout: 'Nothing found in 4 documents.\n',
    stderr: 'sub/.convenant.yml:1:1: This file does not count: Convenant reads .convenant.yaml only. Give it that name.\n',
  },
  {
    name: 'says of a configuration that is not UTF-8 that its letters may be read wrong',
    tree: { '.convenant.yaml': Buffer.from(`${only()}known: [caf\xe9]\n`, 'latin1'), 'a.md': vision(), 'b.md': vision() },
    command: 'check',
    status: 2,
    stdout: 'Nothing found in 2 documents.\n',
    stderr: '.convenant.yaml:1:1: This file is not UTF-8: letters such as é may be read as others than you wrote. Save it as UTF-8.\n',
  },
  {
    name: 'with --quiet tells errors and warnings only, and still fails on what it does not tell',
    tree: { 'visie.md': vision(), '.convenant.yaml': only({ feedback: 'information' }) },
    command: 'check --quiet --fail-on information',
    status: 1,
    stdout: '',
  },
];

describe('convenant check', () => {
  for (const { name, tree, command, world, status, stdout, stderr = '' } of ROWS)
    it(name, () =>
      inFolder(tree, async (scenario) => {
        assert.deepEqual(await scenario.run(command, world), { status, stdout, stderr });
      }),
    );

  const failures: [level: string, failOn: string, status: number][] = [
    ['error', 'never', 0],
    ['error', 'error', 1],
    ['warning', 'error', 0],
    ['error', 'warning', 1],
    ['warning', 'warning', 1],
    ['warning', 'hint', 1],
    ['information', 'warning', 0],
    ['information', 'information', 1],
    ['hint', 'information', 0],
    ['hint', 'hint', 1],
    ['hint', 'never', 0],
  ];
  for (const [level, failOn, status] of failures)
    it(`ends with ${status} for a finding of level ${level} with --fail-on ${failOn}`, () =>
      inFolder({ 'visie.md': vision(), '.convenant.yaml': only({ feedback: level }) }, async (scenario) => {
        const outcome = await scenario.run(`check --fail-on ${failOn}`);
        assert.equal(outcome.status, status);
        assert.ok(outcome.stdout.includes(` ${level} feedback/missing ${FEEDBACK}`), outcome.stdout);
        assert.ok(outcome.stdout.includes('    source: Van der Pluijm (2017), §6.3C; '), outcome.stdout);
      }));

  it('asks more or less with another profile, whatever the document says', () =>
    inFolder(
      { 'visie.md': vision().replace('title:', 'profile: complete\ntitle:'), '.convenant.yaml': only({ feedback: 'warning' }) },
      async (scenario) => {
        assert.equal((await scenario.run('check')).status, 1);
        assert.equal((await scenario.run('check --profile essentieel')).status, 0);
      },
    ));

  it('tells what it cannot read', () =>
    inFolder({ 'visie.md': vision(), '.convenant.yaml': only() }, async (scenario) => {
      // A link to itself is unreadable to everyone, to root too.
      symlinkSync('rond.md', join(scenario.folder, 'rond.md'));
      assert.deepEqual(await scenario.run('check rond.md visie.md'), {
        status: 2,
        stdout: 'Nothing found in 1 document.\n',
        stderr: 'rond.md: This cannot be read: the links in the path form a loop.\n',
      });
      assert.equal((await scenario.run('check')).status, 0);
    }));

  it('gives the same bytes twice, in both forms', () =>
    inFolder({ 'b/visie.md': MISSPELT, 'a.md': MISSPELT, 'c.md': vision() }, async (scenario) => {
      for (const command of ['check', 'check --format json']) assert.deepEqual(await scenario.run(command), await scenario.run(command));
    }));

  it('uses colours on a terminal only, and not where they are not wanted', () =>
    inFolder({ 'visie.md': MISSPELT, '.convenant.yaml': only() }, async (scenario) => {
      assert.ok((await scenario.run('check', { terminal: true })).stdout.includes('\u001b[31merror\u001b[0m'));
      assert.ok(!(await scenario.run('check', { terminal: true, env: { NO_COLOR: '1' } })).stdout.includes('\u001b'));
    }));
});
