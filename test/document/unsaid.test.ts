import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { checkText } from '../support/declared.ts';
import { reading } from '../support/framework.ts';

/** Elements of a criterion that a sentence under a heading states. */
function stated(language: 'nl' | 'en', heading: string, text: string, criterion: string): string[] {
  const { model } = new SourceDocument(
    reading,
    `---\ndocument: ledenovereenkomst\nlanguage: ${language}\n---\n\n# X\n\n## ${heading}\n\n${text}\n`,
  );
  return [...new Set((model?.evidence ?? []).flatMap((e) => (e.criterion === criterion && e.element ? [e.element] : [])))].sort();
}

const disputes = { nl: ['Geschillen', 'disputes'], en: ['Disputes', 'disputes'] } as const;
const evaluation = { nl: ['Evaluatie', 'evaluation'], en: ['Evaluation', 'evaluation'] } as const;
const feedback = { nl: ['Terugkoppeling', 'feedback'], en: ['Feedback', 'feedback'] } as const;
const account = { nl: ['Verantwoording', 'accountability'], en: ['Accountability', 'accountability'] } as const;

type Told = readonly ['nl' | 'en', typeof disputes | typeof evaluation | typeof feedback | typeof account, string];

function statesNothing(told: readonly Told[]): void {
  for (const [language, on, text] of told) assert.deepEqual(stated(language, on[language][0], text, on[language][1]), [], text);
}

function states(element: string, told: readonly Told[]): void {
  for (const [language, on, text] of told) assert.ok(stated(language, on[language][0], text, on[language][1]).includes(element), text);
}

describe('what a text says not to be so', () => {
  it('is nothing that a clause tells of what there is not', () => {
    statesNothing([
      ['nl', disputes, 'Er is geen gesprek, geen mediator en geen geschillencommissie die binnen zes weken beslist.'],
      ['en', disputes, 'There is no talk, no mediator and no disputes committee that decides within six weeks.'],
    ]);
    states('term', [
      ['nl', disputes, 'Er is geen bestuur dat alles regelt, maar een geschillencommissie beslist binnen zes weken.'],
      ['nl', disputes, 'Er is geen geschil dat de geschillencommissie niet binnen zes weken beslist.'],
      ['en', disputes, 'There is no mediator, and a disputes committee decides within six weeks.'],
      ['en', disputes, 'There is no dispute that the disputes committee does not decide within six weeks.'],
    ]);
  });

  it('is nothing that was and is no more', () => {
    statesNothing([
      ['nl', evaluation, 'Vroeger evalueerden wij dit elk jaar met de leden, maar dat doen wij niet meer.'],
      ['nl', evaluation, 'Tot 2022 evalueerden wij elk jaar met de leden, maar dat is gestopt.'],
      ['nl', evaluation, 'De jaarlijkse evaluatie van de samenwerking met alle leden is afgeschaft.'],
      ['en', evaluation, 'We used to review the collaboration every year with all members, but we no longer do.'],
      ['en', evaluation, 'We no longer review the collaboration every year with all members.'],
      ['en', feedback, 'In 2019 the care group used to report the outcome to the GP, but it stopped.'],
    ]);
    states('timing', [
      ['nl', evaluation, 'Vroeger evalueerden wij dit elk jaar, nu evalueren wij elk kwartaal met de leden.'],
      ['nl', evaluation, 'Wij evalueren elk jaar met de leden wat wij niet meer doen.'],
      ['en', evaluation, 'We used to review this every year, but now we review it every quarter with the members.'],
      ['en', feedback, 'The care group reports the outcome to the GP no later than two weeks after the visit.'],
    ]);
  });

  it('is nothing that only some wish for, or that is yet to be looked into', () => {
    statesNothing([
      ['nl', evaluation, 'Veel leden willen dat wij elk jaar evalueren. Het bestuur vindt dat niet nodig.'],
      ['nl', evaluation, 'In 2028 bekijken wij of wij gaan evalueren.'],
      ['nl', feedback, 'Idealiter zou de zorggroep de uitkomst binnen twee weken aan de huisarts rapporteren.'],
      ['en', evaluation, 'Many members want us to review the collaboration every year. The board sees no need.'],
      ['en', evaluation, 'We will look at whether to review the collaboration every year with all members.'],
      ['en', feedback, 'Ideally, the care group would report the outcome to the GP within two weeks.'],
    ]);
    states('timing', [
      ['nl', evaluation, 'De leden willen dat wij elk jaar evalueren.'],
      ['nl', evaluation, 'Elk jaar bekijken wij met de leden of de samenwerking werkt.'],
      ['en', evaluation, 'Every year we look with the members at whether the collaboration works.'],
      ['en', evaluation, 'Many members want us to review often, so we review the collaboration every year.'],
    ]);
  });

  it('is no time at which something is not done', () => {
    statesNothing([
      ['nl', account, 'Het bestuur legt niet elk jaar verantwoording af.'],
      ['en', account, 'The board does not report each and every year.'],
    ]);
    const english = 'The board does not account to the members every year';
    assert.ok(!stated('en', 'Accountability', `${english}.`, 'accountability').includes('timing'));
    states('timing', [
      ['nl', account, 'Het bestuur legt niet alleen elk jaar verantwoording af, maar ook tussentijds.'],
      ['en', account, 'The board does not account to the press, but accounts to the members every year.'],
    ]);
  });

  it('is nothing that somebody only tries to do for others', () => {
    statesNothing([
      ['nl', feedback, 'De zorggroep zal trachten de uitkomst binnen twee weken per brief aan de huisarts te rapporteren.'],
      ['nl', evaluation, 'We proberen de samenwerking elk jaar met alle leden te evalueren.'],
      ['en', feedback, 'The care group will try to report the outcome to the GP by letter within two weeks.'],
      ['en', evaluation, 'The board will try to review the collaboration every year with all members.'],
    ]);
    states('timing', [
      ['nl', evaluation, 'Wij evalueren elk jaar met de leden wat wij proberen te bereiken.'],
      ['nl', feedback, 'De zorggroep kan de uitkomst binnen twee weken per brief aan de huisarts rapporteren.'],
      ['en', evaluation, 'We try to listen well, and the board reviews the collaboration every year with all members.'],
      ['nl', evaluation, 'We proberen goed te luisteren, en evalueren de samenwerking elk jaar met alle leden.'],
      ['en', evaluation, 'Every year we review with the members what we try to achieve.'],
      ['en', feedback, 'The care group may report the outcome to the GP by letter within two weeks.'],
    ]);
    states('steps', [['en', disputes, 'The parties shall first try to settle a dispute in a talk, and then go to a mediator.']]);
  });

  it('is read for all else: its abbreviations, its roles and its length', () => {
    const none = 'Er is geen gesprek en geen commissie die binnen zes weken over de HVP van de kaderarts beslist';
    const { findings } = checkText(
      `---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n# X\n\n## Geschillen\n\n${none}, ${'of van wie dan ook in de hele regio '.repeat(5)}.\n`,
      { profile: 'complete' },
    );
    for (const code of ['undefined-term/missing', 'long-sentence/present'])
      assert.ok(
        findings.some((f) => f.code === code),
        code,
      );
  });
});
