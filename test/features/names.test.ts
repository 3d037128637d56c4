import { strict as assert } from 'node:assert';
import { sayer } from '../../server/src/checks/run.ts';
import type { Library } from '../../server/src/features/ids/library.ts';
import { definitionsAt, highlightsAt, referencesAt } from '../../server/src/features/ids/references.ts';
import { renamableAt, renameAt } from '../../server/src/features/ids/rename.ts';
import { edited } from '../support/caret.ts';
import { framework } from '../support/framework.ts';
import { addressOf, libraryOf } from '../support/library.ts';

const head = (kind: string, more = ''): string => `---\ndocument: ${kind}\nlanguage: nl\n${more}---\n\n`;

const AGREEMENT = `${head('ledenovereenkomst', 'parties: [Zorggroep De Brug, "Wijkzorg Zuid"]\n')}# Afspraken van Zorggroep De Brug

Onder deelnemer wordt verstaan: een praktijk die deze overeenkomst heeft getekend.

## Rollen

| rol | vervuld door | taken | bevoegdheid | verantwoording aan |
|---|---|---|---|---|
| Wijkcoach | een verpleegkundige | belt | het rooster | bestuur |

Iedere deelnemer betaalt. De Praktijkondersteuner Huisartsenzorg (POH) belt Wijkzorg Zuid.
`;

const PROPOSITION = `${head('propositie', 'parties: [Zorggroep De Brug, Wijkzorg Zuid]\n')}# Na een val

Zie [de afspraken](afspraken.md#afspraken-van-zorggroep-de-brug).

:::rol{#valadviseur verantwoording-aan="Wijkzorg Zuid"}
De valadviseur belt de patiënt. Twee valadviseurs overleggen; de wijkcoach leest mee.
:::

:::terugkoppeling{van=valadviseur aan=wijkcoach}
Valadviseur en deelnemer horen het van Wijkzorg Zuid en van wijkzorg zuid. De POH niet.
:::

Zie [de coach](#valadviseur).
`;

const TEXTS: Record<string, string> = { 'afspraken.md': AGREEMENT, 'vallen.md': PROPOSITION };
const say = sayer(framework, { ui: 'nl' });

describe('names of roles, parties and terms', () => {
  let library: Library;
  before(() => {
    library = libraryOf(TEXTS);
  });

  const at = (path: string, words: string, inside = 1): [string, number] => {
    const offset = TEXTS[path]?.indexOf(words) ?? -1;
    assert.ok(offset >= 0, `“${words}” is not in ${path}`);
    return [addressOf(path), offset + inside];
  };
  const show = (place: { uri: string; start: number; end: number }): string => {
    const path = place.uri.slice(addressOf('').length);
    const text = TEXTS[path] ?? '';
    return `${path} ${text.slice(0, place.start).split('\n').length}: ${text.slice(place.start, place.end)}`;
  };
  const definitions = (...place: Parameters<typeof at>): string[] => definitionsAt(library, ...at(...place)).map(show);
  const references = (...place: Parameters<typeof at>): string[] => referencesAt(library, ...at(...place), false).map(show);
  const refused = (path: string, words: string, name: string): string => {
    const renamed = renameAt(library, ...at(path, words), name, say);
    return 'refused' in renamed ? renamed.refused : assert.fail('not refused');
  };
  /** The documents after a rename, and what is asked about. */
  const renamed = (path: string, words: string, name: string): { texts: Record<string, string>; asked: string[] } => {
    const result = renameAt(library, ...at(path, words), name, say);
    assert.ok('edits' in result, JSON.stringify(result));
    const texts = { ...TEXTS };
    const asked: string[] = [];
    for (const { uri, edits } of result.edits) {
      const own = uri.slice(addressOf('').length);
      const text = TEXTS[own] ?? '';
      texts[own] = edited(text, edits);
      for (const edit of edits) if (edit.asks) asked.push(`${edit.label} ${show({ uri, ...edit })}`);
    }
    return { texts, asked };
  };

  it('a party is found in the front matter of its own document, from text, attributes and headings', () => {
    assert.deepEqual(definitions('vallen.md', 'Wijkzorg Zuid en', 10), ['vallen.md 4: Wijkzorg Zuid']);
    assert.deepEqual(definitions('vallen.md', 'Wijkzorg Zuid"'), ['vallen.md 4: Wijkzorg Zuid']);
    assert.deepEqual(definitions('afspraken.md', 'Wijkzorg Zuid.'), ['afspraken.md 4: Wijkzorg Zuid']);
    assert.deepEqual(definitions('vallen.md', 'wijkzorg zuid.'), [], 'a name has its capital');
  });

  it('a party, a term and a role are found wherever they are named, in all documents of the set', () => {
    assert.deepEqual(references('afspraken.md', 'Wijkzorg Zuid"'), [
      'afspraken.md 17: Wijkzorg Zuid',
      'vallen.md 11: Wijkzorg Zuid',
      'vallen.md 16: Wijkzorg Zuid',
    ]);
    assert.deepEqual(references('afspraken.md', 'Zorggroep De Brug, '), ['afspraken.md 7: Zorggroep De Brug']);
    assert.deepEqual(references('vallen.md', 'deelnemer'), ['afspraken.md 17: deelnemer', 'vallen.md 16: deelnemer']);
    assert.deepEqual(definitions('vallen.md', 'deelnemer'), ['afspraken.md 9: deelnemer']);
    assert.deepEqual(definitions('vallen.md', 'POH'), ['afspraken.md 17: POH']);
    assert.deepEqual(references('afspraken.md', 'Wijkcoach'), ['vallen.md 12: wijkcoach', 'vallen.md 15: wijkcoach']);
  });

  it('are highlighted in their own document, what defines them apart', () => {
    assert.deepEqual(
      highlightsAt(library, ...at('vallen.md', 'Wijkzorg Zuid en')).map((h) => [show({ uri: addressOf('vallen.md'), ...h }), h.defines]),
      [
        ['vallen.md 4: Wijkzorg Zuid', true],
        ['vallen.md 11: Wijkzorg Zuid', false],
        ['vallen.md 16: Wijkzorg Zuid', false],
      ],
    );
  });

  it('can be renamed at exactly their words', () => {
    const prepared = renamableAt(library, ...at('vallen.md', 'Wijkzorg Zuid en', 11));
    assert.ok('at' in prepared);
    assert.equal(PROPOSITION.slice(prepared.at.start, prepared.at.end), 'Wijkzorg Zuid');
    assert.equal(prepared.placeholder, 'Wijkzorg Zuid');
  });

  it('a party gets its new name in front matter, attributes and text of every document', () => {
    const { texts, asked } = renamed('vallen.md', 'Wijkzorg Zuid en', 'Thuiszorg Zuid-West');
    const { 'afspraken.md': agreement = '', 'vallen.md': proposition = '' } = texts;
    assert.equal(agreement, AGREEMENT.replaceAll('Wijkzorg Zuid', 'Thuiszorg Zuid-West'));
    assert.equal(proposition, PROPOSITION.replaceAll('Wijkzorg Zuid', 'Thuiszorg Zuid-West'));
    assert.deepEqual(asked, []);
  });

  it('takes links to a heading along that names it', () => {
    const { texts } = renamed('afspraken.md', 'Zorggroep De Brug, ', 'Zorggroep De Dijk');
    assert.match(texts['afspraken.md'] ?? '', /\n# Afspraken van Zorggroep De Dijk\n/);
    assert.match(texts['vallen.md'] ?? '', /\(afspraken\.md#afspraken-van-zorggroep-de-dijk\)/);
    assert.match(texts['vallen.md'] ?? '', /^parties: \[Zorggroep De Dijk, /m);
  });

  it('a role gets it in text, links and attributes, its id along; a plural is asked about', () => {
    const { texts, asked } = renamed('vallen.md', 'valadviseur belt', 'valregisseur ouderen');
    const expected = PROPOSITION.replace('#valadviseur ', '#valregisseur-ouderen ')
      .replace('De valadviseur', 'De valregisseur ouderen')
      .replace('valadviseurs', 'valregisseur ouderens')
      .replace('van=valadviseur', 'van=valregisseur-ouderen')
      .replace('Valadviseur en', 'Valregisseur ouderen en')
      .replace('(#valadviseur)', '(#valregisseur-ouderen)');
    assert.equal(texts['vallen.md'], expected);
    assert.deepEqual(asked, [`${say('rename/asks-ending')} vallen.md 12: valadviseurs`]);
  });

  it('a role without an id gets it in its table, and in other documents of the set', () => {
    const { texts } = renamed('vallen.md', 'wijkcoach leest', 'buurtcoach');
    assert.equal(texts['afspraken.md'], AGREEMENT.replace('Wijkcoach', 'Buurtcoach'));
    assert.equal(texts['vallen.md'], PROPOSITION.replaceAll('wijkcoach', 'buurtcoach'));
    assert.match(renamed('vallen.md', 'wijkcoach leest', 'coach van de wijk').texts['vallen.md'] ?? '', /aan=coach-van-de-wijk\}/);
  });

  it('fits where it stands: in single quotes, and without quotes', () => {
    const text = `${head('propositie', "parties: ['Wijkzorg Zuid']\n")}# Plan\n\n:::terugkoppeling{van='Wijkzorg Zuid' aan=huisarts}\nX.\n:::\n`;
    const one = libraryOf({ 'plan.md': text });
    const result = renameAt(one, addressOf('plan.md'), text.indexOf('Wijkzorg'), "Zorg in 't Zuiden", say);
    assert.ok('edits' in result);
    assert.equal(edited(text, result.edits[0]?.edits ?? []), text.replaceAll('Wijkzorg Zuid', 'Zorg in ’t Zuiden'));
  });

  it('a term gets it where it is defined, and in running text with a question', () => {
    const { texts, asked } = renamed('afspraken.md', 'deelnemer wordt', 'lid');
    assert.equal(texts['afspraken.md'], AGREEMENT.replaceAll('deelnemer', 'lid'));
    assert.equal(texts['vallen.md'], PROPOSITION.replaceAll('deelnemer', 'lid'));
    assert.deepEqual(
      asked,
      ['afspraken.md 17: deelnemer', 'vallen.md 16: deelnemer'].map((place) => `${say('rename/asks-term')} ${place}`),
    );
  });

  it('are not renamed to what cannot stand there or is taken, nor where another form stands', () => {
    assert.equal(refused('vallen.md', 'Wijkzorg Zuid en', 'Zuid, Noord'), 'rename/not-a-name');
    assert.equal(refused('vallen.md', 'Wijkzorg Zuid en', '   '), 'rename/not-a-name');
    assert.equal(refused('vallen.md', 'Wijkzorg Zuid en', 'Zorggroep De Brug'), 'rename/name-taken');
    assert.equal(refused('vallen.md', 'valadviseur belt', 'wijkcoach'), 'rename/name-taken');
    assert.equal(refused('vallen.md', 'valadviseurs', 'regisseurs'), 'rename/other-form');
    assert.equal(refused('vallen.md', 'patiënt', 'x'), 'rename/nothing');
  });
});
