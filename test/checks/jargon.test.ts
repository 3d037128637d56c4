import { expectFindings, proposition } from '../support/checked.ts';
import type { CheckOptions } from '../support/declared.ts';

const expect = (body: string, options?: CheckOptions): void => expectFindings(proposition(body), 'policy-jargon', options);

describe('policy jargon', () => {
  it('is told of with its inflections and compounds', () =>
    expect(`Wij borgen dit met een stakeholdersanalyse.
    ^^^^^^ policy-jargon/present: “borgen”
                       ^^^^^^^^^^^^^^^^^^^ policy-jargon/present: “stakeholdersanalyse”
`));
  it('is told of where its verb is split', () =>
    expect(`Daarna rollen wij het traject breder uit.
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy-jargon/present
`));
  it('is told of in English', () =>
    expectFindings(
      `---
document: proposition
language: en
---

We roll it out and leverage what is there.
   ^^^^^^^^^^^ policy-jargon/present
                   ^^^^^^^^ policy-jargon/present
`,
      'policy-jargon',
    ));
  it('leaves waarborgen alone, and the name of an annotation', () =>
    expect(':::workflow{systeem="het eigen HIS"}\nDe waarborging kost u vier minuten.\n:::\n'));
  it('leaves headings, code and what others said alone', () =>
    expect('## Governance\n\n> Wij borgen de synergie.\n\nHij noemt dat “synergie”, of `governance`.\n'));
  it('is not told of in an agreement, of which it is not asked', () =>
    expectFindings('---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\nWij borgen de synergie.\n', 'policy-jargon'));

  it('follows the words that a project adds', () =>
    expect(
      `Wij pakken dit integraal aan en zetten het op de kaart.
               ^^^^^^^^^ policy-jargon/present
                                ^^^^^^^^^^^^^^^^^^^^^^ policy-jargon/present
`,
      { jargon: { add: ['integra-', 'zetten * op de kaart'], remove: [] } },
    ));
  it('leaves out the words that a project takes away, in all their forms', () =>
    expect('Alles is geborgd.\n', { jargon: { add: [], remove: ['borgen'] } }));
  it('passes over a word that says nothing', () => expect('Wij bellen u.\n', { jargon: { add: ['', '*', '|'], remove: ['-'] } }));
});
