import { strict as assert } from 'node:assert';
import { readInstruments } from '../../server/src/document/instruments.ts';
import { expectFindings } from '../support/checked.ts';
import { modelOf } from '../support/declared.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

/** What a vision states: `dimension: now → target`, `axis: value`; and its problems as `code: source → replacement`. */
function stated(matter: string, body = ''): { integration: string[]; types: string[]; problems: string[] } {
  const text = `---\ndocument: visie\nlanguage: nl\n${matter}\n---\n\n# Visie\n\n${body}`;
  const { integration, organisationType, problems } = readInstruments(modelOf(text), framework.structure);
  return {
    integration: integration.map((one) => `${one.dimension.term.id}: ${one.now?.term.id ?? ''} → ${one.target?.term.id ?? ''}`),
    types: organisationType.map(({ axis, value }) => `${axis.term.id}: ${value.term.id}`),
    problems: problems.map((p) => `${p.code}: ${text.slice(p.range.start, p.range.end)}${p.replacement ? ` → ${p.replacement}` : ''}`),
  };
}

const NOTHING = { integration: [], types: [], problems: [] };

describe('the place on the integration matrix', () => {
  it('is read from front matter: a phase, two in a list, or a mapping, in Dutch and English', () =>
    assert.deepEqual(
      stated(`integratie:
  normatief: {nu: segregatie, doel: Volledige integratie}
  klinisch: afstemming
  Professional: [alignment, coördinatie]
  functionele integratie: {target: full-integration}`),
      {
        ...NOTHING,
        integration: [
          'clinical: alignment → ',
          'professional: alignment → coordination',
          'functional:  → full-integration',
          'normative: segregation → full-integration',
        ],
      },
    ));

  it('may stand in one line, under either key', () => {
    for (const key of ['integration', 'integratie', 'Integratie'])
      assert.deepEqual(stated(`${key}: {systeem: [naast elkaar, afstemming]}`).integration, ['system: segregation → alignment'], key);
  });

  it('is a table in its block: where there is none, that is told', () => {
    for (const body of [':::integratie\n- klinisch: afstemming\n:::', ':::integratie{klinisch=afstemming}\n:::'])
      assert.deepEqual(stated('', body).problems, ['annotation/no-matrix: integratie'], body);
    expectFindings(
      '---\ndocument: visie\n---\n\n# Visie\n\n::integratie{klinisch=afstemming}\n  ^^^^^^^^^^ annotation/no-matrix',
      'annotation/no-matrix',
    );
  });

  it('tells what it does not know, where that stands, with the nearest name', () =>
    assert.deepEqual(
      stated(
        'integratie:\n  klinsch: afstemming\n  systeem: [afstemmng, xyz]\n  normatief: {nu: afstemming, ooit: coördinatie}\n  fiscaal: 3',
      ),
      {
        integration: ['normative: alignment → '],
        types: [],
        problems: [
          'front-matter/dimension: klinsch → klinisch',
          'front-matter/phase: afstemmng → afstemming',
          'front-matter/phase: xyz',
          'front-matter/moment: ooit',
          'front-matter/dimension: fiscaal',
        ],
      },
    ));

  it('tells where the form is another', () => {
    assert.deepEqual(stated('integratie: afstemming').problems, ['front-matter/integration: afstemming']);
    assert.deepEqual(stated('integratie: [klinisch]').problems, ['front-matter/integration: [klinisch]']);
    assert.equal(stated('integratie:\n  klinisch: [afstemming, coördinatie, afstemming]').problems.length, 1);
  });

  it('leaves what is still empty alone', () => assert.deepEqual(stated('integratie:\n  klinisch:\n  systeem: []'), NOTHING));

  it('is read from the table in a block, the columns by their headers', () =>
    assert.deepEqual(
      stated(
        '',
        ':::integratie\n\n| dimensie | doel | nu |\n|---|---|---|\n| **klinisch** | coördinatie | afstemming |\n| systeem | | segregatie |\n\n:::\n',
      ),
      { ...NOTHING, integration: ['clinical: alignment → coordination', 'system: segregation → '] },
    ));

  it('takes now and target in that order where headers name neither', () =>
    assert.deepEqual(
      stated('', '::: integration\n| | 2026 | 2030 |\n|---|---|---|\n| clinical | alignment | coordination |\n:::\n').integration,
      ['clinical: alignment → coordination'],
    ));

  it('tells what a table does not say right, and takes the front matter where both say it', () =>
    assert.deepEqual(
      stated(
        'integratie: {klinisch: afstemming}',
        ':::integratie\n| | nu | doel |\n|---|---|---|\n| klinisch | segregatie | |\n| klinsch | afstemming | |\n| systeem | afstemmng | |\n:::\n',
      ),
      {
        integration: ['clinical: alignment → '],
        types: [],
        problems: ['annotation/dimension: klinsch → klinisch', 'annotation/phase: afstemmng → afstemming'],
      },
    ));

  it('is not read from a table elsewhere', () =>
    assert.deepEqual(stated('', '| dimensie | nu | doel |\n|---|---|---|\n| klinisch | afstemming | coördinatie |\n'), NOTHING));
});

describe('the type of organisation', () => {
  it('is read in Dutch and English', () => {
    assert.deepEqual(stated('organisatietype: {diensten: smal, regio: duidelijk}').types, ['services: narrow', 'region: clear']);
    assert.deepEqual(stated('organisation-type:\n  services: broad\n  region: complex').types, ['services: broad', 'region: complex']);
  });

  it('tells what it does not know', () => {
    assert.deepEqual(stated('organisatietype: {dienst: bred, streek: x}'), {
      ...NOTHING,
      problems: ['front-matter/organisation-type: bred → breed', 'front-matter/organisation-type: streek'],
    });
    assert.deepEqual(stated('organisatietype: smal').problems, ['front-matter/organisation-form: smal']);
  });
});

describe('findings on the instruments', () => {
  const codes = (text: string): string[] =>
    (workspaceOf({ 'a.md': text }, { ui: 'nl' }).check(`${ROOT}a.md`)?.result.findings ?? [])
      .filter(({ code }) => /^(?:front-matter|annotation)\//.test(code))
      .map(({ code, message, replacement }) => `${code} ${replacement}: ${message}`);

  it('say what could stand there', () =>
    assert.deepEqual(codes('---\ndocument: visie\nlanguage: nl\nintegratie: {klinisch: afstemmin}\n---\n\n# Visie\n'), [
      'front-matter/phase afstemming: “afstemmin” is geen fase van de integratiematrix. Wel: naast elkaar, afstemming, coördinatie, volledige integratie. Bedoelt u “afstemming”?',
    ]));

  it('know the block, and a name that is nearly its', () => {
    assert.deepEqual(codes('---\ndocument: visie\nlanguage: nl\n---\n\n:::integratie\n| a | nu |\n|---|---|\n:::\n'), []);
    assert.match(
      codes('---\ndocument: visie\nlanguage: nl\n---\n\n:::intgratie\nTekst.\n:::\n').join(),
      /^annotation\/unknown-block integratie:/,
    );
  });

  it('leave an author’s own key alone that is the first part of one of ours', () =>
    assert.deepEqual(codes('---\ndocument: vision\nlanguage: en\norganisation: De Brug\n---\n\n# Vision\n'), []));
});
