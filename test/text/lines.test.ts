import { strict as assert } from 'node:assert';
import { LineIndex, lineEnding } from '../../server/src/text/lines.ts';

describe('LineIndex', () => {
  it('counts a line for an empty text and one more after each line break', () => {
    for (const [text, count] of [
      ['', 1],
      ['a', 1],
      ['a\n', 2],
      ['a\nb', 2],
      ['\n\n\n', 4],
    ] as const)
      assert.equal(new LineIndex(text).count, count, JSON.stringify(text));
  });

  it('ends a line at LF, at CRLF as one, and at a lone CR', () => {
    const index = new LineIndex('a\nb\r\nc\rd\n\re');
    assert.deepEqual(
      Array.from({ length: index.count }, (_, line) => index.lineStart(line)),
      [0, 2, 5, 7, 9, 10],
    );
  });

  it('grows past the lines that it expected', () => {
    const index = new LineIndex('\n'.repeat(1000));
    assert.equal(index.count, 1001);
    assert.deepEqual(index.positionAt(1000), { line: 1000, column: 0 });
  });

  it('counts columns in UTF-16 units: an astral emoji is two, a decomposed ë too, a BOM one', () => {
    const text = '\uFEFFa 😀 e\u0308\nb';
    const index = new LineIndex(text);
    assert.deepEqual(index.positionAt(text.indexOf('😀') + 2), { line: 0, column: 5 });
    assert.deepEqual(index.positionAt(text.indexOf('\n')), { line: 0, column: 8 });
    assert.equal(index.offsetAt({ line: 1, column: 0 }), text.indexOf('b'));
  });

  it('clamps offsets outside the text', () => {
    const index = new LineIndex('ab\ncd');
    assert.deepEqual(index.positionAt(-5), { line: 0, column: 0 });
    assert.deepEqual(index.positionAt(99), { line: 1, column: 2 });
  });

  it('clamps positions outside the text', () => {
    const index = new LineIndex('ab\ncd');
    assert.equal(index.offsetAt({ line: -1, column: 4 }), 0);
    assert.equal(index.offsetAt({ line: 9, column: 0 }), 5);
    assert.equal(index.offsetAt({ line: 1, column: -3 }), 3);
    assert.equal(index.offsetAt({ line: 1, column: 99 }), 5);
  });

  it('clamps a column past the end of its line to before the line break, whatever the break', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const index = new LineIndex(`ab${end}cd`);
      assert.equal(index.offsetAt({ line: 0, column: 2 }), 2, JSON.stringify(end));
      assert.equal(index.offsetAt({ line: 0, column: 99 }), 2, JSON.stringify(end));
    }
    assert.equal(new LineIndex('ab\r\ncd').offsetAt({ line: 0, column: 3 }), 2, 'not between CR and LF');
  });

  it('gives back every offset that is not inside a line break', () => {
    const text = '\uFEFF😀\r\ne\u0308 x\n\n\ry\r\r\n';
    const index = new LineIndex(text);
    for (let offset = 0; offset <= text.length; offset++) {
      if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
      assert.equal(index.offsetAt(index.positionAt(offset)), offset);
    }
  });
});

describe('lineEnding', () => {
  it('is that of the first line break', () => {
    for (const [text, ending] of [
      ['a\r\nb\n', '\r\n'],
      ['a\nb\r\n', '\n'],
      ['\r\n', '\r\n'],
      ['\n', '\n'],
      ['a', '\n'],
      ['', '\n'],
    ] as const)
      assert.equal(lineEnding(text), ending, JSON.stringify(text));
  });
});
