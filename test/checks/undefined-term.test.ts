import { expectFindings, proposition } from '../support/checked.ts';
import type { CheckOptions } from '../support/declared.ts';

const expect = (body: string, options?: CheckOptions): void => expectFindings(proposition(body), 'undefined-term', options);

describe('undefined terms', () => {
  it('are told of at their first use', () =>
    expect(`Volgens de RTA belt u eerst. De RTA is streng.
           ^^^ undefined-term/missing: “RTA”
`));
  it('are found in compounds, in the plural and with a small letter', () =>
    expect(`De VVT-koepel, de RvC en twee DBSs.
   ^^^ undefined-term/missing: “VVT”
                  ^^^ undefined-term/missing: “RvC”
                              ^^^ undefined-term/missing: “DBS”
`));
  it('that are still to be written out are told of there', () => expect('Volgens de [waar SMR voor staat] (SMR) belt u eerst.\n'));
  it('are found in cells and items', () =>
    expect(`| wat | hoe |
|---|---|
| melden | volgens de ZBU-norm |
                      ^^^ undefined-term/missing

- Bel de SDQ.
         ^^^ undefined-term/missing
`));
  it('are known when written out with the first use', () =>
    expect(
      'De regionale transmurale afspraak (RTA) geldt. Wat de RTA zegt, doet u. Een VJR-lijst (vragenlijst jeugd) volgt. ' +
        'Het zorginformatiebureau, kortweg ZIB, belt. LFO staat voor longfunctieonderzoek.\n',
    ));
  it('are told of when they are written out too late', () =>
    expect(`De RTA geldt.
   ^^^ undefined-term/missing

De regionale transmurale afspraak (RTA) ligt bij u.
`));
  it('are known from a list of terms, wherever it stands', () =>
    expect('De RTA geldt.\n\n## Begrippen\n\n| Term | Betekenis |\n|---|---|\n| RTA | regionale transmurale afspraak |\n'));
  it('are known when every GP knows them, or this project does', () => {
    expect('De POH’s, het HIS, de GGZ-instelling, de HAP en COPD.\n');
    expect('De RTA en het KIS.\n', { known: ['RTA', 'k.i.s.'] });
  });
  it('are not the names in front matter and titles, nor an organisation’s', () => {
    expectFindings(
      '---\ndocument: propositie\nlanguage: nl\npartijen: [HCZ, Zorg BV]\n---\n\n# Aanbod van OZL\n\nDe HCZ en OZL bieden dit.\n',
      'undefined-term',
    );
    expect('Dit regelt Stichting GERRIT.\n');
  });
  it('are not numerals, codes, places to fill in and words that are stressed', () =>
    expect('Klasse III of IV, ISO 9001, NEN 7510, dossier WL-28-031, 1234 AB Zijpe, XX praktijken. U betaalt NIET, ook niet later.\n'));
  it('are not headings in capitals, quotations or code', () =>
    expect('# HET RTA\n\n**SAMENWERKING MET HET ZKH**\n\nSAMENWERKING MET HET ZKH EN DE OVERIGE HUIZEN\n\n> De RTB\n\n`RTC`\n'));
  it('are not asked of marks in a table', () => expect('| taak | wie |\n|---|---|\n| bellen | RA |\n'));
});
