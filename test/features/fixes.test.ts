import { strict as assert } from 'node:assert';
import { annotateSection, type Fix, fixesFor, safeEdits } from '../../server/src/features/fixes.ts';
import { type Criterion, KINDS, type Kind, LANGUAGES, type Language } from '../../server/src/framework/types.ts';
import { filled } from '../support/filled.ts';
import { about, apply, find, fixes, fixOf, proposition, type Seen, see, surplus, words } from '../support/fixes.ts';
import { framework } from '../support/framework.ts';

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

  it('is under the heading that announces it in place of words that only say that it is to come', () => {
    for (const promise of ['Volgt nog.', 'Tekst volgt', '*Nog uit te werken.*', 'Tekst volgt\n\nNader in te vullen.']) {
      const { text } = inserted(`# Titel\n\n## Evaluatie\n\n${promise}\n\n## Slot\n\nTekst.\n`, 'evaluation/missing');
      assert.match(text, /\n## Evaluatie\n\n:::evaluatie\n[\s\S]+\n:::\n\n## Slot\n\nTekst\.\n$/, promise);
      assert.ok(!text.includes(promise), promise);
    }
    for (const kept of [
      'Volgt nog, na overleg met Anna.',
      '[Anna levert tekst]',
      'Zie bijlage 2.',
      'Volgt nog.\n\nWij kijken uit naar uw ideeën.',
    ]) {
      const { text } = inserted(`# Titel\n\n## Evaluatie\n\n${kept}\n`, 'evaluation/missing');
      assert.ok(text.includes(`## Evaluatie\n\n${kept}\n\n:::evaluatie\n`), text);
    }
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
