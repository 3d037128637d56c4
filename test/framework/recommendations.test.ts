import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { frameworkFiles } from '../../scripts/framework-files.ts';
import { criteriaMet, nameOf } from '../../server/src/features/recommendations.ts';
import { loadFramework } from '../../server/src/framework/load.ts';
import { problemMessage } from '../../server/src/framework/messages.ts';
import { LANGUAGES, type Language, type Recommendation } from '../../server/src/framework/types.ts';
import { framework } from '../support/framework.ts';

/** The specification of the content; it stands beside the project, and not everywhere. */
const CATALOGUE = fileURLToPath(new URL('../../../shared/framework/catalogue.yaml', import.meta.url));
const FILE = 'recommendations/pluijm-2c.yaml';
const FILES = frameworkFiles();

const passages = (recommendation: Recommendation, language: Language): string[] => [
  ...new Set(Object.values(recommendation.templates).map((passage) => passage[language])),
];

describe('the recommendations as they ship', () => {
  it('stand in the order of the studies', () => {
    const names = framework.recommendations.map(nameOf);
    assert.deepEqual(names.slice(0, 5), ['pluijm-1', 'pluijm-1a', 'pluijm-2', 'pluijm-2a', 'pluijm-2b']);
    assert.ok(names.indexOf('pluijm-9') < names.indexOf('pluijm-10') && names.indexOf('pluijm-10') < names.indexOf('pluijm-10a'));
    assert.equal(names.at(-1), 'bsin-5');
  });

  for (const recommendation of framework.recommendations) {
    const { study, sources, title, gist, kinds, fixes, meets } = recommendation;
    it(`${nameOf(recommendation)}: says everything in both languages, with its source`, () => {
      for (const language of LANGUAGES) {
        assert.ok(title[language] !== '' && gist[language] !== '');
        for (const passage of passages(recommendation, language)) assert.ok(passage.split('\n').length > 3, 'a passage, not a line');
      }
      assert.ok(sources[0]?.startsWith(`${study} §`), sources.join());
    });

    it(`${nameOf(recommendation)}: meets all that it is to help with, as far as a document is asked it`, () => {
      for (const kind of kinds) assert.ok(criteriaMet(recommendation, kind, framework).length > 0, kind);
      const askable = fixes.filter((id) => {
        const criterion = framework.criterion(id);
        return (criterion?.elements.length ?? 0) > 0 && kinds.some((kind) => criterion?.levels[kind]);
      });
      assert.deepEqual(
        askable.filter((id) => !meets.includes(id)),
        [],
      );
    });

    it(`${nameOf(recommendation)}: has tab stops in the order of the text, and headings below its title`, () => {
      for (const language of LANGUAGES)
        for (const passage of passages(recommendation, language)) {
          const stops = [...passage.matchAll(/\$\{(\d+):([^}]*)\}/g)];
          assert.deepEqual(
            stops.map((stop) => Number(stop[1])),
            stops.map((_, i) => i + 1),
          );
          assert.equal(stops.length, [...passage.matchAll(/\$\{?\d/g)].length, 'every tab stop has a hint');
          assert.ok(stops.every((stop) => !/[[\]{}]/.test(stop[2] ?? '')));
          assert.doesNotMatch(passage, /^#(?!#)/m);
          assert.equal([...passage.matchAll(/^:::\p{L}/gmu)].length, [...passage.matchAll(/^:::$/gm)].length, 'blocks are closed');
        }
    });
  }

  if (existsSync(CATALOGUE))
    it('are those of the specification, with what each is to help with', () => {
      const { recommendations } = parse(readFileSync(CATALOGUE, 'utf8')) as {
        recommendations: Record<string, Record<string, { fixes: string[] }>>;
      };
      const specified = Object.entries(recommendations).flatMap(([study, list]) =>
        Object.entries(list).map(([id, { fixes }]) => `${study}-${id}: ${fixes.join(', ')}`),
      );
      assert.deepEqual(framework.recommendations.map((r) => `${nameOf(r)}: ${r.fixes.join(', ')}`).sort(), specified.sort());
    });
});

describe('reading a recommendation', () => {
  /** The files that it needs, with itself changed. */
  const read = (change: (text: string) => string, name = FILE): ReturnType<typeof loadFramework> & { messages: string[] } => {
    const before = FILES[FILE] ?? assert.fail(FILE);
    const after = change(before);
    const few = Object.entries(FILES).filter(([path]) =>
      /^structure|^criteria\/(?:evaluation|interests|conflicting-interests)\./.test(path),
    );
    const loaded = loadFramework({ ...Object.fromEntries(few), [name]: after });
    const own = loaded.problems.filter((p) => p.file === name);
    return { ...loaded, messages: own.map((p) => `${p.line}: ${problemMessage(p, framework.messages.en)}`) };
  };
  const line = (words: string): number => (FILES[FILE] ?? '').split('\n').findIndex((l) => l.includes(words)) + 1;

  it('has nothing to say of one that is right', () => {
    const { framework: loaded, messages } = read((text) => text);
    assert.deepEqual(messages, []);
    assert.equal(loaded.recommendations.length, 1);
  });

  it('gives one passage for all kinds, or one for each', () => {
    const [one] = read((text) => text).framework.recommendations;
    assert.equal(one?.templates.vision?.nl, one?.templates['member-agreement']?.nl);
    const each = 'template:\n  vision: {nl: Visie, en: Vision}\n  member-agreement: {nl: Overeenkomst, en: Agreement}\n';
    const { framework: loaded, messages } = read((text) => text.slice(0, text.indexOf('template:')) + each);
    assert.deepEqual(messages, []);
    assert.deepEqual(loaded.recommendations[0]?.templates, {
      vision: { nl: 'Visie', en: 'Vision' },
      'member-agreement': { nl: 'Overeenkomst', en: 'Agreement' },
    });
  });

  it('says where a criterion, kind or study does not exist', () => {
    const { framework: loaded, messages } = read((text) =>
      text.replace('meets: [evaluation', 'meets: [evaluatie').replace('kinds: [vision', 'kinds: [statuten'),
    );
    assert.equal(messages.length, 2);
    assert.ok(messages[0]?.startsWith(`${line('kinds:')}: “statuten” cannot be used here. These can: vision`), messages[0]);
    assert.ok(messages[1]?.startsWith(`${line('meets:')}: “evaluatie” cannot be used here.`), messages[1]);
    assert.deepEqual(loaded.recommendations[0]?.meets, ['interests', 'conflicting-interests']);
    assert.deepEqual(read((text) => text.replace('study: pluijm', 'study: jansen')).framework.recommendations, []);
  });

  it('says where a text is missing in one language, for one of the kinds, or altogether', () => {
    const cut = (template: string): string[] => read((text) => text.slice(0, text.indexOf('template:')) + template).messages;
    const at = line('template:');
    assert.deepEqual(cut('template: {nl: Tekst}\n'), [`${at}: “template.en” is missing, or empty. A text is expected.`]);
    assert.deepEqual(cut('template:\n  vision: {nl: Visie, en: Vision}\n'), [
      `${at}: “template.member-agreement.nl” is missing, or empty. A text is expected.`,
      `${at}: “template.member-agreement.en” is missing, or empty. A text is expected.`,
    ]);
    assert.equal(cut('').length, 2);
    assert.match(
      cut('template:\n  vision: {nl: A, en: B}\n  member-agreement: {nl: A, en: B}\n  statuten: {nl: A, en: B}\n')[0] ?? '',
      /is not a key here/,
    );
  });

  it('says where a key is unknown', () => {
    assert.match(
      read((text) => text.replace('sources:', 'bronnen:')).messages[0] ?? '',
      /^\d+: “bronnen” is not a key here\. These are: study, id,/,
    );
  });

  it('leaves out one whose study and id are not the name of its file', () => {
    const { framework: loaded, messages } = read((text) => text, 'recommendations/pluijm-2d.yaml');
    assert.deepEqual(loaded.recommendations, []);
    assert.deepEqual(messages, ['2: The id “pluijm-2c” is not the name of the file.']);
  });

  it('says that it is for no kind of document', () => {
    assert.match(read((text) => text.replace(/^kinds: .*$/m, 'kinds: []')).messages[0] ?? '', /“kinds” should be a list/);
  });
});
