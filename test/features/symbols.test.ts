import { strict as assert } from 'node:assert';
import { type OutlineSymbol, outlineOf } from '../../server/src/features/symbols.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

/** The outline as an indented list: kind, name, detail. */
function outline(text: string): string {
  const model = workspaceOf({ 'a.md': text }).model(`${ROOT}a.md`) ?? assert.fail();
  const lines: string[] = [];
  const show = (symbols: readonly OutlineSymbol[], within: { start: number; end: number }, depth: number): void => {
    for (const { name, detail, kind, range, selection, children } of symbols) {
      assert.ok(within.start <= range.start && range.end <= within.end, `${name} lies outside its parent`);
      assert.ok(range.start <= selection.start && selection.end <= range.end, `${name} is selected outside itself`);
      lines.push(`${'  '.repeat(depth)}${kind} ${name}${detail ? ` (${detail})` : ''}`);
      show(children, range, depth + 1);
    }
  };
  show(outlineOf(model, framework, 'nl'), { start: 0, end: text.length }, 0);
  return `\n${lines.join('\n')}\n`;
}

const HEAD = '---\ndocument: visie\nlanguage: nl\n---\n\n';

describe('outline', () => {
  it('is a tree of sections, with blocks and roles beneath', () => {
    assert.equal(
      outline(`${HEAD}# Visie

## Ambitie

:::ambitie{#thuis}
Ouderen wonen thuis.
:::

### Later

Tekst.

## 3. Rollen

| rol | vervuld door | taken | bevoegdheid |
|---|---|---|---|
| coach | verpleegkundige | belt patiënten | kiest de dag |

Slotkop
=======
`),
      `
section Visie
  section Ambitie
    block ambitie (#thuis · Gedeelde ambitie)
    section Later
  section 3. Rollen
    block Rollen (tabel)
      role coach
section Slotkop
`,
    );
  });

  it('nests a block that is not closed within its section', () => {
    assert.equal(
      outline(`${HEAD}## Een\n\n:::ambitie\nTekst.\n\n## Twee\n\nTekst.\n`),
      '\nsection Een\n  block ambitie (Gedeelde ambitie)\nsection Twee\n',
    );
  });

  it('is empty for an empty document', () => assert.equal(outline(HEAD), '\n\n'));
});
