import { strict as assert } from 'node:assert';
import { BETWEEN_CHECKS } from '../../server/src/checks/between/all.ts';
import type { BetweenCheck } from '../../server/src/checks/between/types.ts';
import { PREFERENCES } from '../../server/src/workspace/settings.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { document, inDocument, told, type } from '../support/between.ts';
import { reading } from '../support/framework.ts';
import { memoryFiles, ROOT, workspaceOf } from '../support/workspace.ts';

const VISION = document('visie', 'title: Dichtbij\nends: 2030', '# Dichtbij\n\n:::ambitie{#thuis}\nOuderen wonen veilig thuis.\n:::');
const OFFER = document('propositie', 'title: Na een val\nends: 2032\nserves: visie.md#thuis', '# Na een val\n\nWij bellen elke patiënt.');
const OUTLIVES = 'horizon-consistency/outlives: aanbod.md “2032” ↔ visie.md “2030”';

/** A workspace that counts how often each check between documents runs. */
function counting(texts: Readonly<Record<string, string>>): { workspace: Workspace; ran: () => Record<string, number> } {
  let counts: Record<string, number> = {};
  const checks = BETWEEN_CHECKS.map(
    (check): BetweenCheck => ({
      ...check,
      run: (members) => {
        counts[check.id] = (counts[check.id] ?? 0) + 1;
        return check.run(members);
      },
    }),
  );
  const files = new Map(Object.entries(texts).map(([path, text]) => [ROOT + path, text]));
  const workspace = new Workspace(reading, memoryFiles(files), checks);
  workspace.setRoots([ROOT]);
  workspace.prefer({ ...PREFERENCES, ui: 'nl' });
  for (const [uri, text] of files) workspace.set(uri, text, true);
  return {
    workspace,
    ran: () => {
      const before = counts;
      counts = {};
      return before;
    },
  };
}

describe('a set of documents', () => {
  it('is compared once, and again only in what an edit changes of what others depend on', () => {
    const { workspace, ran } = counting({ 'visie.md': VISION, 'aanbod.md': OFFER });
    const all = (): void => void workspace.uris().map((uri) => workspace.check(uri));
    all();
    assert.deepEqual(ran(), Object.fromEntries(BETWEEN_CHECKS.map(({ id }) => [id, 1])));
    all();
    assert.deepEqual(ran(), {});
    type(workspace, 'aanbod.md', 'elke patiënt', 'iedere patiënt op maandag');
    all();
    assert.deepEqual(ran(), {}, 'an edit that others do not depend on');
    type(workspace, 'aanbod.md', '2032', '2033');
    all();
    assert.deepEqual(ran(), { 'horizon-consistency': 1 });
    assert.deepEqual(told(workspace, 'horizon'), [OUTLIVES.replace('2032', '2033')]);
  });

  it('leaves a document as it was checked while others change what does not concern it', () => {
    const workspace = workspaceOf({
      'visie.md': VISION,
      'aanbod.md': OFFER,
      'ander.md': OFFER.replace('2032', '2029').replace('Na een val', 'Slaap'),
    });
    const before = workspace.check(`${ROOT}ander.md`);
    type(workspace, 'aanbod.md', '2032', '2033');
    assert.equal(workspace.check(`${ROOT}ander.md`), before);
    const other = workspace.check(`${ROOT}visie.md`);
    type(workspace, 'aanbod.md', '2033', '2034');
    assert.notEqual(workspace.check(`${ROOT}visie.md`), other);
  });

  it('follows the places of other ends as text above them grows', () => {
    const workspace = workspaceOf({ 'visie.md': VISION, 'aanbod.md': OFFER });
    const before = inDocument(workspace, 'aanbod.md', 'horizon')[0]?.related[0];
    type(workspace, 'visie.md', 'title: Dichtbij', 'title: Dichtbij\nversion: 1.0');
    const after = inDocument(workspace, 'aanbod.md', 'horizon')[0]?.related[0];
    assert.equal(after?.start, (before?.start ?? 0) + '\nversion: 1.0'.length);
    assert.deepEqual(workspace.dependents(`${ROOT}visie.md`), [`${ROOT}aanbod.md`]);
  });

  it('says which documents may be told something else, once', () => {
    const workspace = workspaceOf({ 'visie.md': VISION, 'aanbod.md': OFFER.replace('2032', '2030') });
    for (const uri of workspace.uris()) workspace.check(uri);
    workspace.dependents(`${ROOT}visie.md`);
    type(workspace, 'aanbod.md', 'ends: 2030', 'ends: 2032');
    assert.deepEqual(workspace.dependents(`${ROOT}aanbod.md`), [`${ROOT}visie.md`]);
    type(workspace, 'aanbod.md', 'elke patiënt', 'iedere patiënt');
    type(workspace, 'aanbod.md', 'ends: 2032', 'ends: 2030');
    assert.deepEqual(workspace.dependents(`${ROOT}aanbod.md`), [`${ROOT}visie.md`]);
    assert.deepEqual(workspace.dependents(`${ROOT}aanbod.md`), []);
  });

  it('is that of the nearest configuration', () => {
    const texts = { 'noord/visie.md': VISION, 'zuid/aanbod.md': OFFER.replace('visie.md#', '../noord/visie.md#') };
    assert.equal(told(workspaceOf(texts), 'horizon').length, 1);
    assert.equal(told(workspaceOf({ ...texts, '.convenant.yaml': 'profile: standard\n' }), 'horizon').length, 1);
    assert.deepEqual(told(workspaceOf({ ...texts, 'zuid/.convenant.yaml': 'profile: standard\n' }), 'horizon'), []);
  });

  it('goes on into a folder whose configuration extends the one around it', () => {
    const texts = { 'visie.md': VISION, 'zuid/aanbod.md': OFFER.replace('visie.md#', '../visie.md#'), '.convenant.yaml': 'known: [SMR]\n' };
    assert.equal(told(workspaceOf({ ...texts, 'zuid/.convenant.yaml': 'extends: [../.convenant.yaml]\n' }), 'horizon').length, 1);
    assert.deepEqual(told(workspaceOf({ ...texts, 'zuid/.convenant.yaml': 'known: [HVP]\n' }), 'horizon'), []);
    // What two groups share beside them makes them no set.
    const shared = { 'groep.yaml': 'known: [SMR]\n', '.convenant.yaml': 'extends: [groep.yaml]\n' };
    assert.deepEqual(told(workspaceOf({ ...texts, ...shared, 'zuid/.convenant.yaml': 'extends: [../groep.yaml]\n' }), 'horizon'), []);
  });

  it('is the same whatever the order in which its documents come', () => {
    const one = workspaceOf({ 'visie.md': VISION, 'aanbod.md': OFFER });
    const other = workspaceOf({ 'aanbod.md': OFFER, 'visie.md': VISION });
    assert.deepEqual(one.between(), other.between());
    assert.equal(one.between().length, 1);
  });

  it('has nothing of a document of which only a part is read', () => {
    const workspace = workspaceOf({ 'visie.md': VISION, 'aanbod.md': OFFER });
    workspace.setPartial(`${ROOT}visie.md`, true);
    assert.deepEqual(told(workspace), []);
  });

  it('goes on where one check breaks', () => {
    const broken: BetweenCheck = {
      id: 'term-consistency',
      reads: ['terms'],
      run: () => {
        throw new Error('stuk');
      },
    };
    const files = memoryFiles(new Map());
    const workspace = new Workspace(reading, files, [broken, ...BETWEEN_CHECKS.filter(({ id }) => id !== broken.id)]);
    workspace.setRoots([ROOT]);
    workspace.set(`${ROOT}visie.md`, VISION, true);
    workspace.set(`${ROOT}aanbod.md`, OFFER, true);
    assert.deepEqual(
      workspace.between().map(({ code }) => code),
      ['check/failed', 'horizon-consistency/outlives'],
    );
  });
});

describe('findings between documents', () => {
  const levels = (workspace: Workspace): string[] => workspace.between().map(({ code, level }) => `${code} ${level}`);

  it('are information, and take the level that is set for their check or their code', () => {
    const texts = { 'visie.md': VISION, 'aanbod.md': OFFER };
    assert.deepEqual(levels(workspaceOf(texts)), ['horizon-consistency/outlives information']);
    assert.deepEqual(levels(workspaceOf(texts, { levels: { 'horizon-consistency': 'warning' } })), [
      'horizon-consistency/outlives warning',
    ]);
    assert.deepEqual(levels(workspaceOf(texts, { levels: { 'horizon-consistency/outlives': 'off' } })), []);
    const file = workspaceOf({ ...texts, '.convenant.yaml': 'levels: {horizon-consistency: hint}\n' });
    assert.deepEqual(levels(file), ['horizon-consistency/outlives hint']);
    assert.deepEqual(file.configuration(`${ROOT}visie.md`).problems, []);
    assert.equal(inDocument(file, 'visie.md', 'horizon')[0]?.level, 'hint');
  });

  it('are not asked for by the essential profile; where one document has that, the other is told', () => {
    const texts = { 'visie.md': VISION, 'aanbod.md': OFFER };
    assert.deepEqual(levels(workspaceOf(texts, { profile: 'essential' })), []);
    assert.equal(levels(workspaceOf(texts, { profile: 'complete' })).length, 1);
    const one = workspaceOf({ ...texts, 'visie.md': VISION.replace('ends', 'profile: essential\nends') });
    assert.equal(levels(one).length, 1);
    assert.deepEqual(inDocument(one, 'visie.md', 'horizon'), []);
    assert.equal(inDocument(one, 'aanbod.md', 'horizon').length, 1);
  });

  for (const path of ['visie.md', 'aanbod.md'])
    it(`are suppressed at both ends by a comment in ${path}, which is used then`, () => {
      const comment = '<!-- convenant-disable-file horizon-consistency/outlives: de leden weten dat -->\n\n';
      const texts = { 'visie.md': VISION, 'aanbod.md': OFFER };
      const workspace = workspaceOf({ ...texts, [path]: texts[path as 'visie.md'].replace('# ', `${comment}# `) });
      assert.deepEqual(told(workspace), []);
      for (const each of ['visie.md', 'aanbod.md']) {
        assert.deepEqual(inDocument(workspace, each, 'horizon'), []);
        assert.deepEqual(inDocument(workspace, each, 'suppression'), []);
      }
      type(workspace, 'aanbod.md', 'ends: 2032', 'ends: 2030');
      assert.deepEqual(
        inDocument(workspace, path, 'suppression').map(({ code }) => code),
        ['suppression/unused'],
      );
    });
});
