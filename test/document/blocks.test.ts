import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { resplitBlocks, splitBlocks } from '../../server/src/document/blocks.ts';
import { parseBlock } from '../../server/src/document/markdown.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { anyChange, anyDocument, editFor } from '../support/documents.ts';
import { byRemark, shape } from '../support/remark.ts';
import { cases } from '../support/texts.ts';

/** The blocks of a text, each as its kind and its source; Markdown without its kind. */
const read = (text: string): string[] =>
  splitBlocks(text).map(({ kind, start, end }) => (kind === 'markdown' ? '' : `${kind} `) + text.slice(start, end));

describe('splitBlocks', () => {
  it('cuts at blank lines, whatever the line break', () => {
    for (const end of ['\n', '\r\n', '\r']) assert.deepEqual(read(['a', 'b', '', ' \t', 'c', ''].join(end)), [`a${end}b`, 'c']);
  });

  it('finds nothing in a text without content', () => {
    for (const text of ['', '\n\n', ' \t\r\n']) assert.deepEqual(read(text), []);
  });

  it('makes a block of each line that opens or closes a container, and of each leaf', () => {
    assert.deepEqual(read('a\n:::rol\nb\n::ambitie[c]\nd\n:::\ne'), ['a', 'fence :::rol', 'b', 'leaf ::ambitie[c]', 'd', 'fence :::', 'e']);
    assert.deepEqual(read('::: rol {#x}\n::::\n   :::rol\n:::{#id}'), [
      'fence ::: rol {#x}',
      'fence ::::',
      'fence    :::rol',
      'fence :::{#id}',
    ]);
  });

  it('leaves alone what only resembles one', () => {
    for (const text of ['::: ', ':: a', '::a', ':::!', 'a ::b[c]', '    :::rol', '> :::rol', '10:30'])
      assert.deepEqual(
        read(text).map((b) => b.split(' ')[0] === 'leaf'),
        [false],
        text,
      );
    assert.deepEqual(read('::a'), ['::a']);
    assert.deepEqual(read(':::!'), [':::!']);
    assert.deepEqual(read('    :::rol'), ['    :::rol']);
    assert.deepEqual(read('> :::rol\n> a\n> :::'), ['> :::rol\n> a\n> :::']);
  });

  it('keeps fenced code whole, closed or not, with what it holds', () => {
    assert.deepEqual(read('a\n```\n:::rol\n\n```\nb'), ['a', '```\n:::rol\n\n```', 'b']);
    assert.deepEqual(read('~~~\n```\n~~~~\nb'), ['~~~\n```\n~~~~', 'b']);
    assert.deepEqual(read('```\n:::rol\n\nb'), ['```\n:::rol\n\nb']);
    assert.deepEqual(read('``` a`\nb'), ['``` a`\nb'], 'no fence: its info string holds a backtick');
  });

  it('keeps comments and other HTML whole that may hold blank lines', () => {
    assert.deepEqual(read('<!-- a\n\n:::rol\n-->\nb'), ['<!-- a\n\n:::rol\n-->', 'b']);
    assert.deepEqual(read('<pre>\n\n:::rol\n</pre>\nb'), ['<pre>\n\n:::rol\n</pre>', 'b']);
    assert.deepEqual(read('<?a\n\n?>\n<![CDATA[\n\n]]>\nb'), ['<?a\n\n?>', '<![CDATA[\n\n]]>', 'b']);
    assert.deepEqual(read('<div>\n\n:::rol'), ['<div>', 'fence :::rol'], 'other HTML ends at a blank line');
  });

  it('keeps a list item whole with its indented content, and cuts between items with a blank line', () => {
    assert.deepEqual(read('- a\n\n  b\n- c\n\n- d\n\ne'), ['- a\n\n  b\n- c', '- d', 'e']);
    assert.deepEqual(read('- a\n  ```\n  :::rol\n\n  ```\n- b'), ['- a\n  ```\n  :::rol\n\n  ```\n- b']);
  });

  it('cuts after a setext heading', () => {
    assert.deepEqual(read('Titel\n=====\ntekst'), ['Titel\n=====', 'tekst']);
  });

  it('takes front matter at the start only, closed only, after a byte order mark too', () => {
    assert.deepEqual(read('---\na: 1\n---\n\nb'), ['front-matter ---\na: 1\n---', 'b']);
    assert.deepEqual(read('\uFEFF---\r\na: 1\r\n...\r\nb'), ['front-matter ---\r\na: 1\r\n...', 'b']);
    assert.deepEqual(read('\n---\na: 1\n---'), ['---\na: 1\n---']);
    assert.equal(splitBlocks('\uFEFF---\na: 1\n---')[0]?.start, 1);
  });

  it('cuts lines that go on without end at a line end', () => {
    const blocks = splitBlocks('een regel\n'.repeat(10_000));
    assert.ok(blocks.length >= 4 && blocks.every((b) => b.end - b.start < 25_000));
  });

  it('covers every visible character once, in order, in any document', () => {
    fc.assert(
      fc.property(anyDocument(20), (text) => {
        let last = 0;
        for (const { start, end } of splitBlocks(text)) {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.match(text.slice(last, start), /^[\uFEFF \t\r\n]*$/);
          last = end;
        }
        assert.equal(text.slice(last).trim(), '');
      }),
      cases(100),
    );
  });

  it('reads a block alone as it reads in its document', () => {
    // Lists, indented code and link definitions are left out: they are cut in more parts, or hang together; a comment right
    // after other HTML too: here it is a comment all the same.
    const line = fc.constantFrom(
      'tekst',
      'meer *tekst* [x](y)',
      '# Kop',
      '## Kop ##',
      'Titel\n===',
      'Titel\n---',
      '> citaat',
      '> citaat\nlui',
      '```\ncode\n\n# code\n```',
      '~~~\n```\n~~~',
      '<!-- a\n\nb -->',
      '<div>\n*a*\n</div>\n',
      '<pre>\n\n*a*\n</pre>',
      '| a | b |\n|---|---|\n| c | d |',
      '***',
      '---',
      '```\nopen',
      '<!-- open',
      '**vet**',
      '\\# a',
    );
    const gap = fc.constantFrom('\n', '\n\n', '\n \n\n', '\r\n\r\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, gap), { minLength: 1, maxLength: 8 }), (parts) => {
        // A paragraph first, so that no `---` opens front matter.
        const text = `begin\n\n${parts.map(([a, b]) => a + b).join('')}`.trimEnd();
        const whole = byRemark(text).map((n) => shape(n));
        const apart = splitBlocks(text).flatMap((b) => parseBlock(text.slice(b.start, b.end)).map((n) => shape(n, b.start)));
        assert.deepEqual(apart, whole, JSON.stringify(text));
      }),
      cases(40),
    );
  });
});

describe('resplitBlocks', () => {
  it('gives the blocks of the new text, after any edit', () => {
    fc.assert(
      fc.property(anyDocument(20), anyChange, (before, change) => {
        const edit = editFor(change, before);
        const after = applyEdits(before, [edit]);
        assert.deepEqual(resplitBlocks(splitBlocks(before), after, edit).blocks, splitBlocks(after));
      }),
      cases(300),
    );
  });

  it('reads again only what an edit touches', () => {
    const before = Array.from({ length: 100 }, (_, i) => `alinea ${i}`).join('\n\n');
    const at = before.indexOf('alinea 50') + 4;
    const edit = { start: at, end: at, text: 'x' };
    const { from, to } = resplitBlocks(splitBlocks(before), applyEdits(before, [edit]), edit);
    assert.ok(from >= 47 && to <= 53, `${from}–${to}`);
  });
});
