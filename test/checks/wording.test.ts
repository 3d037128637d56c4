import { expectFindings, proposition } from '../support/checked.ts';

const expect = (body: string): void => expectFindings(proposition(body), 'vague-wording');

describe('vague words', () => {
  it('are told of where the text binds somebody', () =>
    expect(`De zorggroep moet de cijfers zo snel mogelijk naar de praktijk sturen.
                             ^^^^^^^^^^^^^^^^ vague-wording/vague: “zo snel mogelijk”
`));

  it('are told of where somebody acts when something happens, and not where nobody does', () => {
    expect(`Valt een trainer uit, dan regelt het loket zo snel mogelijk vervanging.
                                           ^^^^^^^^^^^^^^^^ vague-wording/vague: “zo snel mogelijk”
`);
    expect('Valt een trainer uit, dan gaat het zo snel mogelijk weer verder.\n');
  });

  it('are told of wherever in its sentence somebody acts', () => {
    expect(`Na een opname bericht de wondcoach de huisarts tijdig.
                                               ^^^^^^ vague-wording/vague: “tijdig”
`);
    expect(`In andere gevallen handelt de coöperatie zo veel mogelijk in die geest.
                                         ^^^^^^^^^^^^^^^^ vague-wording/vague: “zo veel mogelijk”
`);
    expect(`De programmacoach overlegt waar nodig met de huisarts.
                           ^^^^^^^^^^ vague-wording/vague: “waar nodig”
`);
    expect(`Zij beantwoordt vragen regelmatig.
                       ^^^^^^^^^^ vague-wording/vague: “regelmatig”
`);
    expect('Alles naar beste kunnen, zoals altijd.\n');
  });

  it('are left alone where the same sentence gives the term', () =>
    expect('De zorggroep moet de cijfers zo snel mogelijk, maar binnen twee weken, naar de praktijk sturen.\n'));
  it('are left alone in quotations, code and headings', () =>
    expect('> De zorggroep moet zo snel mogelijk bellen.\n\n## Zo snel mogelijk\n\n`zo snel mogelijk`\n'));
  it('are left alone in a story', () => expect(':::casus\nDe huisarts moet zo snel mogelijk bellen.\n:::\n'));
  it('are told of once where an element is told of by them', () =>
    expect(`:::terugkoppeling{van=zorggroep aan=huisarts over=resultaat vorm=brief}
De zorggroep moet dat zo snel mogelijk laten weten.
:::
`));
});
