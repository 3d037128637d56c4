import { strict as assert } from 'node:assert';
import { said } from '../support/said.ts';

/** Each block by its first criterion, with what stands between its fences, trimmed. */
function inner(body: string): string[] {
  const { model, at } = said(body);
  return model.declared.map((b) => `${b.criteria[0]?.id}: ${at(b.inner).trim()}`);
}
const problems = (body: string): string[] => said(body).problems;

describe('containers', () => {
  it('hold what stands between their fences, blank lines and headings too', () => {
    assert.deepEqual(inner(':::doelgroep\na\n\n## Kop\n\nb\n:::\nc'), ['target-group: a\n\n## Kop\n\nb']);
  });

  it('may have more colons, and indentation', () => {
    assert.deepEqual(inner('   :::::doelgroep\n   a\n   :::::'), ['target-group: a']);
  });

  it('may be nested: each closing fence closes the last that is open', () => {
    const body = '::::doelgroep\na\n:::terugkoppeling\nb\n:::\nc\n::::\nd';
    assert.deepEqual(inner(body), ['target-group: a\n:::terugkoppeling\nb\n:::\nc', 'feedback: b']);
    assert.deepEqual(problems(body), []);
  });

  it('give each element to the innermost block around it', () => {
    const { model } = said('::::terugkoppeling\n:::evaluatie\n:wanneer[elk jaar]\n:::\n:wanneer[elke maand]\n::::');
    assert.deepEqual(
      model.elements.map((e) => e.criterion.id),
      ['evaluation', 'feedback'],
    );
  });

  it('of another tool still pair with their own closing fence', () => {
    assert.deepEqual(inner(':::doelgroep\n:::note\na\n:::\nb\n:::'), ['target-group: :::note\na\n:::\nb']);
  });

  it('that are not closed end before the next heading', () => {
    assert.deepEqual(inner(':::doelgroep\na\n\nb\n\n## Kop\n\nc'), ['target-group: a\n\nb']);
    assert.deepEqual(problems(':::doelgroep\na\n\n## Kop'), ['annotation/unclosed: :::doelgroep']);
  });

  it('that are not closed end before the next container', () => {
    const body = ':::doelgroep\na\n\n:::terugkoppeling\nb\n:::\n\nc';
    assert.deepEqual(inner(body), ['target-group: a', 'feedback: b']);
    assert.deepEqual(problems(body), ['annotation/unclosed: :::doelgroep']);
  });

  it('that are still being typed do not swallow the rest', () => {
    const { model } = said(':::doel\n\n## Terugkoppeling\n\n:::terugkoppeling\n:wanneer[elke maand]\n:::\n');
    assert.deepEqual(
      model.elements.map((e) => e.criterion.id),
      ['feedback'],
    );
  });

  it('that close nothing are pointed out', () => {
    assert.deepEqual(problems('a\n\n:::\n\nb'), ['annotation/stray-fence: :::']);
    assert.deepEqual(problems(':::doelgroep\n:::\n::::'), ['annotation/stray-fence: ::::']);
  });

  it('without a name are pointed out', () => {
    assert.deepEqual(problems(':::{#a}\n:::'), ['annotation/broken-attributes: :::{#a}']);
  });

  it('are text in code, comments, quotations and indented four spaces', () => {
    for (const body of [
      '```\n:::rol\n```',
      '<!--\n:::rol\n-->',
      '> :::rol\n> a\n> :::',
      '    :::rol\n    a\n    :::',
      '- a\n  ```\n  :::rol\n  ```',
    ]) {
      assert.deepEqual(inner(body), [], body);
      assert.deepEqual(problems(body), [], body);
    }
  });

  it('count in a list item, where authors put them', () => {
    assert.deepEqual(inner('1. stap\n\n   :::doelgroep\n   a\n   :::\n\n2. stap'), ['target-group: a']);
  });

  it('cut a paragraph without blank lines around them', () => {
    assert.deepEqual(inner('a\n:::doelgroep\nb\n:::\nc'), ['target-group: b']);
  });

  it('keep their places with CRLF and lone CR', () => {
    for (const end of ['\r\n', '\r']) {
      const { model, at } = said([':::doelgroep', 'a', ':::', ''].join(end));
      assert.equal(model.declared.length, 1);
      assert.equal(at(model.declared[0] ?? { start: 0, end: 0 }), [':::doelgroep', 'a', ':::'].join(end));
    }
  });
});
