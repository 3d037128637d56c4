import { strict as assert } from 'node:assert';
import { type Configuration, NO_CONFIGURATION, readConfiguration } from '../../server/src/framework/configuration.ts';
import { LEVELS } from '../../server/src/framework/types.ts';
import { framework } from '../support/framework.ts';

describe('a configuration file', () => {
  it('may be empty, or hold comments only', () => {
    for (const text of ['', '\n', '# later\n']) expectRead(text, {});
  });

  it('sets the profile, by either name', () => {
    for (const [name, profile] of [
      ['essential', 'essential'],
      ['standaard', 'standard'],
      ['Volledig', 'complete'],
    ] as const)
      expectRead(`profile: ${name}\n`, { profile });
  });

  it('sets levels of criteria and of codes', () => {
    for (const level of [...LEVELS, 'off'] as const)
      expectRead(`levels:\n  disputes: ${level}\n  roles/authority: ${level}\n`, { levels: { disputes: level, 'roles/authority': level } });
  });

  it('takes `off` as a word, not as false', () => expectRead('levels: {disputes: off}\n', { levels: { disputes: 'off' } }));

  it('maps paths to kinds, in the order in which they stand', () =>
    expectRead('paths:\n  "visie/**": visie\n  "**/*.md": Huishoudelijk reglement\n  "aanbod/*": proposition\n', {
      paths: [
        { pattern: 'visie/**', kind: 'vision' },
        { pattern: '**/*.md', kind: 'member-agreement' },
        { pattern: 'aanbod/*', kind: 'proposition' },
      ],
    }));

  it('reads files with Windows line endings and a byte order mark', () =>
    expectRead('\uFEFFprofile: complete\r\nlevels:\r\n  disputes: hint\r\n', { profile: 'complete', levels: { disputes: 'hint' } }));

  it('says where a key is unknown, which it may be, and which is near', () =>
    expectProblem('profile: complete\nlevel: {}\n', '{}', 'level: unknown key; expected profile, levels, paths. Do you mean "levels"?', {
      profile: 'complete',
    }));
  it('names no key where none is near', () =>
    expectProblem('kleur: rood\n', 'rood', 'kleur: unknown key; expected profile, levels, paths', {}));
  it('says where a profile does not exist', () =>
    expectProblem('profile: streng\n', 'streng', 'profile: "streng" is not a profile; expected essential, standard or complete', {}));
  it('says where a level does not exist, and reads the others', () =>
    expectProblem(
      'levels:\n  disputes: fout\n  roles: hint\n',
      'fout',
      'levels.disputes: "fout" is not one of error, warning, information, hint, off',
      { levels: { roles: 'hint' } },
    ));
  it('says where a criterion does not exist, and which is near', () =>
    expectProblem(
      'levels:\n  role/holder: hint\n',
      'hint',
      'levels.role/holder: "role" is not a criterion. Do you mean "roles"?; for instance: roles/authority: hint',
      {},
    ));
  it('says where a kind of document does not exist, and which is near', () =>
    expectProblem(
      'paths: {"a/*": vise, "b/*": visie}\n',
      'vise',
      'paths.a/*: "vise" is not a kind of document; expected visie, ledenovereenkomst or propositie. Do you mean "visie"?',
      { paths: [{ pattern: 'b/*', kind: 'vision' }] },
    ));
  it('says where a value has the wrong form', () => {
    expectProblem('levels: [a]\n', '[a]', 'levels: expected a mapping, such as `key: value`', {});
    expectProblem('profile: [a]\n', '[a]', 'profile: expected a text', {});
    expectProblem('just words\n', 'just words', 'expected a mapping, such as `key: value`', {});
  });

  it('says where a key stands twice', () => {
    const { problems } = readConfiguration('a.yaml', 'profile: complete\nprofile: standard\n', framework);
    assert.deepEqual(
      problems.map(({ line, column, message }) => ({ line, column, message })),
      [{ line: 2, column: 1, message: 'Map keys must be unique at line 2, column 1:' }],
    );
  });

  it('says where YAML is broken', () => {
    const { problems } = readConfiguration('a.yaml', 'levels:\n  disputes: "open\n', framework);
    assert.equal(problems[0]?.file, 'a.yaml');
    assert.ok((problems[0]?.line ?? 0) >= 2);
  });

  it('never throws, whatever stands in it', () => {
    for (const text of [
      '\u0000',
      '---\n---\n',
      '*alias',
      '&a [*a]',
      '!!binary x',
      '? {a: b}\n: c',
      '{'.repeat(400),
      'levels:\n\t- x',
      '<<: {profile: x}',
      '1: 2',
      'levels: {null: hint, "": hint, /: hint}',
      'paths: {[a]: visie}',
    ])
      readConfiguration('a.yaml', text, framework);
  });
});

function expectRead(text: string, expected: Partial<Configuration>): void {
  assert.deepEqual(readConfiguration('.convenant.yaml', text, framework), {
    configuration: { ...NO_CONFIGURATION, ...expected },
    problems: [],
  });
}

/** One problem, at exactly these words, and everything else is read. */
function expectProblem(text: string, words: string, message: string, expected: Partial<Configuration>): void {
  const { configuration, problems } = readConfiguration('.convenant.yaml', text, framework);
  const start = text.indexOf(words);
  const before = text.slice(0, start).split('\n');
  assert.deepEqual(configuration, { ...NO_CONFIGURATION, ...expected });
  assert.deepEqual(
    problems.map((p) => ({ ...p, range: text.slice(p.range.start, p.range.end).trimEnd() })),
    [{ file: '.convenant.yaml', line: before.length, column: (before.at(-1) ?? '').length + 1, message, range: words }],
  );
}
