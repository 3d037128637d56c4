import type { References } from '../../server/src/checks/finding.ts';
import { expectFindings, proposition } from '../support/checked.ts';

const own = (code: string): boolean => /^(?:front-matter|annotation|reference|suppression)\//.test(code);

describe('what makes the check itself unreliable', () => {
  it('is an error in front matter, with the nearest name', () =>
    expectFindings(
      `---
document: propositei
          ^^^^^^^^^^ front-matter/document error: Bedoelt u “propositie”?
language: nl
---

Tekst.
`,
      own,
      { kind: 'proposition' },
    ));

  it('is an error in an annotation', () =>
    expectFindings(
      proposition(`:::terugkopeling
   ^^^^^^^^^^^^^ annotation/unknown-block error: Bedoelt u “terugkoppeling”?
Tekst.
:::

:::terugkoppeling{wanner="elke maand"}
                  ^^^^^^ annotation/unknown-attribute error: wanneer
Dat komt :vrom[per brief].
          ^^^^ annotation/unknown-element error: vorm
:::
`),
      own,
    ));

  it('is a link that leads nowhere', () => {
    const references: References = {
      resolve: (path) => (path === 'visie.md' ? { found: true, ids: new Set(['thuis-wonen']) } : { found: false, near: 'visie.md' }),
    };
    expectFindings(
      proposition(`# Na een val

Zie [a](#na-en-val), [b](visei.md#thuis-wonen), [c](visie.md#thuis-woenen) en [d](visie.md#thuis-wonen).
        ^^^^^^^^^^ reference/unknown-id error: “na-een-val”
                         ^^^^^^^^^^^^^^^^^^^^ reference/missing-file error: “visie.md#thuis-wonen”
                                                    ^^^^^^^^^^^^^^^^^^^^^ reference/unknown-id error: “thuis-wonen”
Zie <https://voorbeeld.nl/#x> en [e](https://voorbeeld.nl/x.md).
`),
      own,
      { references },
    );
  });

  it('is a suppression that does nothing', () =>
    expectFindings(
      proposition(`<!-- convenant-disable-file evaluatio/missing: later -->
                            ^^^^^^^^^^^^^^^^^ suppression/unknown-code error: “evaluation/missing”

<!-- convenant-disable-file roles/hoder: later -->
                            ^^^^^^^^^^^ suppression/unknown-code error: “roles/holder”

<!-- convenant-disable-next-line placeholder/present: later -->
                                 ^^^^^^^^^^^^^^^^^^^ suppression/unused warning
Tekst.
`),
      own,
    ));
});
