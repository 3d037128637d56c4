import { strict as assert } from 'node:assert';
import { PhraseError, type PhraseMatch, PhraseSet } from '../../server/src/text/phrases.ts';
import { words } from '../../server/src/text/words.ts';
import { costOf } from '../support/cost.ts';

function match(phrase: string, text: string, slots: { type: string; from: number; to: number }[] = []): PhraseMatch<string> | undefined {
  const set = new PhraseSet<string>();
  set.add(phrase, phrase);
  const found = set.match(words(text), slots);
  assert.ok(found.length <= 1, 'a phrase matches at most once in a sentence');
  return found[0];
}

/** The words that a phrase matches, or undefined. */
function matched(phrase: string, text: string): string | undefined {
  const found = match(phrase, text);
  const all = words(text);
  return found && text.slice(all[found.from]?.start, all[found.to - 1]?.end);
}

describe('PhraseSet', () => {
  it('matches words in order, next to each other', () => {
    assert.equal(matched('koppelt terug', 'De zorggroep koppelt terug aan u'), 'koppelt terug');
    assert.equal(matched('koppelt terug', 'terug koppelt'), undefined);
    assert.equal(matched('koppelt terug', 'koppelt alles terug'), undefined);
  });

  it('compares without case, diacritics, hyphens and apostrophes', () => {
    assert.equal(matched('geevalueerd', 'wordt GEËVALUEERD'), 'GEËVALUEERD');
    assert.equal(matched('geëvalueerd', 'wordt gee\u0308valueerd'), 'gee\u0308valueerd');
    assert.equal(matched("collega's", 'twee collegas'), 'collegas');
  });

  it('takes alternatives', () => {
    for (const text of ['leden stemmen', 'praktijken stemmen']) assert.equal(matched('leden|praktijken stemmen', text), text);
    assert.equal(matched('leden|praktijken stemmen', 'huisartsen stemmen'), undefined);
  });

  it('means with `u` and `uw` whoever is told `je` and `jouw` too, but for what it excludes', () => {
    for (const text of ['u stuurt', 'jij stuurt', 'je stuurt', 'jullie stuurt']) assert.equal(matched('u|praktijk stuurt', text), text);
    assert.equal(matched('uw praktijk', 'meld jouw praktijk aan'), 'jouw praktijk');
    assert.equal(matched('stuurt & !u', 'jij stuurt'), 'stuurt');
    assert.equal(matched('stuurt & !u', 'u stuurt'), undefined);
  });

  it('takes any ending, any beginning, or both', () => {
    assert.equal(matched('koppel-', 'terug koppelingen hier'), 'koppelingen');
    assert.equal(matched('koppel-', 'koppel'), 'koppel');
    assert.equal(matched('koppel-', 'terugkoppel'), undefined);
    assert.equal(matched('-rapportage', 'de jaarrapportage'), 'jaarrapportage');
    assert.equal(matched('-rapportage', 'de rapportages'), undefined);
    assert.equal(matched('-evalu-', 'tussenevaluatie'), 'tussenevaluatie');
    assert.equal(matched('-evalu-', 'waarde'), undefined);
  });

  it('mixes beginnings, endings and whole words among alternatives', () => {
    for (const word of ['evaluatie', 'jaargesprek', 'toets']) assert.equal(matched('evalu-|-gesprek|toets', word), word);
    assert.equal(matched('evalu-|-gesprek|toets', 'toetsing'), undefined);
  });

  it('lets a gap stand for none to five words', () => {
    const text = (n: number): string => `koppelt ${'woord '.repeat(n)}terug`;
    for (let n = 0; n <= 5; n++) assert.equal(matched('koppelt * terug', text(n)), text(n), `${n} words`);
    assert.equal(matched('koppelt * terug', text(6)), undefined);
  });

  it('finds its way over several gaps, from the rarest word both ways', () => {
    const text = 'wij koppelen wij aan koppelen alle uitkomsten weer terug terug';
    assert.equal(matched('koppelen * uitkomsten * terug', text), 'koppelen alle uitkomsten weer terug');
  });

  it('joins parts that stand anywhere, in any order', () => {
    assert.equal(matched('bericht & huisarts', 'de huisarts krijgt bericht'), 'huisarts krijgt bericht');
    assert.equal(matched('bericht & huisarts', 'bericht aan de huisarts'), 'bericht aan de huisarts');
    assert.equal(matched('bericht & huisarts', 'bericht aan de patiënt'), undefined);
  });

  it('leaves out what holds an excluded part', () => {
    assert.equal(matched('in overleg & !in overleg met', 'dat gaat in overleg'), 'in overleg');
    assert.equal(matched('in overleg & !in overleg met', 'dat gaat in overleg met de huisarts'), undefined);
    assert.equal(matched('overleg & !geen|niet', 'niet in overleg'), undefined);
  });

  it('matches a typed value where the slot says', () => {
    const slots = [{ type: 'period', from: 2, to: 4 }];
    assert.deepEqual(spanOf(match('opzeggen * <period>', 'opzeggen binnen twee maanden', slots)), [0, 4]);
    assert.deepEqual(spanOf(match('<period> na', 'wie binnen twee maanden na bericht', [{ type: 'period', from: 1, to: 4 }])), [1, 5]);
    assert.deepEqual(spanOf(match('<period>', 'na twee maanden', [{ type: 'period', from: 1, to: 3 }])), [1, 3]);
    assert.equal(match('opzeggen * <date>', 'opzeggen binnen twee maanden', slots), undefined);
    assert.deepEqual(
      spanOf(
        match('<party> & <period>', 'leden om de week', [
          { type: 'party', from: 0, to: 1 },
          { type: 'period', from: 2, to: 4 },
        ]),
      ),
      [0, 4],
    );
  });

  it('takes a typed value as one of several alternatives', () => {
    const slots = [{ type: 'money', from: 2, to: 3 }];
    assert.deepEqual(spanOf(match('boven * <money>|grens', 'boven de 500', slots)), [0, 3]);
    assert.equal(matched('boven * <money>|grens', 'boven de grens'), 'boven de grens');
    assert.equal(matched('boven * <money>|grens', 'boven de zee'), undefined);
    assert.throws(() => new PhraseSet<string>().add('a & !<money>|b', ''), PhraseError);
  });

  it('says which phrases name a negation themselves', () => {
    assert.equal(match('geen verplichting', 'er is geen verplichting')?.negative, true);
    assert.equal(match('een verplichting', 'dit is een verplichting')?.negative, false);
    assert.equal(match('niet|nooit gevraagd', 'nooit gevraagd')?.negative, true);
  });

  it('gives every phrase that matches, in the order of their first words', () => {
    const set = new PhraseSet<string>();
    for (const phrase of ['terug', 'koppel-', 'leden', 'koppelt * terug', 'nergens']) set.add(phrase, phrase);
    assert.deepEqual(
      set.match(words('de leden koppelt hij terug')).map((m) => m.owner),
      ['leden', 'koppel-', 'koppelt * terug', 'terug'],
    );
  });

  it('takes phrases that are added after a first match', () => {
    const set = new PhraseSet<string>();
    set.add('leden', 'a');
    assert.equal(set.match(words('leden stemmen')).length, 1);
    set.add('stem-', 'b');
    assert.equal(set.match(words('leden stemmen')).length, 2);
  });

  it('refuses a phrase that names nothing to look for, in words', () => {
    for (const phrase of ['', '*', '!nooit', '* & a', 'a||b', 'a & ! ', '-'])
      assert.throws(() => new PhraseSet<null>().add(phrase, null), PhraseError, JSON.stringify(phrase));
  });

  it('finds nothing in nothing', () => {
    const set = new PhraseSet<null>();
    assert.deepEqual(set.match(words('tekst')), []);
    set.add('tekst', null);
    assert.deepEqual(set.match([]), []);
  });

  it('stays bounded where a text repeats the words of a phrase, and in a word without end', () => {
    const set = new PhraseSet<string>();
    set.add('a * a * a * a * a * b', 'gaps');
    set.add('-a- * -b- & !-c- * a', 'infix');
    const time = (text: string): number => {
      const list = words(text);
      return costOf(() => set.match(list));
    };
    const plain = Array.from({ length: 2000 }, (_, i) => `w${i}`).join(' ');
    const budget = 1000 * Math.max(time(plain), 1);
    assert.ok(time('a '.repeat(2000)) < budget);
    assert.ok(time('a'.repeat(50_000)) < budget);
  });
});

function spanOf(found: PhraseMatch<string> | undefined): [number, number] | undefined {
  return found && [found.from, found.to];
}
