import { strict as assert } from 'node:assert';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { document, inDocument, remove, rename, type } from '../support/between.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const DISPUTES = `## Geschillen

:::geschil
:stappen[Partijen praten eerst met elkaar, daarna met een bemiddelaar.] :beslisser[De geschillencommissie beslist.] :termijn[Elke stap duurt ten hoogste zes weken.]
:::`;
const rules = (body = DISPUTES, matter = 'title: Huisregels'): string => document('huishoudelijk reglement', matter, body);
const agreement = (text: string): string => document('ledenovereenkomst', 'title: Leden', `## Geschillen\n\n${text}`);
const LINKED = 'Geschillen worden behandeld zoals geregeld in [de regels](regels.md#geschillen).';
const NAMED = 'Geschillen worden behandeld zoals geregeld in het huishoudelijk reglement.';

const standing = (workspace: Workspace): string | undefined =>
  workspace.check(`${ROOT}leden.md`)?.result.assessments.find((a) => a.criterion.id === 'disputes')?.standing;

describe('content that a text leaves to another document', () => {
  for (const [how, text] of [
    ['by a link', LINKED],
    ['by name', NAMED],
  ] as const)
    it(`is followed there ${how}`, () => {
      const workspace = workspaceOf({ 'leden.md': agreement(text), 'regels.md': rules() });
      assert.equal(standing(workspace), 'met');
      assert.deepEqual(inDocument(workspace, 'leden.md', 'disputes'), []);
      const evidence = workspace.check(`${ROOT}leden.md`)?.result.assessments.find((a) => a.criterion.id === 'disputes')?.evidence;
      assert.ok(
        evidence?.some(
          ({ element, start }) =>
            element === 'arbiter' && workspace.text(`${ROOT}leden.md`)?.startsWith('worden behandeld zoals geregeld', start),
        ),
      );
    });

  it('is absent where the document is not there, and the finding says where the text points', () => {
    const workspace = workspaceOf({ 'leden.md': agreement(NAMED) });
    assert.equal(standing(workspace), 'missing');
    assert.match(
      inDocument(workspace, 'leden.md', 'disputes')[0]?.message ?? '',
      /verwijst naar elders \(“worden behandeld zoals geregeld in het huishoudelijk reglement”\); wie/,
    );
  });

  it('is absent where the document does not say it either, and the finding says so', () => {
    const workspace = workspaceOf({ 'leden.md': agreement(LINKED), 'regels.md': rules('## Geschillen\n\nVolgt nog.') });
    assert.equal(standing(workspace), 'missing');
    assert.match(inDocument(workspace, 'leden.md', 'disputes')[0]?.message ?? '', /maar ook in “Huisregels” staat het niet/);
  });

  it('is absent for the part that is not there', () => {
    const workspace = workspaceOf({ 'leden.md': agreement(LINKED), 'regels.md': rules(DISPUTES.replace(/ :beslisser\[[^\]]*\]/, '')) });
    assert.equal(standing(workspace), 'partial');
    assert.deepEqual(
      inDocument(workspace, 'leden.md', 'disputes').map(({ code }) => code),
      ['disputes/arbiter'],
    );
  });

  it('is not guessed where two documents have the name', () =>
    assert.equal(standing(workspaceOf({ 'leden.md': agreement(NAMED), 'regels.md': rules(), 'regels-2.md': rules() })), 'missing'));

  it('is followed while somebody types, renames and deletes', () => {
    const workspace = workspaceOf({ 'leden.md': agreement(LINKED), 'regels.md': rules() });
    assert.equal(standing(workspace), 'met');
    type(workspace, 'regels.md', ':beslisser[De geschillencommissie beslist.]', '');
    assert.equal(standing(workspace), 'partial');
    type(workspace, 'regels.md', 'weken.]', 'weken.] :beslisser[De geschillencommissie beslist.]');
    assert.equal(standing(workspace), 'met');
    rename(workspace, 'regels.md', 'reglement.md');
    assert.equal(standing(workspace), 'missing');
    rename(workspace, 'reglement.md', 'regels.md');
    assert.equal(standing(workspace), 'met');
    remove(workspace, 'regels.md');
    assert.equal(standing(workspace), 'missing');
  });
});
