import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { sentences } from '../../server/src/text/sentences.ts';
import { cases } from '../support/texts.ts';

const read = (text: string): string[] => sentences(text).map((r) => text.slice(r.start, r.end));

/** Checks that the parts, joined by spaces, are split into those parts again. */
const splits = (...parts: string[]): void => assert.deepEqual(read(parts.join(' ')), parts);
const whole = (text: string): void => assert.deepEqual(read(text), [text]);

describe('sentences', () => {
  it('end at a full stop, a question mark, an exclamation mark and an ellipsis', () => {
    splits('Wij doen mee.', 'U ook?', 'Ja!', 'Wij wachten…', 'En dan...', 'Klaar');
  });

  it('go on after an abbreviation', () => {
    whole('Zie art. 5 lid 2, resp. bijlage A, bijv. nr. 6 d.d. 1 mei.');
    whole('Ask your practice (e.g. Dr. Jones) for sec. 4 of the scheme.');
    splits('Dat geldt o.a. voor De Brug en m.b.t. Zuid.', 'Daarna niet.');
  });

  it('go on after initials, one or more', () => {
    whole('Dr. J. de Vries en mw. A.B. Jansen tekenen.');
  });

  it('end after a company form before a capital', () => {
    splits('Dit is van Zorggroep B.V.', 'De rest volgt.');
  });

  it('go on after the number of an article, and end after another number', () => {
    splits('3. Het lid betaalt.', 'IV. Het lid vertrekt.', 'Dat was in 2027.', 'Nu niet.');
  });

  it('go on where small letters follow, or no space', () => {
    whole('Mail naar a.b@voorbeeld.nl of kijk op www.voorbeeld.nl. of bel.');
    whole('Een.Twee');
  });

  it('hold their closing quotes and brackets', () => {
    splits('Hij zei: “Kom.”', '(Dat hielp.)', '*Nu wel.*', "'Goed!'", 'Klaar.');
  });

  it("start at a quote, a bracket, an amount and Dutch 's", () => {
    splits(
      'Het is laat.',
      "'s Nachts belt u de post.",
      '’s Ochtends ons.',
      '€ 5 betaalt u.',
      '[naam] volgt.',
      '“Fijn.”',
      '12 leden stemmen.',
    );
  });

  it('start at a hard clause line, as pasted from a word processor', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const clauses = [
        'Het lid:',
        'a. levert gegevens;',
        'b) betaalt contributie,',
        'iv. komt',
        '3.1 tekent',
        '(2) stemt',
        '2 Het lid',
        '– zwijgt',
        '• gaat',
      ];
      assert.deepEqual(read(clauses.join(end)), clauses, JSON.stringify(end));
    }
  });

  it('go on over a line break in prose, before a number or a short word too', () => {
    whole('Wij evalueren elke\n12 maanden met\nelkaar.');
    whole('Wij doen dat\nzo.');
    whole('Zij is\r\n2,5 jaar in\r\ndienst.');
  });

  it('are trimmed and never empty', () => {
    assert.deepEqual(read('  \n Een.  \u00A0 \t Twee. \n'), ['Een.', 'Twee.']);
    assert.deepEqual(read(' \n\t '), []);
    assert.deepEqual(read(''), []);
  });

  it('cover every visible character of any text once, in order', () => {
    const unit = fc.constantFrom('a', 'B', '.', '!', '…', ' ', '\n', '\r', '“', '”', '1', 'art', '(', ')', '😀', '- ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        let last = 0;
        for (const { start, end } of sentences(text)) {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.equal(text.slice(last, start).trim(), '');
          last = end;
        }
        assert.equal(text.slice(last).trim(), '');
      }),
      cases(300),
    );
  });
});
