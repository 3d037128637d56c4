import { strict as assert } from 'node:assert';
import { closeBlock } from '../../server/src/features/on-type.ts';
import { caret } from '../support/caret.ts';
import { modelOf } from '../support/declared.ts';

const MATTER = '---\ndocument: propositie\nlanguage: nl\n---\n\n';

/** The text after Enter, the caret where the author goes on; undefined where nothing is added. */
function typed(marked: string): string | undefined {
  const { text, offset } = caret(MATTER + marked);
  const edit = closeBlock(modelOf(text), offset);
  if (!edit) return undefined;
  assert.ok(edit.start >= offset && edit.start === edit.end, 'it must be put behind the caret');
  const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return `${after.slice(0, offset)}‸${after.slice(offset)}`.slice(MATTER.length);
}

describe('Enter after the line that opens a block', () => {
  it('closes it, with as many colons and the same indentation', () => {
    assert.equal(typed(':::rol{#coach}\n‸\n\n## Verder\n'), ':::rol{#coach}\n‸\n:::\n\n## Verder\n');
    assert.equal(typed(':::rol\n‸'), ':::rol\n‸\n:::');
    assert.equal(typed('::::terugkoppeling\n‸\n'), '::::terugkoppeling\n‸\n::::\n');
    assert.equal(typed('  :::terugkoppeling\n  ‸'), '  :::terugkoppeling\n  ‸\n  :::');
  });

  it('keeps line endings', () => {
    const { text, offset } = caret(`${MATTER}:::rol\n‸\n`.replaceAll('\n', '\r\n'));
    assert.equal(closeBlock(modelOf(text), offset)?.text, ':::\r\n');
  });

  it('adds nothing where the block is closed, where text follows, and where no block is opened', () => {
    for (const marked of [
      ':::rol\n‸\n\nDe coach belt.\n:::\n',
      ':::rol\n‸\nDe coach belt.\n',
      ':::rol\n‸De coach belt.\n',
      ':::rol\nDe coach belt.\n:::\n‸\n',
      ':::warning\n‸\n',
      'Let op: :::rol\n‸\n',
      '```\n:::rol\n‸\n```\n',
      'Tekst.\n‸',
      '‸',
    ])
      assert.equal(typed(marked), undefined, marked);
  });
});
