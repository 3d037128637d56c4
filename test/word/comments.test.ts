import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { commented } from '../support/commented.ts';
import { exampleNames } from '../support/examples.ts';
import { checkDocument } from '../support/score.ts';
import { exported } from '../support/word.ts';

const FRONT = '---\ndocument: visie\nversion: 0.3\n---\n\n';

/** The words that a comment on these words of a text stands at. */
async function about(body: string, words: string): Promise<string | undefined> {
  const text = FRONT + body;
  const start = text.indexOf(words);
  assert.ok(start >= 0);
  const [one] = commented(await exported(text, [{ start, end: start + words.length, title: 'T', paragraphs: ['een', 'twee'] }]));
  assert.equal(one?.text, 'T\neen\ntwee');
  assert.equal(one.author, 'Convenant');
  return one.about;
}

describe('a comment in Word', () => {
  for (const [what, body, words, expected] of [
    ['part of a sentence', 'Wij bellen u zo snel mogelijk terug.', 'zo snel mogelijk', 'zo snel mogelijk'],
    ['words across marks and a link', 'Wij **bellen** [u](x.md) *snel*.', 'bellen** [u](x.md) *sn', 'bellen u sn'],
    ['words behind an escape and an entity', 'A \\* b &amp; c d e.', 'c d', 'c d'],
    ['words over two lines', 'Een zin\n  die doorgaat.', 'zin\n  die', 'zin die'],
    ['a heading with its signs', '# Doel', '# Doel', 'Doel'],
    ['an item of a list', '- een\n- twee woorden', 'twee', 'twee'],
    ['a cell of a table', '| Rol | Wie |\n|---|---|\n| arts | niemand |', 'niemand', 'niemand'],
    ['the line of an annotation: our words for it', ':::rol{#arts}\nDe arts leidt.\n:::', ':::rol{#arts}', 'Rol (arts)'],
    ['what an annotation holds', 'Dat is :wanneer[binnen zes weken] klaar.', 'binnen zes', 'binnen zes'],
    ['an attribute, which is hidden: at what follows it', 'Dat is :wanneer[binnen zes weken]{x=y} klaar.', 'x=y', ' klaar.'],
    ['front matter', 'Tekst.', 'version', 'Document: visie · Versie: 0.3'],
    ['two paragraphs', 'Een.\n\nTwee.', 'Een.\n\nTwee.', 'Een.Twee.'],
  ] as const)
    it(`stands at ${what}`, async () => assert.equal(await about(body, words), expected));

  it('stands apart from others that begin, end or lie there too', async () => {
    const text = `${FRONT}Een twee drie vier.`;
    const at = (words: string): { start: number; end: number } => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const words = ['Een twee', 'twee drie', 'drie', 'twee', 'twee', 'drie vier.'];
    const found = commented(
      await exported(
        text,
        words.map((one) => ({ ...at(one), title: one, paragraphs: [] })),
      ),
    );
    assert.deepEqual(
      found.map((one) => one.about),
      words,
    );
  });

  it('of each finding of the examples stands at its words', async () => {
    let compared = 0;
    for (const name of exampleNames()) {
      const text = readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
      const { findings } = checkDocument(text);
      const notes = findings.map(({ start, end, code }) => ({ start, end, title: code, paragraphs: [] }));
      const found = commented(await exported(text, notes));
      assert.equal(found.length, findings.length);
      findings.forEach(({ start, end }, i) => {
        const words = text.slice(start, end).replace(/^#+ /, '');
        if (/[*_`[\]|:<>\n]/.test(words) || words.length < 3) return;
        assert.equal(found[i]?.about, words);
        compared++;
      });
    }
    assert.ok(compared >= 60, `${compared} compared`);
  });
});
