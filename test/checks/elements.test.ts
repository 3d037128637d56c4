import { strict as assert } from 'node:assert';
import { expectFindings, proposition } from '../support/checked.ts';
import { checkText } from '../support/declared.ts';

describe('a criterion that is missing', () => {
  it('is told of at its own heading', () =>
    expectFindings(
      proposition(`# Titel

## Evaluatie
^^^^^^^^^^^^ evaluation/missing information: Periodieke evaluatie: onder deze kop
`),
      'evaluation',
    ));

  it('is told of at its own block, before a heading', () =>
    expectFindings(
      proposition(`# Titel

## Evaluatie

## Slot

:::evaluatie
^^^^^^^^^^^^ evaluation/missing: Periodieke evaluatie: daarover is in dit blok nog niets gevonden
:::
`),
      'evaluation',
    ));

  it('is told of at a block that it shares only where that block is not about the other', () => {
    expectFindings(
      proposition(`# Titel
^^^^^^^ process-owner/missing: Procesregie: daarover is in deze propositie nog niets gevonden

:::rol{#coach vervuld-door="de verpleegkundige"}
De coach belt.
:::
`),
      'process-owner',
    );
    expectFindings(
      proposition(`# Titel

:::rol
^^^^^^ process-owner/missing: Procesregie: daarover is in dit blok nog niets gevonden
:::
`),
      'process-owner',
    );
  });

  it('is told of at the title where it has no place', () =>
    expectFindings(
      proposition(`# Titel
^^^^^^^ evaluation/missing information: Periodieke evaluatie: daarover is in deze propositie nog niets gevonden

Tekst.
`),
      'evaluation',
    ));

  it('is told of in front matter where there is no title', () =>
    expectFindings(
      `---
document: propositie
          ^^^^^^^^^^ evaluation/missing
language: nl
---

Tekst.
`,
      'evaluation',
    ));

  it('is told of once, in the language of the user interface', () =>
    expectFindings(
      proposition(`# Titel
^^^^^^^ evaluation/missing: Periodic evaluation: nothing about this has been found
`),
      'evaluation',
      { ui: 'en' },
    ));

  it('is met by what the front matter serves, where a reference may meet it', () => {
    const { assessments } = checkText('---\ndocument: propositie\nlanguage: nl\nserves: visie.md#thuis\n---\n\nTekst.\n');
    assert.equal(assessments.find((a) => a.criterion.id === 'shared-ambition')?.standing, 'met');
  });
});

describe('an element', () => {
  it('that a block lacks is told of at the opening of the block', () =>
    expectFindings(
      proposition(`:::stap
^^^^^^^ process-steps/actor warning
^^^^^^^ process-steps/timing warning
:stappen[eerst bellen, dan langsgaan]
:::
`),
      'process-steps',
    ));

  it('of time without a time is told of at its words', () =>
    expectFindings(
      proposition(`:::stap
:stappen[eerst bellen, dan langsgaan] door :wie[de huisarts] :wanneer[als het zo uitkomt]
                                                                      ^^^^^^^^^^^^^^^^^^ process-steps/timing warning: “als het zo uitkomt” laat open wanneer elke stap komt
:::
`),
      'process-steps',
    ));

  it('is not told of at vague words in a sentence on something else', () =>
    expectFindings(
      proposition(`:::ambitie
^^^^^^^^^^ shared-ambition/horizon
^^^^^^^^^^ shared-ambition/measure
^^^^^^^^^^ shared-ambition/shared-by
Samen willen wij bereiken dat :ambitie[ouderen veilig thuis wonen].
:::

## Wie doet wat

Bij drukte zal de zorggroep tijdig voldoende ondersteuning bieden.
`),
      'shared-ambition',
    ));

  it('is not told of at words that somebody is quoted as saying', () =>
    expectFindings(
      proposition(`## Nieuws

Wij mailen alle huisartsen. "Ik lees het regelmatig," zei een van hen.
`),
      (code) => code === 'communication/timing' || code.startsWith('vague'),
    ));

  it('of contact that nobody can reach is absent', () =>
    expectFindings(
      proposition(`:::meedoen
^^^^^^^^^^ how-to-join/contact
:procedure[stuur een bericht aan het meldpunt] :contact[het meldpunt]
:::
`),
      'how-to-join/contact',
    ));

  it('of contact with a number is there', () =>
    expectFindings(
      proposition(`:::meedoen
:procedure[stuur een bericht aan het meldpunt] :contact[het meldpunt, telefoon 010-1234567]
:::
`),
      'how-to-join/contact',
    ));

  it('is stated by another block of the same criterion', () =>
    expectFindings(
      proposition(`:::stap{stappen="eerst bellen" wie="de huisarts"}
:::

::stap[:wanneer[binnen twee weken]]
`),
      'process-steps',
    ));
});

describe('an element that still holds template text', () => {
  const own = (code: string): boolean => code.startsWith('process-steps/') || code === 'placeholder/present';

  it('is told of as that and nothing else', () =>
    expectFindings(
      proposition(`:::stap
:stappen[eerst bellen] door :wie[[naam]] :wanneer[binnen twee weken]
                                 ^^^^^^ placeholder/present
:::
`),
      own,
    ));

  it('does not make the criterion missing, but what is not declared is still absent', () =>
    expectFindings(
      proposition(`:::stap
^^^^^^^ process-steps/timing
:stappen[[wat er gebeurt]] door :wie[[naam]]
         ^^^^^^^^^^^^^^^^ placeholder/present
                                     ^^^^^^ placeholder/present
:::
`),
      own,
    ));

  it('in an attribute is told of at its value', () =>
    expectFindings(
      proposition(`:::stap{stappen="eerst bellen" wie="[naam]" wanneer="binnen twee weken"}
                                    ^^^^^^ placeholder/present
:::
`),
      own,
    ));

  it('in the cell of a table is told of there', () =>
    expectFindings(
      proposition(`| stap | wie | wanneer |
|---|---|---|
| bellen | [naam] | [datum] |
           ^^^^^^ placeholder/present
                    ^^^^^^^ placeholder/present
`),
      own,
    ));

  it('leaves the criterion as it stands', () => {
    const standing = (text: string): string | undefined =>
      checkText(proposition(text)).assessments.find((a) => a.criterion.id === 'process-steps')?.standing;
    assert.equal(standing(':::stap{stappen="[wat]" wie="[naam]"}\n:::\n'), 'missing');
    assert.equal(standing(':::stap{stappen="[wat]" wie="de huisarts"}\n:::\n'), 'partial');
  });

  it('is absent where nobody asks after template text', () =>
    expectFindings(
      proposition(`:::stap{stappen="eerst bellen" wie="[naam]" wanneer="binnen twee weken"}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ process-steps/actor
:::
`),
      own,
      { levels: { placeholder: 'off' } },
    ));
});
