import { strict as assert } from 'node:assert';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { inSentence, normalise, WORD_JOINER, words } from '../../server/src/text/words.ts';
import { anyText, cases } from '../support/texts.ts';

/** Each word as `norm@start-end`. */
const read = (text: string, base = 0): string[] => words(text, base).map((w) => `${w.norm}@${w.start}-${w.end}`);
const norms = (text: string): string[] => words(text).map((w) => w.norm);

describe('a title within a sentence', () => {
  it('begins with a small letter, unless an abbreviation begins it', () =>
    assert.deepEqual(['Doelgroep', 'GPs in key positions', 'Own house in order', ''].map(inSentence), [
      'doelgroep',
      'GPs in key positions',
      'own house in order',
      '',
    ]));
});

describe('normalise', () => {
  it('is the same for spellings of one word', () => {
    const same = [
      ['geevalueerd', 'Geëvalueerd', 'Gee\u0308valueerd', 'GEËVALUEERD', 'ge-evalueerd'],
      ['patientenorganisatie', 'patiëntenorganisatie', 'pati\u00EBnten-organisatie', 'patiënten\u2011organisatie'],
      ['fotos', "foto's", 'foto’s'],
    ];
    for (const [norm, ...spellings] of same) for (const spelling of spellings) assert.equal(normalise(spelling), norm);
  });

  it('is its own normal form', () => {
    fc.assert(
      fc.property(anyText(12), (s) => normalise(normalise(s)) === normalise(s)),
      cases(100),
    );
  });
});

describe('words', () => {
  it('have one norm and their exact places, whether ë is composed or not', () => {
    assert.deepEqual(read('de coëfficiënt is'), ['de@0-2', 'coefficient@3-14', 'is@15-17']);
    assert.deepEqual(read('de coe\u0308fficie\u0308nt is'), ['de@0-2', 'coefficient@3-16', 'is@17-19']);
  });

  it('count from a base', () => {
    assert.deepEqual(read('twee woorden', 100), ['twee@100-104', 'woorden@105-112']);
  });

  it('are remembered without the texts that they stood in', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = held();
    // Each version is a text of its own, of 100 KB, with words at its end that none had before.
    for (let i = 0; i < 300; i++) {
      const version = Buffer.alloc(100_000, ' ')
        .toString('latin1')
        .concat(`medezeggenschapsregeling${i} ${'a'.repeat(100)}${i}`);
      words(version.slice(version.search(/\S/)));
    }
    assert.ok(held() - before < 10_000_000);
  });

  it('hold hyphens and apostrophes inside, not at their edges', () => {
    assert.deepEqual(norms("zorg-groep 'nu' collega's e-mail -los- 's nachts"), [
      'zorggroep',
      'nu',
      'collegas',
      'email',
      'los',
      's',
      'nachts',
    ]);
  });

  it('hold the point and comma of a number, not those of a sentence', () => {
    assert.deepEqual(norms('in 2027, 3.500,00 en 10.30 uur.'), ['in', '2027', '3.500,00', 'en', '10.30', 'uur']);
  });

  it('stay whole around a mark that is blanked to a joiner', () => {
    const text = `${WORD_JOINER}${WORD_JOINER}ge${WORD_JOINER}${WORD_JOINER}koppeld`;
    assert.deepEqual(read(text), ['gekoppeld@2-13']);
  });

  it('count % € and £ as words, as they carry the unit', () => {
    assert.deepEqual(norms('€ 12 of €12 of 5% of £3'), ['€', '12', 'of', '€', '12', 'of', '5', '%', 'of', '£', '3']);
  });

  it('skip emoji and other signs, with offsets in UTF-16', () => {
    assert.deepEqual(read('😀 ja ✅ nee'), ['ja@3-5', 'nee@8-11']);
  });

  it('tell whether they start with a capital', () => {
    assert.deepEqual(
      words('De zorggroep Élan 3e').map((w) => w.capital),
      [true, false, true, false],
    );
  });

  it('tell where a clause breaks before them', () => {
    const broken = words('a, b; c: d (e) f – g | h. i-j')
      .filter((w) => w.breakBefore)
      .map((w) => w.norm);
    assert.deepEqual(broken, ['b', 'c', 'd', 'e', 'f', 'g', 'h']);
    assert.equal(words('– a')[0]?.breakBefore, false, 'nothing comes before the first');
  });

  it('lie in order inside any text', () => {
    fc.assert(
      fc.property(anyText(60), (text) => {
        let last = 0;
        for (const word of words(text)) {
          assert.ok(last <= word.start && word.start < word.end && word.end <= text.length);
          last = word.end;
        }
      }),
      cases(100),
    );
  });
});
