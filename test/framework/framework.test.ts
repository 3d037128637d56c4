import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { frameworkFiles } from '../../scripts/framework-files.ts';
import { Reading } from '../../server/src/document/document.ts';
import { type FrameworkFiles, loadFramework } from '../../server/src/framework/load.ts';
import { problemMessage } from '../../server/src/framework/messages.ts';
import { betweenTopic, termOf } from '../../server/src/framework/names.ts';
import { type Criterion, type Kind, LANGUAGES, type Localised } from '../../server/src/framework/types.ts';
import { framework, frameworkProblems } from '../support/framework.ts';

/** The specification of the content; it stands beside the project, and not everywhere. */
const CATALOGUE = fileURLToPath(new URL('../../../shared/framework/catalogue.yaml', import.meta.url));

interface Specified {
  id: string;
  lens: string;
  factors?: string[];
  willingness?: string[];
  kinds: Record<string, string>;
  block?: string;
  elements?: Record<string, { type: string; 'asked-of'?: Record<string, string> }>;
  'by-reference'?: string[];
  sources: string[];
}

const KIND: Readonly<Record<string, Kind>> = { V: 'vision', M: 'member-agreement', P: 'proposition' };
const IMPORTANCE: Readonly<Record<string, string>> = { E: 'essential', S: 'standard', C: 'complete' };
const FILES = frameworkFiles();
const INDEX = parse(FILES['structure.yaml'] ?? '') as { sources: Record<string, unknown> };

describe('the framework as it ships', () => {
  it('loads without problems', () => assert.deepEqual(frameworkProblems, []));

  for (const language of LANGUAGES)
    it(`has a vocabulary in ${language} that can be matched`, () => assert.ok(new Reading(framework).vocabulary(language)));

  it('has the same message keys in both languages, with the same parameters', () => {
    const parameters = (language: 'nl' | 'en'): Record<string, string[]> =>
      Object.fromEntries(
        Object.entries(framework.messages[language]).map(([key, text]) => [key, [...new Set(text.match(/\{[\w-]+\}/g) ?? [])].sort()]),
      );
    assert.deepEqual(parameters('nl'), parameters('en'));
  });

  it('has lenses, factors and questions in both languages', () => {
    const { lenses, factors, willingness, fourQuestions, between } = framework.structure;
    const all: Localised[] = [
      ...Object.values(lenses),
      ...Object.values(lenses).map((l) => l.asks),
      ...Object.values(factors),
      ...Object.values(willingness),
      ...fourQuestions.map((q) => q.title),
      ...between.flatMap(({ title, means, why, action }) => [title, means, why, action]),
    ];
    for (const text of all) assertComplete(text, 'structure.yaml');
    assert.equal(fourQuestions.length, 4);
  });

  it('has the instruments of the studies in both languages, with their sources', () => {
    const { integration, capabilityScan, stagesOfChange, themes, pillars, organisationTypes } = framework.structure;
    const terms = [
      ...[...integration.moments, ...integration.dimensions, ...integration.phases, ...capabilityScan.domains, ...stagesOfChange.stages],
      ...[...themes, ...pillars, ...organisationTypes, ...organisationTypes.flatMap(({ values }) => values)],
    ];
    for (const text of [
      integration.block,
      integration.means,
      capabilityScan.means,
      stagesOfChange.note,
      ...terms.flatMap((t) => [t.title, t.means]),
    ])
      assertComplete(text, 'structure.yaml');
    const sources = [...integration.sources, ...capabilityScan.sources, ...stagesOfChange.sources, ...terms.flatMap((t) => t.sources)];
    for (const source of sources) assert.ok((source.split(' ')[0] ?? '') in INDEX.sources, source);
    for (const { id, sources: own } of terms) assert.ok(own.length > 0, id);
  });

  it('gives each name of an instrument one meaning', () => {
    const { integration, capabilityScan, organisationTypes } = framework.structure;
    const lists = [integration.moments, integration.dimensions, integration.phases, capabilityScan.domains, organisationTypes];
    for (const list of [...lists, ...organisationTypes.map(({ values }) => values)])
      for (const term of list)
        for (const name of [term.id, term.title.nl, term.title.en, ...term.also]) assert.equal(termOf(list, name), term, name);
  });

  it('names no criterion that it does not have', () => {
    const { recommendations, structure } = framework;
    const { fourQuestions, themes, pillars, readingOrder } = structure;
    // A recommendation may also be met by a check between documents, which is no criterion.
    const named = [
      ...recommendations.flatMap((r) => r.fixes),
      ...fourQuestions.flatMap((q) => q.answeredBy),
      ...[...themes, ...pillars].flatMap((v) => v.criteria),
      ...readingOrder,
    ].map((name) => name.split(/[./]/)[0] ?? '');
    assert.deepEqual(
      [...new Set(named)].filter((id) => !framework.criterion(id) && !betweenTopic(framework, id)),
      [],
    );
  });

  it('knows in which order a reader wants all that there is a text for', () => {
    const { readingOrder } = framework.structure;
    const texts = framework.criteria.filter(({ template }) => template);
    assert.deepEqual([...readingOrder].sort(), texts.map(({ id }) => id).sort());
  });

  for (const criterion of framework.criteria) it(`says everything of ${criterion.id} in Dutch and English`, () => assertWhole(criterion));

  it('gives each annotation one meaning: no two elements of a criterion share a name', () => {
    for (const { id, elements } of framework.criteria)
      for (const language of LANGUAGES) {
        const names = elements.map((e) => e.name[language]);
        assert.equal(new Set(names).size, names.length, `${id}: ${names.join(', ')}`);
      }
  });
});

describe('the framework against its specification', () => {
  const there = existsSync(CATALOGUE);
  if (!there) {
    it('is not compared here: shared/framework/catalogue.yaml does not stand beside the project', () => undefined);
    return;
  }
  const catalogue = parse(readFileSync(CATALOGUE, 'utf8')) as {
    criteria: Specified[];
    'element-names': Record<string, string>;
    sources: object;
    factors: string[];
    [instrument: string]: unknown;
  };

  it('has the same criteria', () =>
    assert.deepEqual(framework.criteria.map((c) => c.id).sort(), catalogue.criteria.map((c) => c.id).sort()));
  it('has the same sources and factors', () => {
    assert.deepEqual(framework.structure.sources.map((s) => s.id).sort(), Object.keys(catalogue.sources).sort());
    assert.deepEqual(Object.keys(framework.structure.factors).sort(), [...catalogue.factors].sort());
  });

  it('has the specified instruments', () => {
    const { integration, capabilityScan, stagesOfChange, themes, pillars, organisationTypes } = framework.structure;
    const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
    const criteria = (list: readonly { id: string; criteria: string[] }[]): object =>
      Object.fromEntries(list.map((v) => [v.id, v.criteria]));
    assert.deepEqual(
      {
        integration: { dimensions: ids(integration.dimensions), phases: ids(integration.phases) },
        scan: ids(capabilityScan.domains),
        stages: ids(stagesOfChange.stages),
        themes: criteria(themes),
        pillars: criteria(pillars),
        types: { axes: Object.fromEntries(organisationTypes.map(({ id, values }) => [id, ids(values)])) },
      },
      {
        integration: catalogue.integration,
        scan: catalogue['capability-scan'],
        stages: catalogue['stages-of-change'],
        themes: catalogue.themes,
        pillars: catalogue.pillars,
        types: catalogue['organisation-types'],
      },
    );
  });

  for (const specified of catalogue.criteria)
    it(`has ${specified.id} as specified: lens, levels, block, elements with their types, sources`, () => {
      const criterion = framework.criterion(specified.id) ?? assert.fail('is not there');
      const levels = (of: Record<string, string> | undefined): object | undefined =>
        of && Object.fromEntries(Object.entries(of).map(([kind, level]) => [KIND[kind], IMPORTANCE[level]]));
      const [, en, nl] = /^(\S+) \((\S+)\)$/.exec(specified.block ?? '') ?? [];
      assert.deepEqual(
        {
          lens: criterion.lens,
          factors: criterion.factors,
          willingness: criterion.willingness,
          levels: criterion.levels,
          block: criterion.block && { en: criterion.block.en, nl: criterion.block.nl },
          byReference: criterion.byReference,
          // The product may name more sources than it must.
          sources: specified.sources.filter((source) => criterion.sources.join(', ').includes(source)),
          elements: criterion.elements.map(({ id, type, askedOf }) => ({ id, type, askedOf })),
        },
        {
          lens: specified.lens,
          factors: specified.factors ?? [],
          willingness: specified.willingness ?? [],
          levels: levels(specified.kinds),
          block: en === undefined ? undefined : { en, nl: nl ?? en },
          byReference: (specified['by-reference'] ?? []).map((kind) => KIND[kind]),
          sources: specified.sources,
          elements: Object.entries(specified.elements ?? {}).map(([id, e]) => ({ id, type: e.type, askedOf: levels(e['asked-of']) })),
        },
      );
    });

  it('gives elements their specified names', () => {
    const wrong = framework.criteria.flatMap(({ id, elements }) =>
      elements
        .filter((e) => e.name.en !== e.id || e.name.nl !== (catalogue['element-names'][e.id] ?? e.id))
        .map((e) => `${id}/${e.id}: ${e.name.nl}, ${e.name.en}`),
    );
    assert.deepEqual(wrong, []);
  });
});

describe('reading framework files', () => {
  it('says where YAML is broken, and leaves only that file out', () => {
    const { framework: read, problems } = loadFramework(
      changed('criteria/feedback.yaml', () => 'id: feedback\ntitle: [een, twee\nlens: process\n'),
    );
    assert.equal(read.criterion('feedback')?.title.nl ?? '', '');
    assert.ok(read.criterion('roles'));
    const broken = problems.filter((p) => p.file === 'criteria/feedback.yaml');
    assert.equal(broken[0]?.line, 3);
    assert.deepEqual(
      problems.filter((p) => !p.file.endsWith('/feedback.yaml')),
      [],
    );
  });

  it('says where a key is unknown, and reads the rest', () => {
    const { framework: read, problems } = loadFramework(
      changed('criteria/finance.yaml', (text) => text.replace('sources:', 'titel: Geld\nsources:')),
    );
    assertProblem(problems, 'criteria/finance.yaml', 'titel', '“titel” is not a key here. These are: id, title,');
    assert.equal(read.criterion('finance')?.elements.length, 3);
  });

  it('says where an element has a type that does not exist, and leaves out that element', () => {
    const { framework: read, problems } = loadFramework(
      changed('criteria/mandate.yaml', (text) => text.replace('type: body', 'type: bestuursding')),
    );
    assertProblem(problems, 'criteria/mandate.yaml', 'bestuursding', '“bestuursding” cannot be used here. These can: text, party,');
    assert.deepEqual(
      read.criterion('mandate')?.elements.map((e) => e.id),
      ['scope', 'limits'],
    );
  });

  it('says where a phrase names nothing to look for, and leaves out that phrase', () => {
    const file = 'recognition/finance.yaml';
    const shipped = framework.criterion('finance')?.headings.nl ?? [];
    const { framework: read, problems } = loadFramework(
      changed(file, (text) => text.replace('headings:\n  nl:\n', 'headings:\n  nl:\n    - "*"\n')),
    );
    assertProblem(problems, file, '"*"', '“*” has no word to look for.');
    assert.deepEqual(read.criterion('finance')?.headings.nl, shipped);
  });

  it('says where a phrase of the lexicon names nothing to look for, and leaves out that phrase', () => {
    const file = 'lexicon/nl.yaml';
    const { framework: read, problems } = loadFramework(changed(file, (text) => `${text}\nprobe: [goed, "|", woord]\n`));
    assertProblem(problems, file, '"|"', 'In “|” there is no word on one side');
    assert.deepEqual(read.lexicon.nl.probe, ['goed', 'woord']);
    assert.ok(new Reading(read).vocabulary('nl'));
  });

  it('says where recognition is of an element that does not exist', () => {
    const { problems } = loadFramework(
      changed('recognition/finance.yaml', (text) => text.replace('\nelements:\n', '\nelements:\n  winst:\n    firm: onwaar\n')),
    );
    assertProblem(problems, 'recognition/finance.yaml', 'firm: onwaar', 'finance has no element “winst”.');
  });

  it('says where a text is missing in one language', () => {
    const { problems } = loadFramework(changed('criteria/finance.yaml', (text) => text.replace(/^title: .*$/m, 'title: {nl: Geld}')));
    assertProblem(problems, 'criteria/finance.yaml', 'title: {nl: Geld}', '“title.en” is missing', 'title');
  });

  it('says where a lens, factor, level or kind does not exist', () => {
    const { framework: read, problems } = loadFramework(
      changed('criteria/finance.yaml', (text) =>
        text.replace(/^factors: .*$/m, 'factors: [geluk]').replace(/^levels: .*$/m, 'levels: {proposition: hoog, contract: standard}'),
      ),
    );
    assertProblem(problems, 'criteria/finance.yaml', 'geluk', '“geluk” cannot be used here.');
    assertProblem(problems, 'criteria/finance.yaml', 'hoog', '“hoog” cannot be used here. These can: essential, standard, complete');
    assertProblem(problems, 'criteria/finance.yaml', 'contract', '“contract” cannot be used here. These can: vision,');
    assert.deepEqual([read.criterion('finance')?.factors, read.criterion('finance')?.levels], [[], {}]);
  });

  it('says where an instrument has no name, an unknown key or an id that is taken, and reads the rest', () => {
    const { framework: read, problems } = loadFramework(
      changed('structure.yaml', (text) =>
        text
          .replace(
            '    - id: coordination\n      title: {nl: Coördinatie, en: Coordination}',
            '    - id: coordination\n      title: {nl: Coördinatie}',
          )
          .replace('    - id: processes\n', '    - id: resources\n')
          .replace('pillars:\n  - id: smart-organising\n', 'pillars:\n  - id: smart-organising\n    kleur: oranje\n'),
      ),
    );
    assertProblem(problems, 'structure.yaml', 'title: {nl: Coördinatie}', '“integration.phases, value 3, title.en” is missing', 'title');
    assertProblem(problems, 'structure.yaml', 'kleur', '“kleur” is not a key here.');
    assert.ok(problems.some((p) => problemMessage(p, framework.messages.en) === '“resources” is here twice; only the first counts.'));
    assert.deepEqual([read.structure.capabilityScan.domains.length, read.structure.pillars.length], [8, 3]);
  });

  it('leaves out a criterion whose id is not the name of its file', () => {
    const { framework: read, problems } = loadFramework(
      changed('criteria/finance.yaml', (text) => text.replace('id: finance', 'id: geld')),
    );
    assert.equal(read.criterion('finance') ?? read.criterion('geld'), undefined);
    assert.ok(
      problems.some(
        (p) =>
          p.file === 'criteria/finance.yaml' && problemMessage(p, framework.messages.en) === 'The id “geld” is not the name of the file.',
      ),
    );
  });

  it('reads nothing at all without throwing', () => {
    const { framework: read, problems } = loadFramework({});
    assert.deepEqual(read.criteria, []);
    assert.ok(problems.length > 0);
  });
});

function assertWhole(criterion: Criterion): void {
  const { id } = criterion;
  for (const text of [criterion.title, criterion.asks, criterion.why, criterion.question, criterion.example]) assertComplete(text, id);
  assert.ok(criterion.sources.length > 0, 'names its sources');
  for (const source of criterion.sources) assert.ok((source.split(' ')[0] ?? '') in INDEX.sources, `${source} is of a known source`);
  assert.ok(Object.keys(criterion.levels).length > 0, 'is asked of a kind of document');
  if (criterion.block) {
    assertComplete(criterion.block, `${id}: block`);
    assertComplete(criterion.template ?? assert.fail('has a template'), `${id}: template`);
    assertComplete(criterion.heading ?? assert.fail('has a heading'), `${id}: heading`);
    assert.ok(criterion.elements.length > 0, 'has elements');
  }
  for (const element of criterion.elements)
    for (const text of [element.name, element.title, element.means, element.add]) assertComplete(text, `${id}/${element.id}`);
}

function assertComplete(text: Localised, what: string): void {
  for (const language of LANGUAGES) assert.ok(text[language].trim() !== '', `${what}: a text is missing in ${language}`);
}

/** Files that say enough of a framework: reading them all would take most of the time of the tests. */
const FEW = /^structure\.yaml$|^(?:criteria|recognition)\/(?:feedback|finance|mandate|roles)\.yaml$/;

/** A few of the files as they ship, with one changed. */
function changed(path: string, change: (text: string) => string): FrameworkFiles {
  const before = FILES[path] ?? assert.fail(path);
  const after = change(before);
  assert.notEqual(after, before, `${path} is not changed`);
  last = after;
  return { ...Object.fromEntries(Object.entries(FILES).filter(([name]) => FEW.test(name))), [path]: after };
}

let last = '';

/** Checks that there is a problem in a file at exactly these words, the last that stand there (or `range` at their start). */
function assertProblem(
  problems: ReturnType<typeof loadFramework>['problems'],
  file: string,
  words: string,
  message: string,
  range = words,
): void {
  const problem =
    problems.find((p) => p.file === file && problemMessage(p, framework.messages.en).startsWith(message)) ??
    assert.fail(`no “${message}” among ${problems.map((p) => problemMessage(p, framework.messages.en)).join('\n')}`);
  const start = last.lastIndexOf(words);
  const before = last.slice(0, start).split('\n');
  assert.deepEqual({ line: problem.line, column: problem.column }, { line: before.length, column: (before.at(-1) ?? '').length + 1 });
  assert.equal(last.slice(problem.range.start, problem.range.end).trimEnd(), range);
}
