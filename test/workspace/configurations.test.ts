import { strict as assert } from 'node:assert';
import { problemMessage } from '../../server/src/framework/messages.ts';
import type { Decided } from '../../server/src/workspace/configurations.ts';
import { PREFERENCES } from '../../server/src/workspace/settings.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { framework, reading } from '../support/framework.ts';
import { CRITERION } from '../support/problems.ts';
import { memoryFiles, ROOT, workspaceOf } from '../support/workspace.ts';

const VISION = '---\ndocument: visie\nlanguage: nl\n---\n\n# Visie\n\nWij houden de zorg dichtbij.\n';
const PROPOSITION = VISION.replace('visie', 'propositie');

/** Problems as `file:line code`. */
function problems(decided: Decided): string[] {
  return decided.problems.map(({ file, line, code }) => `${file.slice(ROOT.length)}:${line} ${code.slice('configuration/'.length)}`);
}

const decide = (workspace: Workspace, path: string): Decided => workspace.configuration(ROOT + path);
const levelOf = (workspace: Workspace, path: string, code: string): string | undefined =>
  workspace.check(ROOT + path)?.result.findings.find((f) => f.code === code)?.level;

describe('the configuration of a document', () => {
  it('is the nearest file, per folder, and that file alone', () => {
    const workspace = workspaceOf({
      '.convenant.yaml': 'profile: complete\nknown: [A]\n',
      'een/.convenant.yaml': 'known: [B]\n',
      'v.md': VISION,
      'een/v.md': VISION,
      'een/twee/v.md': VISION,
      'drie/v.md': VISION,
    });
    for (const [path, file] of [
      ['v.md', '.convenant.yaml'],
      ['een/v.md', 'een/.convenant.yaml'],
      ['een/twee/v.md', 'een/.convenant.yaml'],
      ['drie/v.md', '.convenant.yaml'],
    ] as const)
      assert.equal(decide(workspace, path).file, ROOT + file);
    assert.deepEqual([workspace.profile(`${ROOT}een/v.md`), workspace.profile(`${ROOT}drie/v.md`)], ['standard', 'complete']);
  });

  it('is not looked for above the workspace', () => {
    const files = new Map([
      ['file:///.convenant.yaml', 'profile: complete\n'],
      [`${ROOT}v.md`, VISION],
    ]);
    const workspace = new Workspace(reading, memoryFiles(files));
    workspace.setRoots([ROOT]);
    assert.equal(decide(workspace, 'v.md').file, undefined);
  });

  it('gives levels by kind and status, over those of the editor', () => {
    const config = 'levels: {urgency: {vastgesteld: error, propositie: hint}, urgency/missing: {concept: off}}\n';
    const workspace = workspaceOf(
      {
        '.convenant.yaml': config,
        'v.md': VISION.replace('language', 'status: vastgesteld\nlanguage'),
        'p.md': PROPOSITION.replace('language', 'status: consultatie\nlanguage'),
        'c.md': PROPOSITION,
        'ander/.convenant.yaml': '',
        'ander/v.md': VISION,
      },
      { levels: { urgency: 'information' } },
    );
    assert.equal(levelOf(workspace, 'v.md', 'urgency/missing'), 'error');
    assert.equal(levelOf(workspace, 'p.md', 'urgency/missing'), 'hint');
    assert.equal(levelOf(workspace, 'c.md', 'urgency/missing'), undefined);
    assert.equal(levelOf(workspace, 'ander/v.md', 'urgency/missing'), 'information');
  });

  it('says of a finding which file decided it', () => {
    const workspace = workspaceOf({
      'huis.yaml': `levels: {urgency: hint}\n${CRITERION}`,
      '.convenant.yaml': 'extends: [huis.yaml]\nlevels: {sleutels/missing: {concept: error}}\nprofile: standard\n',
      'p.md': PROPOSITION,
      'v.md': VISION.replace('language', 'profile: standard\nlanguage'),
    });
    const decided = (path: string, code: string): unknown =>
      workspace.check(ROOT + path)?.result.findings.find((f) => f.code === code)?.decidedBy;
    assert.deepEqual(decided('p.md', 'urgency/missing'), { by: 'level', file: `${ROOT}huis.yaml` });
    assert.deepEqual(decided('p.md', 'sleutels/missing'), { by: 'level', file: `${ROOT}.convenant.yaml` });
    assert.deepEqual(decided('p.md', 'target-group/missing'), { by: 'profile', file: `${ROOT}.convenant.yaml` });
    assert.equal(decided('v.md', 'shared-ambition/missing'), undefined);
  });

  it('tells checks of known terms and jargon', () => {
    const workspace = workspaceOf({ '.convenant.yaml': 'known: [GHOR]\njargon: {add: [x]}\n', 'v.md': VISION });
    const { configuration } = decide(workspace, 'v.md');
    assert.deepEqual([configuration.known, configuration.jargon], [['GHOR'], { add: ['x'], remove: [] }]);
  });

  it('changes what documents say, and is read once for equal content', () => {
    const headings = 'headings: {urgency: [Onze kompasnaald]}\n';
    const workspace = workspaceOf({
      'a/.convenant.yaml': headings,
      'b/.convenant.yaml': `${headings}profile: complete\n`,
      'c/.convenant.yaml': 'profile: complete\n',
      'a/v.md': VISION,
      'b/v.md': VISION,
      'c/v.md': VISION,
    });
    const readingOf = (path: string): unknown => decide(workspace, path).reading;
    assert.equal(readingOf('a/v.md'), readingOf('b/v.md'));
    assert.equal(readingOf('c/v.md'), reading);
    for (const path of ['a/v.md', 'c/v.md']) workspace.set(ROOT + path, `${VISION}\n## Onze kompasnaald\n\nDaarom.\n`, true);
    const subjects = (path: string): boolean | undefined => workspace.model(ROOT + path)?.sections.some((s) => s.own.has('urgency'));
    assert.deepEqual([subjects('a/v.md'), subjects('c/v.md')], [true, false]);
  });
});

describe('a configuration that is open in an editor', () => {
  it('counts before it is saved, and no longer once it is closed', () => {
    const workspace = workspaceOf({ '.convenant.yaml': 'levels: {urgency: hint}\n', 'v.md': VISION });
    assert.equal(levelOf(workspace, 'v.md', 'urgency/missing'), 'hint');
    assert.equal(workspace.configurations.buffer(`${ROOT}.convenant.yaml`, 'levels: {urgency: error}\n'), true);
    workspace.reconfigure();
    assert.equal(levelOf(workspace, 'v.md', 'urgency/missing'), 'error');
    workspace.configurations.buffer(`${ROOT}.convenant.yaml`, undefined);
    workspace.reconfigure();
    assert.equal(levelOf(workspace, 'v.md', 'urgency/missing'), 'hint');
  });

  it('may not be a file yet', () => {
    const workspace = workspaceOf({ 'v.md': VISION });
    workspace.configurations.buffer(`${ROOT}.convenant.yaml`, 'levels: {urgency: error}\n');
    workspace.reconfigure();
    assert.equal(levelOf(workspace, 'v.md', 'urgency/missing'), 'error');
  });

  it('that changes what is recognised changes documents that were edited too', () => {
    const workspace = workspaceOf({ 'v.md': VISION });
    const uri = `${ROOT}v.md`;
    workspace.configurations.buffer(`${ROOT}.convenant.yaml`, 'headings: {urgency: [Onze kompasnaald]}\n');
    workspace.reconfigure();
    workspace.edit(uri, [{ start: VISION.length, end: VISION.length, text: '\n## Onze kompasnaald\n\nDaarom.\n' }]);
    assert.ok(workspace.model(uri)?.sections.some((s) => s.own.has('urgency')));
    workspace.configurations.buffer(`${ROOT}.convenant.yaml`, undefined);
    workspace.reconfigure();
    assert.ok(!workspace.model(uri)?.sections.some((s) => s.own.has('urgency')));
    assert.ok(workspace.text(uri)?.endsWith('Daarom.\n'));
  });
});

describe('extends', () => {
  const of = (documents: Record<string, string>, path = 'v.md'): Decided => decide(workspaceOf({ 'v.md': VISION, ...documents }), path);

  it('takes files of the workspace, the later over the earlier, and what is written over both', () => {
    const { configuration, files } = of(
      {
        'regio/.convenant.yaml': 'extends: [../huis.yaml, ./streek.yml]\nknown: [C]\n',
        'huis.yaml': 'extends: basis.yaml\nprofile: complete\nknown: [A]\nlevels: {urgency: hint, roles: hint}\n',
        'basis.yaml': 'known: [Z]\n',
        'regio/streek.yml': 'profile: essential\nknown: [B]\nlevels: {roles: error}\n',
        'regio/v.md': VISION,
      },
      'regio/v.md',
    );
    assert.equal(configuration.profile, 'essential');
    assert.deepEqual(configuration.known, ['Z', 'A', 'B', 'C']);
    assert.deepEqual(Object.fromEntries(configuration.levels.map(({ code, level }) => [code, level])), { urgency: 'hint', roles: 'error' });
    assert.deepEqual(
      files.map((file) => file.slice(ROOT.length)),
      ['regio/.convenant.yaml', 'huis.yaml', 'basis.yaml', 'regio/streek.yml'],
    );
  });

  it('maps paths from the folder of the file that decides', () => {
    const workspace = workspaceOf({
      'huis.yaml': 'paths: {"visie/*": visie}\n',
      'regio/.convenant.yaml': 'extends: ../huis.yaml\n',
      'regio/visie/v.md': '# Zonder kop\n',
      'visie/v.md': '# Zonder kop\n',
    });
    assert.deepEqual([workspace.kind(`${ROOT}regio/visie/v.md`), workspace.kind(`${ROOT}visie/v.md`)], ['vision', undefined]);
  });

  for (const [target, code, near] of [
    ['../buiten.yaml', 'extends-outside', undefined],
    ['../../../../etc/x.yaml', 'extends-outside', undefined],
    ['sub/../../buiten.yaml', 'extends-outside', undefined],
    ['https://voorbeeld.nl/x.yaml', 'extends-relative', undefined],
    ['file:///map/huis.yaml', 'extends-relative', undefined],
    ['//host/x.yaml', 'extends-relative', undefined],
    ['/etc/x.yaml', 'extends-relative', undefined],
    ['C:\\huis.yaml', 'extends-relative', undefined],
    ['huis.json', 'extends-yaml', undefined],
    ['huis.yam', 'extends-yaml', undefined],
    ['huiz.yaml', 'extends-missing', 'huis.yaml'],
    ['.convenant.yaml', 'extends-circle', undefined],
  ] as const)
    it(`refuses ${target}, at its place, and takes the rest`, () => {
      const text = `extends:\n  - huis.yaml\n  - '${target}'\n`;
      const decided = of({ '.convenant.yaml': text, 'huis.yaml': 'known: [A]\n' });
      assert.deepEqual(problems(decided), [`.convenant.yaml:3 ${code}`]);
      const [problem] = decided.problems;
      assert.equal(text.slice(problem?.range.start, problem?.range.end), `'${target}'`);
      assert.equal(problem?.near, near);
      assert.deepEqual(decided.configuration.known, ['A']);
      assert.ok(problem && !/\{\w+\}/.test(problemMessage(problem, framework.messages.nl)));
    });

  it('refuses a link that leads outside the workspace', () => {
    const files = new Map([
      [`${ROOT}.convenant.yaml`, 'extends: [link.yaml]\n'],
      [`${ROOT}link.yaml`, 'known: [A]\n'],
      [`${ROOT}v.md`, VISION],
    ]);
    const workspace = new Workspace(reading, {
      ...memoryFiles(files),
      real: (uri) => (uri.endsWith('link.yaml') ? 'file:///etc/x.yaml' : uri),
    });
    workspace.setRoots([ROOT]);
    assert.deepEqual(problems(decide(workspace, 'v.md')), ['.convenant.yaml:1 extends-outside']);
  });

  it('leaves circles out the same way, whichever file is read first', () => {
    const circle = {
      '.convenant.yaml': 'extends: [a.yaml]\nknown: [top]\n',
      'a.yaml': 'extends: [b.yaml]\nknown: [a]\n',
      'b.yaml': 'extends: [a.yaml]\nknown: [b]\n',
    };
    const expected = ['a.yaml:1 extends-circle', 'b.yaml:1 extends-circle'];
    assert.deepEqual(problems(of(circle)), expected);
    assert.deepEqual(of(circle).configuration.known, ['a', 'top']);
    const workspace = workspaceOf({ ...circle, 'v.md': VISION });
    for (const file of ['b.yaml', 'a.yaml']) workspace.configurations.read(ROOT + file);
    assert.deepEqual(problems(decide(workspace, 'v.md')), expected);
  });

  it('is bounded in depth and in number, without taking long', () => {
    const chain = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`k${i}.yaml`, `extends: [k${i + 1}.yaml]\n`]));
    assert.deepEqual(problems(of({ ...chain, 'k12.yaml': '', '.convenant.yaml': 'extends: [k8.yaml]\n' })), []);
    assert.deepEqual(problems(of({ ...chain, 'k12.yaml': '', '.convenant.yaml': 'extends: [k0.yaml]\n' })).slice(0, 1), [
      '.convenant.yaml:1 extends-bounds',
    ]);
    const fan = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [
        `k${i}.yaml`,
        `extends: [${Array(10)
          .fill(`k${i + 1}.yaml`)
          .join(', ')}]\n`,
      ]),
    );
    assert.ok(problems(of({ ...fan, 'k9.yaml': '', '.convenant.yaml': 'extends: [k0.yaml]\n' })).length > 0);
  });

  it('is followed when what is extended changes', () => {
    const workspace = workspaceOf({
      '.convenant.yaml': 'extends: [huis.yaml]\n',
      'huis.yaml': 'levels: {urgency: hint}\n',
      'v.md': VISION,
    });
    assert.equal(levelOf(workspace, 'v.md', 'urgency/missing'), 'hint');
    workspace.configurations.buffer(`${ROOT}huis.yaml`, 'levels: {urgency: error}\n');
    workspace.reconfigure();
    assert.equal(levelOf(workspace, 'v.md', 'urgency/missing'), 'error');
  });

  it('is of the file that is given by hand, where one is', () => {
    const workspace = workspaceOf({ 'v.md': VISION, 'x.yaml': 'levels: {urgency: off}\n' });
    workspace.prefer({ ...PREFERENCES, configurationFile: `${ROOT}x.yaml` });
    assert.equal(levelOf(workspace, 'v.md', 'urgency/missing'), undefined);
  });
});
