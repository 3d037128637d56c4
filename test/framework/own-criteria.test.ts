import { strict as assert } from 'node:assert';
import { type Finding, NO_WORDS } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { Reading, SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { fixesFor, withoutStops } from '../../server/src/features/fixes.ts';
import { message } from '../../server/src/framework/messages.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { NO_REFERENCES } from '../support/declared.ts';
import { framework } from '../support/framework.ts';
import { CRITERION, FILE, read, told } from '../support/problems.ts';

describe('own criteria', () => {
  it('need little: what is left out follows from the rest, and one language serves for both', () => {
    const { configuration, framework: extended, problems } = read(CRITERION);
    assert.deepEqual(problems, []);
    const criterion = extended.criterion('sleutels');
    assert.deepEqual(criterion?.title, { nl: 'Sleutels', en: 'Sleutels' });
    assert.deepEqual(criterion?.levels, { proposition: 'essential' });
    assert.deepEqual(criterion?.headings, { nl: ['sleutels'], en: ['sleutels'] });
    assert.equal(criterion?.elements[0]?.add.nl, `Waar hij ligt: :plek[${'$'}{1:waar hij ligt}].`);
    assert.equal(configuration.criteriaFiles.sleutels, FILE);
    assert.equal(framework.criterion('sleutels'), undefined);
  });

  it('are found, annotated and not', () => {
    const reading = new Reading(read(CRITERION).framework);
    const model = (body: string): DocumentModel | undefined =>
      new SourceDocument(reading, `---\ndocument: propositie\nlanguage: nl\n---\n\n# Titel\n\n${body}\n`).model;
    const elements = (body: string): unknown[] =>
      (model(body)?.evidence ?? []).filter((e) => e.criterion === 'sleutels').map((e) => e.element);
    assert.ok(elements('## Sleutels\n\nDe reservesleutel hangt bij de balie.').includes('plek'));
    assert.ok(!elements('## Iets anders\n\nDe reservesleutel hangt bij de balie.').includes('plek'));
  });

  for (const [what, change, words, message] of [
    ['an id that is no id', ['id: sleutels', 'id: De Sleutels'], 'De Sleutels', /cannot be an id/],
    ['an id that objects have from the start', ['id: sleutels', 'id: constructor'], 'constructor', /cannot be an id/],
    ['the id of one of ours', ['id: sleutels', 'id: feedback'], 'feedback', /exists already/],
    ['an id that means something else', ['id: sleutels', 'id: annotation'], 'annotation', /already means something else/],
    ['a lens that does not exist', ['lens: process', 'lens: proces'], 'proces', /cannot be used here.+Do you mean “process”/],
    ['no levels', ['    levels: {propositie: essentieel}\n', ''], 'id', /say of which documents/],
    ['no title', ['    title: Sleutels\n', ''], 'id', /“criteria, value 1, title” is missing/],
  ] as const)
    it(`are left out, and told of, with ${what}`, () => {
      const text = CRITERION.replace(change[0], change[1]);
      const { configuration, problems } = read(text);
      assert.deepEqual(configuration.extension.criteria, []);
      assert.equal(problems.length, 1, problems.map(told).join('\n'));
      assert.match(told(problems[0] as (typeof problems)[0]), message);
      assert.equal(text.slice(problems[0]?.range.start, problems[0]?.range.end), words);
    });

  for (const text of ['![x](https://elders.nl/x.png)', '![x][y]', 'Zie <img src=x>', '<IMG SRC=x', '</a><b>'])
    it(`have no texts that an editor would fetch things for: ${text}`, () => {
      for (const changed of [
        CRITERION.replace('Zeg waar de sleutel ligt.', `'${text}'`),
        CRITERION.replace('waar hij ligt', `'${text}'`),
        `${CRITERION}    why: {nl: '${text}'}\n`,
        `${CRITERION}    sources: ['${text}']\n`,
        `recommendations: [{study: huis, id: 1, title: '${text}', template: x}]\n`,
      ]) {
        const { problems, framework: extended } = read(changed);
        assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['configuration/fetched']);
        assert.ok(!JSON.stringify([extended.criterion('sleutels'), extended.recommendations]).includes(JSON.stringify(text).slice(1, -1)));
      }
    });

  it('may compare and point', () => {
    assert.deepEqual(read(CRITERION.replace('Zeg waar de sleutel ligt.', "'Zeg [hier](x.md) of het < 3 is en > 2.'")).problems, []);
  });

  for (const [what, change, message] of [
    ['an element of an unknown type', ['type: text', 'type: tekst'], /“tekst” cannot be used here/],
    ['an element whose name is no id', ['plek:', 'De plek:'], /“De plek” cannot be an id/],
    ['a value that does not exist', ['[term]', '[terms]'], /“terms” cannot be used here.+ Do you mean “term”/],
    ['a phrase with a value that does not exist', ['ligt|hangt bij|op', 'ligt <termijn>'], /“<termijn>” is not a kind of value/],
    ['a phrase whose variants multiply', ['ligt|hangt bij|op', Array(8).fill('<term>|a').join(' ')], /too much for one phrase/],
    ['a key that does not exist', ['cues:', 'cue:'], /“cue” is not a key here.+ Do you mean “cues”/],
    ['the same id again', [/.*/s, (all: string) => all + all.replace('criteria:\n', '')], /“sleutels” is here twice/],
  ] as const)
    it(`stay, without what is wrong: ${what}`, () => {
      const { configuration, problems } = read(CRITERION.replace(change[0], change[1] as string));
      assert.equal(configuration.extension.criteria.length, 1);
      assert.equal(problems.length, 1, problems.map(told).join('\n'));
      assert.match(told(problems[0] as (typeof problems)[0]), message);
    });
});

describe('the text that fixes insert for an own criterion', () => {
  for (const ui of ['nl', 'en'] as const)
    for (const text of [message(framework.messages[ui], 'new/rule', { id: 'key-stock', title: 'Key stock' }), CRITERION])
      it(`does away with the finding, and adds nothing but what is to be filled in (${ui}, ${text.split('\n').length} lines)`, () => {
        const own = new Reading(read(text).framework);
        const id = text === CRITERION ? 'sleutels' : 'key-stock';
        const checked = (source: string): { model: DocumentModel; findings: Finding[] } => {
          const { model } = new SourceDocument(own, source);
          assert.ok(model);
          const settings = { profile: 'standard', ui, levels: {}, ...NO_WORDS } as const;
          return { model, findings: check(own, model, settings, NO_REFERENCES).findings };
        };
        let source = `---\ndocument: propositie\nlanguage: ${ui}\n---\n\n# Titel\n\n${text === CRITERION ? '## Sleutels\n\nDe sleutel hangt bij de balie.\n' : ''}`;
        const before = checked(source);
        for (const finding of before.findings.filter(({ criterion }) => criterion === id)) {
          const [fix] = fixesFor(finding, { model: before.model, framework: own.framework, ui });
          assert.ok(fix && !fix.title.includes('convenant-disable'));
          source = withoutStops(applyEdits(source, fix.edits));
        }
        const after = checked(source);
        const fresh = after.findings.filter((f) => f.criterion === id || !before.findings.some((b) => b.code === f.code));
        assert.deepEqual([...new Set(fresh.map(({ code }) => code))], ['placeholder/present'], source);
      });
});

describe('own recommendations', () => {
  const RECOMMENDATION = 'recommendations:\n  - {study: huis, id: 1, title: Sleutel, meets: [feedback], template: "De sleutel."}\n';

  it('stand beside the product’s, with the same keys', () => {
    const { framework: extended, problems } = read(RECOMMENDATION);
    assert.deepEqual(problems, []);
    assert.equal(extended.recommendations.length, framework.recommendations.length + 1);
    const own = extended.recommendations.at(-1);
    assert.deepEqual([own?.study, own?.id, own?.kinds.length, own?.meets], ['huis', '1', 3, ['feedback']]);
    assert.deepEqual(own?.templates.vision, { nl: 'De sleutel.', en: 'De sleutel.' });
  });

  it('may have a passage per kind of document', () => {
    const { framework: extended } = read(RECOMMENDATION.replace('"De sleutel."', '{visie: {nl: Visie}, propositie: Propositie}'));
    assert.deepEqual(extended.recommendations.at(-1)?.templates, {
      vision: { nl: 'Visie', en: 'Visie' },
      proposition: { nl: 'Propositie', en: 'Propositie' },
    });
  });

  it('are left out, and told of, where they cannot be used', () => {
    for (const [from, to, message] of [
      ['study: huis', 'study: Ons Huis', /cannot be an id/],
      ['study: huis, id: 1', 'study: pluijm, id: "2c"', /exists already/],
      [', template: "De sleutel."', '', /is missing/],
    ] as const) {
      const { configuration, problems } = read(RECOMMENDATION.replace(from, to));
      assert.deepEqual(configuration.extension.recommendations, []);
      assert.match(problems.map(told).join(), message);
    }
  });
});
