import { strict as assert } from 'node:assert';
import { type Finding, NO_WORDS, type References } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { annotateSection, type Fix, fixesFor, safeEdits, withoutStops } from '../../server/src/features/fixes.ts';
import { type Criterion, KINDS, type Kind, LANGUAGES, type Language } from '../../server/src/framework/types.ts';
import type { TextEdit } from '../../server/src/text/edits.ts';
import { filled } from '../support/filled.ts';
import { framework, reading } from '../support/framework.ts';

const EVERYWHERE: References = { resolve: () => ({ found: true, ids: undefined }) };

interface Seen {
  text: string;
  model: DocumentModel;
  findings: Finding[];
  standing(criterion: string): string | undefined;
}

function see(text: string): Seen {
  const { model } = new SourceDocument(reading, text);
  assert.ok(model, 'not a governance document');
  const { findings, assessments } = check(reading, model, { profile: 'complete', ui: 'nl', levels: {}, ...NO_WORDS }, EVERYWHERE);
  return { text, model, findings, standing: (id) => assessments.find((a) => a.criterion.id === id)?.standing };
}

function find({ findings }: Seen, code: string): Finding {
  const finding = findings.find((f) => f.code === code);
  assert.ok(finding, `no ${code} in ${findings.map((f) => f.code).join(', ')}`);
  return finding;
}

const fixes = ({ model }: Seen, finding: Finding): Fix[] => fixesFor(finding, { model, framework, ui: 'nl' });

/** The fix of a finding that its title names; the first where none is named. */
function fixOf(seen: Seen, code: string, title = ''): Fix {
  const all = fixes(seen, find(seen, code));
  const fix = all.find((f) => f.title.includes(title));
  assert.ok(fix, `no fix "${title}" in ${all.map((f) => f.title).join(' | ')}`);
  return fix;
}

/** Applies edits at once, as an editor does: all offsets are those of the text before. */
function apply(text: string, edits: readonly TextEdit[], stops: (text: string) => string = withoutStops): string {
  return [...edits]
    .reverse()
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((t, e) => t.slice(0, e.start) + stops(e.text) + t.slice(e.end), text);
}

/**
 * Findings that were not there before, by code and message, but for placeholders. Not new is what says
 * more exactly that a criterion is missing: a text on one subject may touch upon another.
 */
function surplus(before: Seen, after: Seen): string[] {
  const known = before.findings.map(words);
  return after.findings
    .filter((f) => {
      const at = known.indexOf(words(f));
      if (at >= 0) known.splice(at, 1);
      const wasMissing = before.findings.some((b) => b.code === `${f.criterion}/missing`);
      return at < 0 && f.code !== 'placeholder/present' && !(f.element !== undefined && wasMissing);
    })
    .map((f) => `${words(f)} ${after.text.slice(f.start, f.end)}`);
}

const words = (f: Finding): string => `${f.code}: ${f.message}`;
const about = (seen: Seen, id: string): string[] => seen.findings.filter((f) => f.criterion === id).map(words);

const DOCUMENT: Record<Language, (kind: Kind) => string> = {
  nl: (kind) => `---\ndocument: ${kind}\nlanguage: nl\n---\n\n# Zorggroep De Brug\n`,
  en: (kind) => `---\ndocument: ${kind}\nlanguage: en\n---\n\n# The Bridge\n`,
};

const withTemplate = framework.criteria.filter((c) => c.recognised && c.template);
const askedOf = (criterion: Criterion): Kind[] => KINDS.filter((kind) => criterion.levels[kind]);

describe('the template of a criterion', () => {
  for (const criterion of withTemplate)
    for (const language of LANGUAGES)
      for (const kind of askedOf(criterion)) {
        const code = `${criterion.id}/missing`;
        it(`${criterion.id}, ${kind}, ${language}: unfilled says only what is to be filled in`, () => {
          const before = see(DOCUMENT[language](kind));
          const after = see(apply(before.text, fixOf(before, code).edits));
          assert.deepEqual(about(after, criterion.id), []);
          assert.deepEqual(surplus(before, after), []);
          assert.ok(after.findings.some((f) => f.code === 'placeholder/present'));
          assert.notEqual(after.standing(criterion.id), 'met', after.text);
        });
        it(`${criterion.id}, ${kind}, ${language}: filled in meets the criterion`, () => {
          const before = see(DOCUMENT[language](kind));
          const after = see(apply(before.text, fixOf(before, code).edits, (t) => filled(t, language)));
          assert.equal(after.standing(criterion.id), 'met', after.text + about(after, criterion.id).join('\n'));
          assert.deepEqual(about(after, criterion.id), []);
          assert.deepEqual(surplus(before, after), []);
        });
      }
});

describe('where a template lands', () => {
  const headings = ({ model }: Seen): string[] => model.sections.slice(1).map((s) => `${s.level} ${s.title}`);
  const inserted = (body: string, code: string): Seen => {
    const before = see(`---\ndocument: propositie\nlanguage: nl\n---\n\n${body}`);
    return see(apply(before.text, fixOf(before, code).edits));
  };

  it('is at the end, at the level of the main headings', () => {
    assert.deepEqual(headings(inserted('# Titel\n\n## Een\n\nTekst.\n', 'evaluation/missing')), ['1 Titel', '2 Een', '2 Evaluatie']);
    assert.deepEqual(headings(inserted('# Een\n\nTekst.\n\n# Twee\n\nTekst.\n', 'evaluation/missing')), ['1 Een', '1 Twee', '1 Evaluatie']);
  });

  it('is under the heading that announces it, with no second heading', () => {
    const after = inserted('# Titel\n\n## Evaluatie\n\n## Slot\n\nTekst.\n', 'evaluation/missing');
    assert.deepEqual(headings(after), ['1 Titel', '2 Evaluatie', '2 Slot']);
    assert.ok(after.text.indexOf(':::evaluatie') < after.text.indexOf('## Slot'));
  });

  it('is in an empty block of its own in place of that block', () => {
    const after = inserted('# Titel\n\n:::evaluatie\n:::\n\nSlot.\n', 'evaluation/missing');
    assert.equal(after.text.match(/^:::evaluatie/gm)?.length, 1);
    assert.ok(after.text.endsWith('\n:::\n\nSlot.\n'));
  });

  it('ends the document with one line end, whatever was there', () => {
    for (const end of ['', '\n', '\n\n\n']) assert.match(inserted(`# Titel\n\nTekst.${end}`, 'evaluation/missing').text, /[^\n]\n$/);
  });

  it('keeps CRLF throughout', () => {
    for (const criterion of withTemplate.filter((c) => c.levels.proposition)) {
      const before = see(DOCUMENT.nl('proposition').replaceAll('\n', '\r\n'));
      const after = apply(before.text, fixOf(before, `${criterion.id}/missing`).edits);
      assert.ok(!/(?<!\r)\n/.test(after), criterion.id);
    }
  });

  it('is after the section that comes before it in reading, at the level of that section', () => {
    const body = '# Titel\n\n## Waarom nu\n\nTekst.\n\n### Cijfers\n\nTekst.\n\n## Resultaten\n\nTekst.\n\n## Meedoen\n\nTekst.\n';
    assert.deepEqual(headings(inserted(body, 'case-example/missing')), [
      '1 Titel',
      '2 Waarom nu',
      '3 Cijfers',
      '2 Uit de spreekkamer',
      '2 Resultaten',
      '2 Meedoen',
    ]);
    assert.deepEqual(headings(inserted(body, 'early-wins/missing')).slice(3), [
      '2 Resultaten',
      '2 Wat er binnen een jaar te zien is',
      '2 Meedoen',
    ]);
  });

  it('is under a bold line where bold lines are the headings', () => {
    const body = '# Titel\n\n**Waarom nu**\n\nTekst.\n\n**Meedoen**\n\nTekst.\n';
    assert.match(inserted(body, 'innovation-risk/missing').text, /\n\n\*\*Risico bij vernieuwing\*\*\n\n:::risico\n/);
    const after = inserted(body, 'case-example/missing');
    assert.match(after.text, /\n\n\*\*Uit de spreekkamer\*\*\n\n:::casus\n/);
    assert.ok(after.text.indexOf('Uit de spreekkamer') < after.text.indexOf('Meedoen'));
    assert.deepEqual(about(after, 'case-example'), []);
  });

  it('is under the heading that says most of it, where several announce it', () => {
    const after = inserted('# Titel\n\n## Hoe werkt het?\n\nTekst.\n\n## Evaluatie\n\nTekst.\n', 'evaluation/missing');
    assert.ok(after.text.indexOf(':::evaluatie') > after.text.indexOf('## Evaluatie'));
    assert.deepEqual(headings(after), ['1 Titel', '2 Hoe werkt het?', '2 Evaluatie']);
  });

  it('is told of no second time: the fix is not offered again', () => {
    const after = inserted('# Titel\n', 'evaluation/missing');
    assert.ok(!after.findings.some((f) => f.code === 'evaluation/missing'));
  });
});

const proposition = (body: string): Seen => see(`---\ndocument: propositie\nlanguage: nl\n---\n\n# Titel\n\n${body}`);

describe('the fix that adds an element', () => {
  const BODIES: Record<string, string> = {
    'in its block':
      ':::terugkoppeling\n:van[De zorggroep] laat :aan[de huisarts] weten :over[wat er is gedaan] :vorm[via Zorgdomein].\n:::\n',
    'in a block with an item at its end':
      ':::terugkoppeling\n:van[De zorggroep] laat :aan[de huisarts] weten:\n\n- :over[wat er is gedaan], :vorm[via Zorgdomein]\n:::\n\nSlot.\n',
    'in a leaf': '::terugkoppeling[:van[De zorggroep] laat :aan[de huisarts] weten :over[wat er is gedaan] :vorm[via Zorgdomein].]\n',
    'in a block with attributes only': ':::terugkoppeling{van=zorggroep aan=huisarts over="wat er is gedaan" vorm="via Zorgdomein"}\n:::\n',
    'in a block that was not closed':
      ':::terugkoppeling\n:van[De zorggroep] laat :aan[de huisarts] weten :over[wat er is gedaan] :vorm[via Zorgdomein].\n',
  };
  for (const [where, body] of Object.entries(BODIES))
    for (const ending of ['\n', '\r\n'])
      it(`${where}${ending === '\n' ? '' : ', CRLF'}: unfilled leaves a placeholder, filled in the element is there`, () => {
        const before = see(proposition(body).text.replaceAll('\n', ending));
        const { edits } = fixOf(before, 'feedback/timing');
        const unfilled = see(apply(before.text, edits));
        assert.ok(!unfilled.findings.some((f) => f.code === 'feedback/timing'), unfilled.text);
        assert.deepEqual(surplus(before, unfilled), []);
        assert.ok(unfilled.findings.some((f) => f.code === 'placeholder/present'));
        const done = see(apply(before.text, edits, (t) => filled(t, 'nl')));
        assert.ok(!done.findings.some((f) => f.criterion === 'feedback' || f.code === 'placeholder/present'), done.text);
        assert.deepEqual(surplus(before, done), []);
        if (ending === '\r\n') assert.ok(!/(?<!\r)\n/.test(done.text));
      });

  for (const criterion of withTemplate.filter((c) => c.block && c.elements.length > 1))
    for (const language of LANGUAGES)
      it(`${criterion.id}, ${language}: adds each element that a block lacks`, () => {
        const kind = askedOf(criterion)[0] as Kind;
        // A block that declares one element; the others are added one by one until nothing is told.
        let seen = see(
          `${DOCUMENT[language](kind)}\n:::${criterion.block?.[language]}\n${filled(criterion.elements[0]?.add[language] ?? '', language)}\n:::\n`,
        );
        const start = seen;
        for (let i = 0; i < criterion.elements.length; i++) {
          const finding = seen.findings.find((f) => f.criterion === criterion.id && f.element !== undefined);
          if (!finding) break;
          const edits = fixes(seen, finding)[0]?.edits ?? assert.fail(finding.code);
          const unfilled = see(apply(seen.text, edits));
          assert.ok(!about(unfilled, criterion.id).includes(words(finding)), unfilled.text);
          seen = see(apply(seen.text, edits, (t) => filled(t, language)));
          assert.ok(!about(seen, criterion.id).includes(words(finding)), seen.text);
        }
        assert.deepEqual(about(seen, criterion.id), [], seen.text);
        assert.equal(seen.standing(criterion.id), 'met');
        assert.deepEqual(surplus(start, seen), []);
      });
});

describe('the fix for words that only the author has', () => {
  const done = (before: Seen, code: string, title: string): Seen => {
    const after = see(apply(before.text, fixOf(before, code, title).edits));
    const left = (seen: Seen): number => seen.findings.filter((f) => f.code === code).length;
    assert.equal(left(after), left(before) - 1, after.text);
    assert.ok(after.findings.some((f) => f.code === 'placeholder/present'));
    assert.deepEqual(surplus(before, after), []);
    return after;
  };

  it('makes a place of a vague time', () => {
    const after = done(
      proposition('De zorggroep levert het formulier zo spoedig mogelijk aan.\n'),
      'vague-wording/vague',
      'zo spoedig mogelijk',
    );
    assert.match(after.text, /het formulier \[wanneer of hoe vaak\] aan\.\n$/);
  });

  it('is not there for how much or how well', () => {
    const seen = proposition('De zorggroep levert een passende vergoeding.\n');
    assert.deepEqual(
      fixes(seen, find(seen, 'vague-wording/vague')).map(({ title }) => title),
      ['Onderdruk vague-wording/vague hier, met een reden'],
    );
  });

  it('writes a term out', () => {
    const after = done(proposition('Volgens de SMR belt u eerst.\n'), 'undefined-term/missing', 'Schrijf “SMR” hier voluit');
    assert.match(after.text, /Volgens de \[waar SMR voor staat\] \(SMR\) belt u eerst\.\n$/);
  });

  it('describes a role under the heading on roles, by its name', () => {
    const body = '## Wie doet wat\n\nTekst.\n\n## Aanmelden\n\nDe dorpsregisseur verdeelt de aanmeldingen.\n';
    const after = done(proposition(body), 'roles/undefined', 'Beschrijf de rol “dorpsregisseur”');
    assert.match(
      after.text,
      /Tekst\.\n\n:::rol\{#dorpsregisseur\}\nDe rol van dorpsregisseur ligt bij :vervuld-door\[\[functie of naam\]\]\. [^\n]+\n:::\n\n## Aanmelden/,
    );
  });

  it('says what is heard back on what is asked: below it, else where the document says such things', () => {
    const ask = 'Praktijken sturen hun wensen vóór 1 oktober naar het bureau.\n';
    const below = done(proposition(`## Inbreng\n\n${ask}\n## Slot\n\nTekst.\n`), 'feedback/uncovered', 'Voeg toe wat iemand');
    assert.match(
      below.text,
      /het bureau\.\n\n:::terugkoppeling\nWie een wens of idee inbrengt, hoort wat daarmee is gedaan\. Van :van[^\n]+\n:::\n\n## Slot/,
    );
    const there = done(proposition(`## Inbreng\n\n${ask}\n## Terugkoppeling\n\nTekst.\n`), 'feedback/uncovered', 'Voeg toe wat iemand');
    assert.ok(there.text.indexOf(':::terugkoppeling') > there.text.indexOf('## Terugkoppeling'));
  });

  it('makes an element of a vague time where one is asked, and the sentence stays as it was', () => {
    const seen = proposition('## Evaluatie\n\nDe huisartsen en de zorggroep evalueren periodiek hoe de samenwerking verloopt.\n');
    const after = see(apply(seen.text, fixOf(seen, 'evaluation/timing', 'Voeg toe').edits));
    assert.match(after.text, /evalueren :wanneer\[\[wanneer of hoe vaak\]\] hoe de samenwerking verloopt\.\n$/);
    assert.ok(!after.findings.some((f) => f.code === 'evaluation/timing'));
    const met = see(apply(seen.text, fixOf(seen, 'evaluation/timing', 'Voeg toe').edits, () => ':wanneer[elk jaar in mei]'));
    assert.ok(!met.findings.some((f) => f.code === 'evaluation/timing' || f.code.startsWith('vague')));
  });

  it('gives what the front matter says of parties a section of its own', () => {
    const text =
      '---\ndocument: propositie\nlanguage: nl\nparties: [Zorggroep De Brug, Wijkzorg Zuid]\n---\n\n# Titel\n\n## Meedoen\n\nTekst.\n';
    const seen = see(text);
    const after = see(apply(seen.text, fixOf(seen, 'inclusion/invitation', 'Voeg toe').edits));
    assert.match(after.text, /\n## Wie meedoet\n\n::partij\[Wie nog niet meedoet, :uitnodiging\[/);
    assert.ok(!after.findings.some((f) => f.code === 'inclusion/invitation'));
  });

  it('is there for each thing that can be asked, in both languages', () => {
    for (const language of LANGUAGES)
      for (const thing of ['referral', 'data', 'opinion', 'idea', 'incident'])
        assert.ok(framework.messages[language][`fix/feedback-text/${thing}`], `${language} ${thing}`);
  });

  it('names a role that a paragraph is on alone, and leaves a paragraph on several as it is', () => {
    const alone = proposition('## Rollen\n\nDe coach is Anna Wit. De coach belt de patiënt.\n');
    const one = apply(alone.text, fixOf(alone, 'roles/authority', 'Voeg toe').edits);
    assert.match(
      one,
      /:::rol\{#coach\}\nDe coach is Anna Wit\. [^\n]+\n\nDe rol van coach beslist zelf over :bevoegdheid\[\[waarover\]\]\.\n:::\n$/,
    );
    const both = proposition('## Rollen\n\nDe coach is Anna Wit. De coach belt de patiënt. De dorpsregisseur verdeelt de aanmeldingen.\n');
    const after = apply(both.text, fixOf(both, 'roles/authority', 'Voeg toe').edits);
    assert.match(
      after,
      /de aanmeldingen\.\n\n:::rol\{#coach\}\nDe rol van coach ligt bij [^\n]+ Deze rol beslist zelf over [^\n]+\n:::\n$/,
    );
  });
});

describe('the fix that suppresses', () => {
  const suppressed = (before: Seen, code: string): Seen =>
    see(apply(before.text, fixOf(before, code, 'Onderdruk').edits, (t) => t.replace(/\$\{\d+:[^}]*\}/g, 'komt in maart')));
  const PLACES: Record<string, [string, string]> = {
    'in a paragraph': ['Wij schrijven [naam] nog op.\n', 'placeholder/present'],
    'on a later line of a paragraph': ['Eerst dit.\nWij schrijven [naam] nog op.\n', 'placeholder/present'],
    'in a list': ['- een\n- wij schrijven [naam] nog op\n- drie\n', 'placeholder/present'],
    'in a nested list': ['- een\n\n  - wij schrijven [naam] nog op\n\n  - drie\n', 'placeholder/present'],
    'in a table': ['| stap | wie |\n|---|---|\n| bellen | [naam] |\n| lopen | de huisarts |\n', 'placeholder/present'],
    'in the header of a table': [
      '| rol | vervuld door | taken |\n|---|---|---|\n| coördinator | [naam] | bellen |\n',
      'placeholder/present',
    ],
    'in a quotation': ['> Wij schrijven [naam] nog op.\n', 'placeholder/present'],
    'in a block': [':::terugkoppeling\nWij schrijven [naam] nog op.\n:::\n', 'placeholder/present'],
    'at the opening of a block': [':::rol{#valcoach}\nDe valcoach doet :taken[oproepen en bellen].\n:::\n', 'roles/holder'],
    'at an attribute': [
      ':::rol{#valcoach vervuld-door="[naam]"}\nDe valcoach doet :taken[oproepen en bellen].\n:::\n',
      'placeholder/present',
    ],
    'in a leaf': ['::terugkoppeling[Wij schrijven [naam] nog op.]\n', 'placeholder/present'],
    'at a heading': ['## Evaluatie\n\n## Slot\n\nTekst.\n', 'evaluation/missing'],
    'at the title': ['Tekst.\n', 'evaluation/missing'],
  };
  for (const [where, [body, code]] of Object.entries(PLACES))
    for (const ending of ['\n', '\r\n'])
      it(`${where}${ending === '\n' ? '' : ', CRLF'}: does away with that finding, and nothing else`, () => {
        const before = see(proposition(body).text.replaceAll('\n', ending));
        const after = suppressed(before, code);
        const left = (seen: Seen): string[] => seen.findings.map(words).sort();
        const gone = words(find(before, code));
        assert.deepEqual(
          left(after),
          left(before).filter((f) => f !== gone),
          after.text,
        );
        if (ending === '\r\n') assert.ok(!/(?<!\r)\n/.test(after.text));
      });

  it('in front matter holds for the file', () => {
    const before = see('---\ndocument: propositie\nlanguage: nl\n---\n\nTekst.\n');
    const after = suppressed(before, 'evaluation/missing');
    assert.ok(after.text.includes('convenant-disable-file evaluation/missing'));
    assert.deepEqual(
      after.findings.map(words),
      before.findings.map(words).filter((f) => !f.startsWith('evaluation/missing')),
    );
    assert.equal(after.standing('evaluation'), 'suppressed');
  });

  it('twice in the same place does not break what the first did', () => {
    const first = suppressed(proposition('## Evaluatie\n\nTekst.\n'), 'evaluation/missing');
    const second = suppressed(first, 'urgency/missing');
    assert.ok(!second.findings.some((f) => /^(?:evaluation|urgency)\/missing|^suppression\//.test(f.code)), second.text);
  });
});

describe('safe fixes', () => {
  const CASES: Record<string, [string, string, string]> = {
    'write the name of a block right': [':::terugkopeling\nTekst.\n:::\n', 'annotation/unknown-block', ':::terugkoppeling\nTekst.\n:::\n'],
    'write the name of an element right': [
      ':::terugkoppeling\nDat komt :waneer[binnen twee weken].\n:::\n',
      'annotation/unknown-element',
      ':::terugkoppeling\nDat komt :wanneer[binnen twee weken].\n:::\n',
    ],
    'write the name of an attribute right': [
      ':::terugkoppeling{wanner="binnen twee weken"}\nTekst.\n:::\n',
      'annotation/unknown-attribute',
      ':::terugkoppeling{wanneer="binnen twee weken"}\nTekst.\n:::\n',
    ],
    'write an id right': [
      '## Na een val\n\nZie [boven](#na-en-val).\n',
      'reference/unknown-id',
      '## Na een val\n\nZie [boven](#na-een-val).\n',
    ],
    'write a code right': [
      '<!-- convenant-disable-file evaluatio/missing: later -->\n\nTekst.\n',
      'suppression/unknown-code',
      '<!-- convenant-disable-file evaluation/missing: later -->\n\nTekst.\n',
    ],
    'close a block': [
      ':::terugkoppeling\nTekst.\n\n## Slot\n\nTekst.\n',
      'annotation/unclosed',
      ':::terugkoppeling\nTekst.\n:::\n\n## Slot\n\nTekst.\n',
    ],
    'close a block at the end of the document': [':::terugkoppeling\nTekst.', 'annotation/unclosed', ':::terugkoppeling\nTekst.\n:::'],
    'take away a fence that closes nothing': ['Tekst.\n\n:::\n\nSlot.\n', 'annotation/stray-fence', 'Tekst.\n\n\nSlot.\n'],
    'take away a suppression of nothing': [
      '<!-- convenant-disable-next-line placeholder/present: later -->\nTekst.\n',
      'suppression/unused',
      'Tekst.\n',
    ],
  };
  for (const [what, [body, code, wanted]] of Object.entries(CASES))
    for (const ending of ['\n', '\r\n'])
      it(`${what}${ending === '\n' ? '' : ', CRLF'}`, () => {
        const before = see(proposition(body).text.replaceAll('\n', ending));
        const context = { model: before.model, framework, ui: 'nl' as const };
        const finding = find(before, code);
        const fix = fixesFor(finding, context)[0];
        assert.ok(fix?.safe && fix.preferred && !fix.stops);
        const after = see(apply(before.text, fix.edits));
        assert.equal(after.text, proposition(wanted).text.replaceAll('\n', ending));
        assert.ok(!after.findings.some((f) => f.code === code && f.message === finding.message), 'the finding is gone');
        assert.equal(apply(before.text, safeEdits(before.findings, context)), after.text, 'fix all does the same');
        assert.deepEqual(safeEdits(after.findings, { ...context, model: after.model }), [], 'a second time there is nothing to do');
      });

  it('are applied together', () => {
    const before = proposition(':::terugkopeling\nDat komt :waneer[binnen twee weken].\n:::\n\nTekst.\n\n:::\n');
    const after = see(apply(before.text, safeEdits(before.findings, { model: before.model, framework, ui: 'nl' })));
    assert.ok(!after.findings.some((f) => f.level === 'error'), after.findings.map(words).join('\n'));
  });

  it('are never those that need the author', () => {
    const before = see(DOCUMENT.nl('proposition'));
    assert.deepEqual(safeEdits(before.findings, { model: before.model, framework, ui: 'nl' }), []);
  });

  it('are written in front matter too', () => {
    const before = see('---\ndocument: propositie\nlanguage: nl\nstaus: concept\n---\n\nTekst.\n');
    const after = see(apply(before.text, fixOf(before, 'front-matter/unknown-key').edits));
    assert.ok(after.text.includes('\nstatus: concept\n'));
    assert.ok(!after.findings.some((f) => f.code.startsWith('front-matter/')));
  });
});

describe('annotating a section', () => {
  const at = (seen: Seen, words: string): Fix[] => annotateSection(seen.text.indexOf(words), { model: seen.model, framework, ui: 'nl' });

  it('puts the block around what stands under the heading', () => {
    const before = proposition('## Terugkoppeling\n\nDe huisarts hoort het.\n\n## Slot\n\nTekst.\n');
    const fix = at(before, 'De huisarts')[0] ?? assert.fail();
    const after = see(apply(before.text, fix.edits));
    assert.equal(
      after.text,
      proposition('## Terugkoppeling\n\n:::terugkoppeling\nDe huisarts hoort het.\n:::\n\n## Slot\n\nTekst.\n').text,
    );
    assert.deepEqual(at(after, 'De huisarts'), [], 'a second time there is nothing to do');
  });

  it('is offered for what the section states something of, where the heading announces more', () => {
    const seen = proposition('## Wat levert het op\n\nUw patiënt kan binnen twee weken terecht, waar dat nu elf weken duurt.\n');
    const titles = annotateSection(seen.text.indexOf('## Wat'), { model: seen.model, framework, ui: 'nl' }).map(({ title }) => title);
    assert.deepEqual(titles, ['Zet :::meerwaarde om dit gedeelte']);
  });

  it('is not offered where there is nothing to annotate', () => {
    assert.deepEqual(at(proposition('## Terugkoppeling\n'), '## Terug'), []);
    assert.deepEqual(at(proposition('## Begrippen\n\nTekst.\n'), 'Tekst'), []);
  });
});
