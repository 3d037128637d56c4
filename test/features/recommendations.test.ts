import { strict as assert } from 'node:assert';
import type { References } from '../../server/src/checks/finding.ts';
import { NO_WORDS } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import { explain } from '../../server/src/features/explain.ts';
import { type Fix, fixesFor, withoutStops } from '../../server/src/features/fixes.ts';
import { insertRecommendation, listRecommendations, metBy, nameOf, offeredFor } from '../../server/src/features/recommendations.ts';
import { frameworkOf } from '../../server/src/framework/load.ts';
import type { Criterion, Recommendation } from '../../server/src/framework/types.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import type { Checked } from '../../server/src/workspace/workspace.ts';
import { framework, reading } from '../support/declared.ts';
import { filled } from '../support/filled.ts';

const EVERYWHERE: References = { resolve: () => ({ found: true, ids: undefined }) };

type Seen = Pick<Checked, 'model' | 'result'>;

function see(text: string): Seen {
  const { model } = new SourceDocument(reading, text);
  assert.ok(model, 'not a governance document');
  return { model, result: check(reading, model, { profile: 'complete', ui: 'nl', levels: {}, ...NO_WORDS }, EVERYWHERE) };
}

const agreement = (body: string): Seen => see(`---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n${body}`);
const criterion = (id: string): Criterion => framework.criterion(id) ?? assert.fail(id);
const headings = ({ model }: Seen): string[] => model.sections.slice(1).map((s) => `${s.level} ${s.title}`);

/** The document with a recommendation put into it, the caret at some words. */
function inserted(before: Seen, name: string, caret = '', stops = withoutStops): Seen {
  const at = caret === '' ? 0 : before.model.text.indexOf(caret);
  const edit = insertRecommendation(before, name, at, framework) ?? assert.fail('nothing to insert');
  return see(applyEdits(before.model.text, [{ ...edit, text: stops(edit.text) }]));
}

/** The evaluation of pluijm 2c, with its headings below one of this level. */
const PARTS = (level: number): string[] =>
  ['Terugkijken op de samenwerking', 'Belangen in kaart', 'Als belangen botsen'].map((title) => `${Math.min(6, level + 1)} ${title}`);

describe('where a recommendation lands', () => {
  it('is at the end, under its own title, at the level of the main headings', () => {
    const after = inserted(agreement('# Titel\n\n## Een\n\nTekst.\n'), 'pluijm-2c');
    assert.deepEqual(headings(after), ['1 Titel', '2 Een', '2 Evaluatie en belangen', ...PARTS(2)]);
    assert.match(after.model.text, /Tekst\.\n\n## Evaluatie en belangen\n\n### Terugkijken [\s\S]*[^\n]\n$/);
  });

  it('is at the first level where the main headings are', () =>
    assert.deepEqual(headings(inserted(agreement('# Een\n\nTekst.\n\n# Twee\n\nTekst.\n'), 'pluijm-2c')).slice(2), [
      '1 Evaluatie en belangen',
      ...PARTS(1),
    ]));

  it('is before what closes the document', () => {
    const text = `# Titel\n\n## Een\n\n${'Tekst. '.repeat(30)}\n\n## Ondertekening\n\nTekst.\n`;
    assert.equal(headings(inserted(agreement(text), 'pluijm-2c')).at(-1), '2 Ondertekening');
  });

  it('is under a heading that announces what it adds, without a second title', () => {
    const after = inserted(agreement('# Titel\n\n### Evaluatie\n\n### Slot\n\nTekst.\n'), 'pluijm-2c');
    assert.deepEqual(headings(after), ['1 Titel', '3 Evaluatie', ...PARTS(3), '3 Slot']);
  });

  it('is under that heading even where another criterion comes first', () => {
    const after = inserted(agreement('# Titel\n\n## Belangen\n\n## Slot\n\nTekst.\n'), 'pluijm-2c');
    assert.deepEqual(headings(after), ['1 Titel', '2 Belangen', ...PARTS(2), '2 Slot']);
  });

  it('comes after what stands under that heading, before the headings below it', () => {
    const after = inserted(agreement('# Titel\n\n## Evaluatie\n\nHierover later meer.\n\n### Kosten\n\nTekst.\n'), 'pluijm-2c');
    assert.deepEqual(headings(after), ['1 Titel', '2 Evaluatie', ...PARTS(2), '3 Kosten']);
    assert.match(after.model.text, /Hierover later meer\.\n\n### Terugkijken/);
  });

  it('has no deeper headings than Markdown has', () =>
    assert.deepEqual(headings(inserted(agreement('# Titel\n\n###### Evaluatie\n'), 'pluijm-2c')), ['1 Titel', '6 Evaluatie', ...PARTS(6)]));

  it('is in the section of its lens, one level deeper', () => {
    const after = inserted(agreement('# Titel\n\n## Proces\n\nTekst.\n\n## Slot\n\nTekst.\n'), 'pluijm-2c');
    assert.deepEqual(headings(after), ['1 Titel', '2 Proces', '3 Evaluatie en belangen', ...PARTS(3), '2 Slot']);
  });

  it('takes the place of an empty block of its own', () => {
    const after = inserted(agreement('# Titel\n\n## Samen\n\n:::evaluatie\n:::\n\nSlot.\n'), 'pluijm-2c');
    assert.equal(after.model.text.match(/^:::evaluatie/gm)?.length, 1);
    assert.deepEqual(headings(after), ['1 Titel', '2 Samen', ...PARTS(2)]);
  });

  it('does not draw what follows a block under a heading of its own', () => {
    const after = inserted(agreement('# Titel\n\n## Samen\n\n:::evaluatie\nWij kijken terug.\n:::\n\nSlot van dit deel.\n'), 'pluijm-2c');
    assert.ok(after.model.text.indexOf('Slot van dit deel.') < after.model.text.indexOf('### Terugkijken'), after.model.text);
  });

  it('is after the section at the caret where nothing is missing of what it meets', () => {
    const body = '# Titel\n\n## Een\n\nTekst.\n\n### Deel\n\nHier staat de cursor.\n\n## Twee\n\nTekst.\n';
    const filledIn = inserted(agreement(body), 'pluijm-2b', '', (text) => filled(text, 'nl'));
    assert.ok(metBy(filledIn.result.assessments).has('compliance'));
    const twice = inserted(filledIn, 'pluijm-2b', 'Hier staat');
    assert.deepEqual(headings(twice), [
      '1 Titel',
      '2 Een',
      '3 Deel',
      '3 Naleving: afspraak is afspraak',
      '2 Twee',
      '2 Naleving: afspraak is afspraak',
    ]);
  });

  for (const ending of ['\n', '\r\n'])
    it(`does not begin on an indented line, after which an editor would indent it too${ending === '\n' ? '' : ', CRLF'}`, () => {
      for (const rest of ['', '\n\n## Slot\n\nTekst.', '\n\n\n']) {
        const text = `---\ndocument: ledenovereenkomst\n---\n\n# Titel\n\n## Naleving\n\n- een\n  en meer${rest}\n`.replaceAll(
          '\n',
          ending,
        );
        const before = see(text);
        const edit = insertRecommendation(before, 'pluijm-2b', 0, framework) ?? assert.fail('nothing to insert');
        assert.equal(text[edit.start - 1], '\n');
        const after = applyEdits(text, [edit]).replaceAll('\r\n', '\n');
        assert.match(after, /\n {2}en meer\n\nEen afspraak die/);
        assert.match(after, rest.includes('Slot') ? /aan de leden voor\.\n\n## Slot\n/ : /aan de leden voor\.\n$/);
      }
    });

  it('keeps CRLF throughout', () => {
    const before = see('---\r\ndocument: ledenovereenkomst\r\nlanguage: nl\r\n---\r\n\r\n# Titel\r\n\r\nTekst.\r\n');
    assert.doesNotMatch(inserted(before, 'pluijm-2c').model.text, /(?<!\r)\n/);
  });

  it('is nowhere in a document of a kind that it is not for, and nowhere for one that does not exist', () => {
    const proposition = see('---\ndocument: propositie\n---\n\n# Titel\n');
    assert.equal(insertRecommendation(proposition, 'pluijm-2c', 0, framework), undefined);
    assert.equal(insertRecommendation(proposition, 'pluijm-99', 0, framework), undefined);
  });

  it('is in the language of the document, in the passage for its kind', () => {
    const text = inserted(see('---\ndocument: proposition\nlanguage: en\n---\n\n# Falls\n'), 'pluijm-5').model.text;
    assert.match(text, /## Investing in innovation together\n\n:::risk\nThe care group first tries/);
  });
});

describe('the recommendations among the fixes of a finding', () => {
  const fixes = (seen: Seen, code: string): Fix[] => {
    const finding = seen.result.findings.find((f) => f.code === code) ?? assert.fail(`no ${code}`);
    return fixesFor(finding, { model: seen.model, framework, ui: 'nl', met: metBy(seen.result.assessments) });
  };

  it("come after the criterion's own text and before suppressing, with their study", () =>
    assert.deepEqual(
      fixes(agreement('# Titel\n'), 'compliance/missing').map((f) => f.title),
      [
        'Voeg een tekst toe om mee te beginnen: Naleving',
        'Voeg aanbeveling in: Naleving: afspraak is afspraak (Van der Pluijm 2017, 2b)',
        'Voeg aanbeveling in: Naleving hoort bij ons vak (Van der Pluijm 2017, 10b)',
        'Onderdruk compliance/missing hier, met een reden',
      ],
    ));

  it('are never what is applied first, nor safe', () => {
    const [own, ...others] = fixes(agreement('# Titel\n'), 'compliance/missing');
    assert.ok(own?.preferred);
    assert.ok(others.every((f) => !f.preferred && !f.safe));
  });

  it('do away with the finding', () => {
    const before = agreement('# Titel\n\n## Naleving\n');
    const fix = fixes(before, 'compliance/missing').find((f) => f.title.includes('Van der Pluijm 2017, 10b')) ?? assert.fail();
    const after = see(
      applyEdits(
        before.model.text,
        fix.edits.map((e) => ({ ...e, text: withoutStops(e.text) })),
      ),
    );
    assert.ok(!after.result.findings.some((f) => f.code === 'compliance/missing'));
    assert.deepEqual(headings(after).slice(0, 3), ['1 Titel', '2 Naleving', '3 De norm']);
  });

  const some = (id: string, ...meets: string[]): Recommendation => ({
    ...(framework.recommendations[0] ?? assert.fail()),
    id,
    meets,
    kinds: ['member-agreement'],
  });
  const small = frameworkOf({
    ...framework,
    recommendations: [
      some('1', 'evaluation', 'interests', 'dialogue'),
      some('2', 'evaluation', 'mandate'),
      some('3', 'mandate'),
      some('4', 'evaluation', 'finance'),
      some('5', 'evaluation'),
      // In an agreement, nobody asks for urgency.
      some('6', 'urgency'),
    ],
  });
  const offered = (id: string, ...met: string[]): string =>
    offeredFor(criterion(id), 'member-agreement', small, new Set(met))
      .map((r) => r.id)
      .join();

  it('are three at most: those that repeat least of what the document says, then those that keep to the subject', () => {
    assert.equal(offered('evaluation'), '5,2,4');
    assert.equal(offered('evaluation', 'mandate'), '5,4,1');
    assert.equal(offered('evaluation', 'mandate', 'finance', 'interests', 'dialogue'), '5,2,4');
    assert.equal(offered('mandate'), '3,2');
  });

  it('are only those for the kind of document, that meet what it is asked', () => {
    assert.equal(offered('urgency'), '');
    assert.deepEqual(offeredFor(criterion('evaluation'), 'proposition', small, new Set()), []);
  });
});

describe('the list of recommendations', () => {
  const list = (seen: Seen): ReturnType<typeof listRecommendations> => listRecommendations(seen, framework, 'nl');

  it('has those for the kind of document, each once', () => {
    const ids = list(agreement('# Titel\n')).choices.map((c) => c.id);
    const expected = framework.recommendations.filter((r) => r.kinds.includes('member-agreement')).map(nameOf);
    assert.deepEqual([...ids].sort(), expected.sort());
  });

  it('says of each from which study it is, what it comes down to and which criteria it meets', () => {
    const { title, choices } = list(agreement('# Titel\n'));
    assert.equal(title, 'Welke aanbeveling wilt u invoegen?');
    const choice = choices.find((c) => c.id === 'pluijm-2b');
    assert.equal(choice?.label, 'Naleving: afspraak is afspraak');
    assert.equal(choice?.description, 'Van der Pluijm (2017), §7.1 aanbeveling 2b');
    assert.match(choice?.detail ?? '', /^Zorg dat het onder leden gewoon is .* Regelt: Naleving \(ontbreekt\)\.$/);
  });

  it('has those first that add what is missing, under a heading that says so', () => {
    const mandated = agreement(
      '# Titel\n\n:::mandaat\nDe ledenvergadering :verlener[geeft dit mandaat]. De zorggroep mag :reikwijdte[onderhandelen met de zorgverzekeraar]. ' +
        'Over :grenzen[afspraken die langer dan twee jaar duren, beslissen eerst de leden].\n:::\n',
    );
    const { choices } = list(mandated);
    const groups = choices.map((c) => c.group);
    assert.deepEqual([...new Set(groups)], ['Vult aan wat ontbreekt', 'Overige aanbevelingen']);
    assert.deepEqual(groups, [...groups].sort().reverse());
    const mandate = choices.find((c) => c.id === 'pluijm-9');
    assert.equal(mandate?.group, 'Overige aanbevelingen');
    assert.match(mandate?.detail ?? '', /Regelt: .*\(op orde\)\.$/);
  });
});

describe('the explanation of a criterion', () => {
  it('names the recommendations that meet it, by the name to look them up with, and with their gist', () => {
    const text = explain(criterion('compliance'), framework, 'nl');
    assert.match(text, /## Aanbevelingen die dit regelen\n\n- Naleving: afspraak is afspraak \(`pluijm-2b`\): Zorg dat het/);
    assert.doesNotMatch(explain(criterion('urgency'), framework, 'nl'), /Aanbevelingen/);
  });
});
