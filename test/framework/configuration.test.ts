import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type Configuration, NO_CONFIGURATION, NO_EXTENSION } from '../../server/src/framework/configuration/configuration.ts';
import { levelsFor, mergeLevels } from '../../server/src/framework/configuration/levels.ts';
import { mergeConfigurations } from '../../server/src/framework/configuration/merge.ts';
import { readConfiguration } from '../../server/src/framework/configuration/read.ts';
import { LONGEST } from '../../server/src/framework/configuration/shape.ts';
import { problemMessage } from '../../server/src/framework/messages.ts';
import { LEVELS } from '../../server/src/framework/types.ts';
import { costOf } from '../support/cost.ts';
import { framework } from '../support/framework.ts';
import { CRITERION, FILE, read, told } from '../support/problems.ts';
import { anyText, cases } from '../support/texts.ts';

describe('a configuration file', () => {
  it('may be empty, or hold comments or keys without values only', () => {
    for (const text of ['', '\n', '# later\n', 'profile:\nlevels:\npaths:\nknown:\njargon:\nheadings:\ncriteria:\nextends:\n'])
      expectRead(text, {});
  });

  it('sets the profile, by either name', () => {
    for (const [name, profile] of [
      ['essential', 'essential'],
      ['standaard', 'standard'],
      ['Volledig', 'complete'],
    ] as const)
      expectRead(`profile: ${name}\n`, { profile, profileFile: FILE });
  });

  it('sets levels of criteria and of codes', () => {
    for (const level of [...LEVELS, 'off'] as const)
      expectRead(`levels:\n  disputes: ${level}\n  roles/authority: ${level}\n`, {
        levels: [rule('disputes', undefined, level), rule('roles/authority', undefined, level)],
      });
  });

  it('sets levels by kind and status, by any of their names', () =>
    expectRead('levels: {feedback: {vastgesteld: error, propositie: off, draft: hint}}\n', {
      levels: [rule('feedback', 'adopted', 'error'), rule('feedback', 'proposition', 'off'), rule('feedback', 'draft', 'hint')],
    }));

  it('takes `off` as a word, not as false', () =>
    expectRead('levels: {disputes: off}\n', { levels: [rule('disputes', undefined, 'off')] }));

  it('maps paths to kinds, in the order in which they stand', () =>
    expectRead('paths:\n  "visie/**": visie\n  "**/*.md": Huishoudelijk reglement\n  "aanbod/*": proposition\n', {
      paths: [
        { pattern: 'visie/**', kind: 'vision' },
        { pattern: '**/*.md', kind: 'member-agreement' },
        { pattern: 'aanbod/*', kind: 'proposition' },
      ],
    }));

  it('names what readers know, and what is jargon: more, less, or another list', () => {
    expectRead('known: [GHOR, 112]\njargon: {add: [verbinden], remove: [borgen]}\n', {
      known: ['GHOR', '112'],
      jargon: { add: ['verbinden'], remove: ['borgen'] },
    });
    expectRead('jargon: [uitrollen]\n', { jargon: { add: [], remove: [], only: ['uitrollen'] } });
  });

  it('adds headings and cues to both vocabularies, or to one', () =>
    expectRead('headings: {feedback: ["Wat hoort u van ons?"]}\ncues:\n  roles: {nl: [wie|wat * doet]}\n', {
      extension: {
        ...NO_EXTENSION,
        headings: { feedback: { nl: ['wat hoort u van ons'], en: ['wat hoort u van ons'] } },
        cues: { roles: { nl: ['wie|wat * doet'], en: [] } },
      },
    }));

  it('reads files with Windows line endings and a byte order mark', () =>
    expectRead('\uFEFFprofile: complete\r\nlevels:\r\n  disputes: hint\r\n', {
      profile: 'complete',
      profileFile: FILE,
      levels: [rule('disputes', undefined, 'hint')],
    }));
});

describe('problems of a configuration file', () => {
  const complete: Partial<Configuration> = { profile: 'complete', profileFile: FILE };

  it('stand where a key is unknown, with which it may be and which is near', () => {
    expectProblem(
      'profile: complete\nlevel: {}\n',
      'level',
      /^“level” is not a key here\. These are: extends, profile, .+ Do you mean “levels”\?$/,
      complete,
    );
    expectProblem('kleur: rood\n', 'kleur', /^“kleur” is not a key here\. [^?]+\.$/, {});
    expectProblem('jargon: {ad: [x]}\n', 'ad', /These are: add, remove\. Do you mean “add”\?$/, {});
  });

  it('stand where a name does not exist, and the rest is read', () => {
    expectProblem('profile: streng\n', 'streng', /^“streng” is not a profile\. These are: essential, standard, complete\.$/, {});
    expectProblem('levels:\n  disputes: fout\n  roles: hint\n', 'fout', /^“fout” cannot be used here\. These can: error, .+ off\.$/, {
      levels: [rule('roles', undefined, 'hint')],
    });
    expectProblem('levels:\n  role/holder: hint\n', 'role/holder', /^“role” is not a criterion\. Do you mean “roles”\?$/, {});
    expectProblem(
      'levels: {roles/holders: hint}\n',
      'roles/holders',
      /^“roles\/holders” is not the code .+ Do you mean “roles\/holder”\?$/,
      {},
    );
    expectProblem(
      'levels: {roles: {adoptd: hint, draft: off}}\n',
      'adoptd',
      /neither a kind .+ nor a status\..+ Do you mean “adopted”\?$/,
      {
        levels: [rule('roles', 'draft', 'off')],
      },
    );
    expectProblem('paths: {"a/*": vise, "b/*": visie}\n', 'vise', /^“vise” is not a kind of document\..+ Do you mean “visie”\?$/, {
      paths: [{ pattern: 'b/*', kind: 'vision' }],
    });
    for (const pattern of ['""', './'])
      expectProblem(`paths: {${pattern}: visie, "b/*": visie}\n`, pattern, /^“.*” is not a pattern of paths\. .+: visions\/\*\*$/, {
        paths: [{ pattern: 'b/*', kind: 'vision' }],
      });
    expectProblem(
      `paths:\n  ? ${'x'.repeat(70_000)}\n  : visie\n  b/*: visie\n`,
      'x'.repeat(70_000),
      /^This is longer than 300 characters/,
      {
        paths: [{ pattern: 'b/*', kind: 'vision' }],
      },
    );
    expectProblem('headings: {feedbak: [x]}\n', 'feedbak', /^“feedbak” is not a criterion\. Do you mean “feedback”\?$/, {});
  });

  it('stand where a value has the wrong form', () => {
    expectProblem('levels: [a]\n', '[a]', /^“levels” should have keys with values/, {});
    expectProblem('profile: [a]\n', '[a]', /^“profile” should be a text/, {});
    expectProblem('known: GHOR\n', 'GHOR', /^“known” should be a list/, {});
    expectProblem('jargon: borgen\n', 'borgen', /^“jargon” should have “add” and “remove”/, {});
    expectProblem('just words\n', 'just words', /^“\.convenant\.yaml” should have keys with values/, {});
    expectProblem('levels: {roles: }\n', 'roles', /^“levels\.roles” is missing/, {});
  });

  it('stand where a phrase is more than words, | and *', () => {
    for (const [phrase, reason] of [
      ['rollen & taken', 'means nothing here'],
      ['koppel- terug', 'means nothing here'],
      ['.*', 'means nothing here'],
      ['(a+)+$', 'means nothing here'],
      ['<period>', 'means nothing here'],
      ['a !b', 'means nothing here'],
      ['terug*', 'the * touches a word'],
      ['a||b', 'no word on one side'],
      ['a | b', 'no word on one side'],
      ['a|b/c', 'each alternative must be one word'],
      ['* *', 'has no word'],
      ['?', 'has no word'],
      ['a * b * c * d * e', 'too much for one phrase'],
      [Array(16).fill('woord').join(' '), 'too much for one phrase'],
    ] as const)
      expectProblem(
        `headings:\n  feedback:\n    - '${phrase}'\n    - Wat u hoort\n`,
        `'${phrase}'`,
        new RegExp(reason.replace(/[*|]/g, '\\$&')),
        {
          extension: { ...NO_EXTENSION, headings: { feedback: { nl: ['wat u hoort'], en: ['wat u hoort'] } } },
        },
      );
  });

  it('stand where a key stands twice, and where YAML is broken', () => {
    assert.deepEqual(read('profile: complete\nprofile: standard\n').problems.map(told), [
      '2:1 “profile” is here twice; only one can count.',
    ]);
    const [broken] = read('levels:\n  disputes: "open\n').problems;
    assert.equal(broken?.code, 'configuration/syntax');
    assert.ok((broken?.line ?? 0) >= 2);
  });

  it('count the values of a list from one, as people do', () => {
    const [problem] = read('known: [GHOR, {a: b}]\n').problems;
    assert.ok(problem);
    assert.equal(problemMessage(problem, framework.messages.en), '“known, value 2” should be a text.');
    assert.equal(problemMessage(problem, framework.messages.nl), 'Bij “known, 2e waarde” hoort een tekst.');
    expectProblem('extends: ["map[0].yaml"]\n', '"map[0].yaml"', /^“map\[0\]\.yaml” is not there/, {});
  });

  it('say the same in Dutch', () => {
    const [problem] = read('levels: {feedbak: hint}\n').problems;
    assert.ok(problem);
    assert.equal(problemMessage(problem, framework.messages.nl), '“feedbak” is geen criterium. Bedoelt u “feedback”?');
  });

  it('have a text each, in both languages, with all that is filled in', () => {
    for (const language of ['nl', 'en'] as const)
      for (const text of [
        'a: b',
        'levels: {x: y, roles: {z: hint}}',
        'criteria: [{id: constructor, lens: process}, 3]',
        'extends: [x.yaml]',
        'known: [[]]',
      ])
        for (const problem of read(text).problems) {
          const message = problemMessage(problem, framework.messages[language]);
          assert.ok(!message.startsWith('configuration/') && !/\{\w+\}/.test(message), message);
        }
  });

  it('are bounded in number, and so is what is read', () => {
    assert.equal(read(Array.from({ length: 300 }, (_, i) => `k${i}: x\n`).join('')).problems.length, 100);
    assert.deepEqual(
      read(`#${'x'.repeat(LONGEST.file)}`).problems.map(({ code }) => code),
      ['configuration/file-too-long'],
    );
    const phrases = `[${Array.from({ length: 120 }, (_, i) => `kop${i}`).join(', ')}]`;
    const many = read(`headings:\n  feedback: ${phrases}\n`);
    assert.deepEqual(
      many.problems.map(({ code }) => code),
      ['configuration/too-many'],
    );
    assert.equal(many.configuration.extension.headings.feedback?.nl.length, 100);
    const ids = framework.criteria.slice(0, 12).map(({ id }) => id);
    const all = read(`headings:\n${ids.map((id) => `  ${id}: ${phrases.replace(/, kop1\d\d/g, '')}\n`).join('')}profile: complete\n`);
    assert.deepEqual(
      all.problems.map(({ code }) => code),
      ['configuration/too-many-phrases'],
    );
    assert.deepEqual([all.configuration.extension, all.configuration.profile], [NO_EXTENSION, 'complete']);
  });

  it('never come as an exception, whatever stands in the file', () => {
    for (const text of [
      '\u0000',
      '---\n---\n',
      '*alias',
      '&a [*a]',
      'known: &a [*a]',
      '!!binary x',
      '? {a: b}\n: c',
      '{'.repeat(400),
      'levels:\n\t- x',
      '<<: {profile: x}',
      '1: 2',
      'levels: {null: hint, "": hint, /: hint, __proto__: hint, constructor/x: hint}',
      'paths: {[a]: visie}',
      'criteria: {id: x}',
      'criteria: [null, [], {}, {id: []}, {id: __proto__, lens: process}]',
      'recommendations: [null, {template: {visie: [x]}}]',
      'examples: {feedback: {met: {nl: [null, [], {text: []}]}}}',
    ])
      read(text);
    const words = fc.constantFrom(
      ...KEYS.split(' '),
      ': ',
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '"',
      "'",
      '#',
      '|',
      '*',
      '&a ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(200),
          fc.array(words, { maxLength: 60 }).map((all) => all.join('')),
        ),
        (text) => {
          for (const problem of read(text).problems)
            assert.ok(problem.range.start <= problem.range.end && problem.range.end <= text.length);
        },
      ),
      cases(300),
    );
  });

  it('do not keep the reader busy: what YAML makes of hostile text is bounded', () => {
    const took = costOf(() => {
      for (const text of ['[', '{', '{a: ', '- ', '"', '&a ', '? ', 'a:\n', '!', '|\n', '[a, '].map((part) =>
        part.repeat(LONGEST.file / part.length),
      ))
        read(text);
    });
    assert.ok(took < 20_000, `${took} ms`);
  });
});

describe('levels', () => {
  const of = (text: string, ...args: Parameters<typeof levelsFor> extends [unknown, ...infer R] ? R : never): Record<string, string> =>
    levelsFor(read(`levels: ${text}`).configuration.levels, ...args).levels;

  it('for a status go before those for a kind, and these before those for all documents', () => {
    const text = '{feedback: {proposition: hint, adopted: error}, roles: hint}';
    assert.deepEqual(of(text, 'vision', 'draft'), { roles: 'hint' });
    assert.deepEqual(of(text, 'proposition', 'draft'), { feedback: 'hint', roles: 'hint' });
    assert.deepEqual(of(text, 'proposition', 'adopted'), { feedback: 'error', roles: 'hint' });
    assert.deepEqual(of(text, 'vision', 'adopted'), { feedback: 'error', roles: 'hint' });
  });

  it('can be set of findings between documents too', () => {
    const problems = (text: string): string[] => read(`levels: ${text}`).problems.map((p) => problemMessage(p, framework.messages.en));
    assert.deepEqual(problems('{term-consistency: hint, horizon-consistency/outlives: {adopted: error, vision: off}}'), []);
    assert.deepEqual(of('{horizon-consistency/outlives: {adopted: error, vision: off}}', 'vision', 'adopted'), {
      'horizon-consistency/outlives': 'error',
    });
    assert.deepEqual(problems('{term-consistancy: hint}'), ['“term-consistancy” is not a criterion. Do you mean “term-consistency”?']);
    assert.deepEqual(problems('{horizon-consistency/outlive: hint}'), [
      '“horizon-consistency/outlive” is not the code of a finding. These are: horizon-consistency/outlives. Do you mean “horizon-consistency/outlives”?',
    ]);
  });

  it('of a later file replace those of an earlier one; those for some documents stand beside them', () => {
    const merge = (a: string, b: string): Record<string, string> =>
      levelsFor(mergeLevels(read(`levels: ${a}`).configuration.levels, read(`levels: ${b}`).configuration.levels), 'vision', 'adopted')
        .levels;
    assert.deepEqual(merge('{roles: hint}', '{roles: error}'), { roles: 'error' });
    assert.deepEqual(merge('{roles: {adopted: error}}', '{roles: hint}'), { roles: 'hint' });
    assert.deepEqual(merge('{roles: hint}', '{roles: {adopted: error}}'), { roles: 'error' });
    assert.deepEqual(merge('{roles: {adopted: error}}', '{roles: {adopted: off}}'), { roles: 'off' });
    assert.deepEqual(merge('{roles: {adopted: error}}', '{roles: {vision: off}}'), { roles: 'error' });
    assert.deepEqual(merge('{roles/holder: error}', '{roles: off}'), { 'roles/holder': 'error', roles: 'off' });
  });
});

describe('configurations that extend one another', () => {
  const merged = (a: string, b: string): Configuration => mergeConfigurations(read(a).configuration, read(b).configuration);

  it('add words and phrases, and the later goes before', () => {
    const { profile, known, jargon, paths, extension } = merged(
      'profile: complete\nknown: [A]\njargon: {add: [x], remove: [y]}\npaths: {"*.md": visie}\nheadings: {roles: [een]}\n',
      'profile: essential\nknown: [B, A]\njargon: {add: [y], remove: [x]}\npaths: {"*.md": propositie}\nheadings: {roles: [twee]}\n',
    );
    assert.equal(profile, 'essential');
    assert.deepEqual(known, ['A', 'B']);
    assert.deepEqual(jargon, { add: ['y'], remove: ['x'] });
    assert.deepEqual(paths[0], { pattern: '*.md', kind: 'proposition' });
    assert.deepEqual(extension.headings.roles?.nl, ['een', 'twee']);
  });

  it('keep a list of jargon that replaces, until one replaces it', () => {
    assert.deepEqual(merged('jargon: [a]', 'jargon: {add: [b]}').jargon, { add: ['b'], remove: [], only: ['a'] });
    assert.deepEqual(merged('jargon: {add: [b]}', 'jargon: [a]').jargon, { add: [], remove: [], only: ['a'] });
  });

  it('know the criteria of what they extend', () => {
    const house = read(CRITERION).configuration;
    const {
      configuration,
      framework: known,
      problems,
    } = readConfiguration(
      FILE,
      'extends: huis.yaml\nlevels: {sleutels/plek: error}\nheadings: {sleutels: [Waar ligt de sleutel]}\n',
      framework,
      (target) => (target === 'huis.yaml' ? { configuration: house } : { code: 'configuration/extends-missing' }),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(configuration.levels, [rule('sleutels/plek', undefined, 'error')]);
    assert.deepEqual(known.criterion('sleutels')?.headings.en, ['sleutels', 'waar ligt de sleutel']);
  });
});

const KEYS =
  'extends profile levels paths known jargon headings cues criteria recommendations examples feedback roles id lens process hint nl';

function rule(code: string, when: string | undefined, level: string): Configuration['levels'][0] {
  return { code, when, level, file: FILE } as Configuration['levels'][0];
}

function expectRead(text: string, expected: Partial<Configuration>): void {
  const { configuration, problems } = read(text);
  assert.deepEqual(problems.map(told), []);
  assert.deepEqual(configuration, { ...NO_CONFIGURATION, ...expected });
}

/** One problem, at exactly these words, and everything else is read. */
function expectProblem(text: string, words: string, message: RegExp, expected: Partial<Configuration>): void {
  const { configuration, problems } = read(text);
  assert.deepEqual(
    problems.map(({ range }) => text.slice(range.start, range.end)),
    [words],
    problems.map(told).join('\n'),
  );
  const [problem] = problems;
  assert.ok(problem);
  assert.match(problemMessage(problem, framework.messages.en), message);
  const before = text.slice(0, problem.range.start).split('\n');
  assert.deepEqual([problem.line, problem.column], [before.length, (before.at(-1) ?? '').length + 1]);
  assert.deepEqual(configuration, { ...NO_CONFIGURATION, ...expected });
}
