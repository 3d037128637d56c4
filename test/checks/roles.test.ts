import { expectFindings, proposition } from '../support/checked.ts';

const own = (code: string): boolean => code.startsWith('roles/') || code === 'placeholder/present';

describe('roles', () => {
  it('are told of one by one, by what each lacks', () =>
    expectFindings(
      proposition(`:::rol{#valcoach vervuld-door="Samira Haddad" taken="oproepen, bellen" verantwoording-aan=bestuur}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ roles/authority warning: Bij de rol “valcoach” staat nog niet waarover
:::

:::rol{#kaderarts taken="advies geven" bevoegdheid="de inzet van fysiotherapie" verantwoording-aan=bestuur}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ roles/holder
:::
`),
      'roles',
    ));

  it('in a table are told of at their name', () =>
    expectFindings(
      proposition(`| rol | vervuld door | taken | bevoegdheid | verantwoording aan |
|---|---|---|---|---|
| valcoach | Samira Haddad | bellen en oproepen | fysiotherapie inzetten | |
  ^^^^^^^^ roles/accountable-to
`),
      'roles',
    ));

  it('with template text are told of as that', () =>
    expectFindings(
      proposition(`| rol | vervuld door | taken | bevoegdheid | verantwoording aan |
|---|---|---|---|---|
| valcoach | [naam] | bellen en oproepen | fysiotherapie inzetten | |
             ^^^^^^ placeholder/present
  ^^^^^^^^ roles/accountable-to
`),
      own,
    ));

  it('with nothing but template text are not missing', () =>
    expectFindings(
      proposition(`| rol | vervuld door | taken | bevoegdheid | verantwoording aan |
|---|---|---|---|---|
| valcoach | [naam] | [taken] | [waarover] | [aan wie] |
             ^^^^^^ placeholder/present
                      ^^^^^^^ placeholder/present
                                ^^^^^^^^^^ placeholder/present
                                             ^^^^^^^^^ placeholder/present
`),
      own,
    ));

  it('in a block with template text in an attribute are told of as that', () =>
    expectFindings(
      proposition(`:::rol{#valcoach vervuld-door="[naam]" taken="oproepen, bellen" bevoegdheid="de inzet" verantwoording-aan=bestuur}
                               ^^^^^^ placeholder/present
:::
`),
      own,
    ));

  it('are missing where nothing says anything of them', () =>
    expectFindings(
      proposition(`# Titel
^^^^^^^ roles/missing warning
`),
      'roles',
    ));

  it('claim a task once', () =>
    expectFindings(
      proposition(`| rol | vervuld door | taken | bevoegdheid | verantwoording aan |
|---|---|---|---|---|
| valcoach | Samira Haddad | patiënten oproepen | fysiotherapie inzetten | het bestuur |
| kaderarts | Jan Berg | patiënten oproepen | het plan vaststellen | het bestuur |
                         ^^^^^^^^^^^^^^^^^^ roles/overlap: kaderarts
`),
      'roles',
    ));

  it('are described once, or the same', () =>
    expectFindings(
      proposition(`| rol | vervuld door | taken | bevoegdheid | verantwoording aan |
|---|---|---|---|---|
| valcoach | Samira Haddad | patiënten oproepen | fysiotherapie inzetten | het bestuur |
| valcoach | Jan Berg | patiënten oproepen | fysiotherapie inzetten | het bestuur |
  ^^^^^^^^ roles/conflicting
`),
      'roles',
    ));

  it('are not described twice by a matrix of letters beside their description', () =>
    expectFindings(
      proposition(`| taak | valcoach | kaderarts |
|---|---|---|
| patiënten oproepen | R | A |
| het plan vaststellen | C | R/A |

:::rol{#valcoach vervuld-door="Samira Haddad" bevoegdheid="de inzet van fysiotherapie" verantwoording-aan=kaderarts}
:::

:::rol{#kaderarts vervuld-door="Jan Berg" bevoegdheid="het plan" verantwoording-aan=bestuur}
:::
`),
      'roles',
    ));

  it('have tasks where their block opens with what they do', () =>
    expectFindings(
      proposition(`:::rol{#valcoach vervuld-door="Samira Haddad" bevoegdheid="de inzet van fysiotherapie" verantwoording-aan=bestuur}
De valcoach roept patiënten op en bezoekt hen thuis.
:::

:::rol{#kaderarts vervuld-door="Jan Berg" bevoegdheid="het plan" verantwoording-aan=bestuur}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ roles/tasks
De kaderarts is al vijf jaar bij ons in dienst.
:::
`),
      'roles',
    ));

  it('are defined where a name stands beside them', () =>
    expectFindings(
      proposition(`:::rol{#kaderarts vervuld-door="Jan Berg" taken="leidt" bevoegdheid="het plan" verantwoording-aan=bestuur}
:::

Karin Smits, programmamanager ouderen, beantwoordt vragen. De valcoach belt de patiënt.
                                                              ^^^^^^^^ roles/undefined
`),
      'roles',
    ));

  it('are not asked for by a conjunction that looks like what is done', () =>
    expectFindings(
      proposition(`Een verklaring moet aanwezig zijn voordat iemand gesprekken voert.
`),
      (code) => code === 'roles/no-actor',
    ));

  it('are asked for where a thing must be somewhere, and not where somebody becomes a member', () =>
    expectFindings(
      proposition(`Er moet in elke zaal een AED hangen.
   ^^^^ roles/no-actor

Bij elke balie dient er een folder te liggen.
               ^^^^^ roles/no-actor

U kunt lid worden als uw praktijk met een HIS werkt dat berichten heeft ontvangen.

Er moet iets anders komen dan dit.
`),
      'roles/no-actor',
    ));

  it('are not asked for where the sentence says of whom something is asked', () =>
    expectFindings(
      proposition(`Van de deelnemende praktijk wordt gevraagd: de bloeddruk en de medicatielijst.

Aan alle leden wordt verzocht de lijst bij te houden.

De lijst moet worden bijgehouden.
              ^^^^^^^^^^^^^^^^^^ roles/no-actor
`),
      'roles/no-actor',
    ));

  it('are those of everybody where a colleague has the same function', () =>
    expectFindings(
      proposition(`De collega-praktijkmanagers overleggen. De oud-bestuurder schrijft. De collega-roostermaker plant.
                                                                       ^^^^^^^^^^^^^^^^^^^^ roles/undefined
`),
      'roles/undefined',
    ));

  it('claim a task once that a table names in one word, but for what they do together', () =>
    expectFindings(
      proposition(`| rol | vervuld door | taken | bevoegdheid | verantwoording aan |
|---|---|---|---|---|
| valcoach | Samira Haddad | gesprek, overleg, verslag | fysiotherapie inzetten | het bestuur |
| kaderarts | Jan Berg | agenda, overleg, verslag | het plan vaststellen | het bestuur |
                                          ^^^^^^^ roles/overlap: kaderarts
`),
      'roles/overlap',
    ));
});
