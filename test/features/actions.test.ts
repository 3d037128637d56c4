import { strict as assert } from 'node:assert';
import { type Action, type ActionRequest, actionsAt } from '../../server/src/features/actions.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const TEXT = `---
document: propositie
language: nl
---

# Na een val

## Terugkoppeling

De huisarts hoort binnen een week van het bestuur.

## Stappen

:::terugkopeling
Tekst.
:::

:::doelgrop
Tekst.
:::
`;

function actions(words: string, request: Partial<ActionRequest> = {}): Action[] {
  const checked = workspaceOf({ 'a.md': TEXT }).check(`${ROOT}a.md`) ?? assert.fail();
  const start = TEXT.indexOf(words);
  return actionsAt(checked, { range: { start, end: start }, about: [], only: undefined, invoked: true, ...request }, framework, 'nl');
}

const titles = (list: readonly Action[]): string[] => list.map((a) => a.title);

describe('actions', () => {
  it('are those of the findings at the caret, then annotating, then suppressing', () => {
    const list = titles(actions('## Terugkoppeling'));
    const annotate = list.indexOf('Zet :::terugkoppeling om dit gedeelte');
    assert.ok(annotate >= 0, list.join(' | '));
    const suppress = list.map((title, i) => [title, i] as const).filter(([title]) => title.startsWith('Onderdruk'));
    for (const [, i] of suppress) assert.ok(i > annotate);
    const counted = list.slice(-3).map((title) => title.replace(/\d+/, 'n'));
    assert.deepEqual(counted, [
      'Herstel alles wat veilig kan',
      'Annoteer alles wat herkend is (n)…',
      'Voeg een tekst toe voor alles wat ontbreekt (n)…',
    ]);
  });

  it('are only those of the findings that the editor names, by code and place, where it names any', () => {
    const start = TEXT.indexOf('# Na een val');
    const list = actions('# Na een val', { about: [{ code: 'urgency/missing', start, end: start + 5 }], only: ['quickfix'] });
    assert.ok(list.length > 0);
    for (const { finding } of list) assert.equal(finding?.code, 'urgency/missing');
  });

  it('are found by the place of a named finding when the caret is elsewhere', () => {
    const start = TEXT.indexOf('terugkopeling');
    const list = actions('# Na een val', { about: [{ code: 'annotation/unknown-block', start, end: start + 4 }], only: ['quickfix'] });
    assert.deepEqual(titles(list), ['Vervang door “terugkoppeling”']);
  });

  it('are of the kinds that are wanted', () => {
    assert.deepEqual(new Set(actions('## Terugkoppeling', { only: ['refactor'] }).map((a) => a.kind)), new Set(['refactor.rewrite']));
    assert.deepEqual(actions('# Na een val', { only: ['source.organizeImports'] }), []);
    const [all, ...others] = actions('# Na een val', { only: ['source.fixAll'] });
    assert.deepEqual(others, []);
    assert.deepEqual(
      all?.edits.map((e) => e.text),
      ['terugkoppeling', 'doelgroep'],
    );
  });

  it('go through the whole document only when the user asks', () => {
    assert.ok(!actions('# Na een val', { invoked: false }).some((a) => a.kind === 'source.fixAll.convenant'));
  });
});
