import { strict as assert } from 'node:assert';
import { Spans } from '../../server/src/text/spans.ts';

describe('stretches of a text', () => {
  it('are found around another, in whatever order they were added, the last that starts first', () => {
    const spans = new Spans<string>();
    for (const [value, start, end] of [
      ['late', 20, 30],
      ['outer', 0, 50],
      ['early', 2, 8],
      ['inner', 22, 26],
    ] as const)
      spans.add({ start, end }, value);
    assert.deepEqual(spans.around({ start: 22, end: 25 }), ['inner', 'late', 'outer']);
    assert.deepEqual(spans.around({ start: 2, end: 8 }), ['early', 'outer']);
    assert.deepEqual(spans.around({ start: 25, end: 31 }), ['outer']);
    assert.deepEqual(spans.around({ start: 49, end: 51 }), []);
    spans.add({ start: 49, end: 60 }, 'added');
    assert.deepEqual(spans.around({ start: 49, end: 51 }), ['added']);
  });

  it('are none where none was added', () => assert.deepEqual(new Spans<string>().around({ start: 0, end: 1 }), []));
});
