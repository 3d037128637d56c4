import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { NO_WORDS } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { costOf } from '../support/cost.ts';
import { anyDocument } from '../support/documents.ts';
import { reading } from '../support/framework.ts';
import { anyText, cases } from '../support/texts.ts';

const MATTER = '---\ndocument: propositie\nlanguage: nl\n---\n\n';

/** Data of the framework, and what a block says in its own offsets. */
const ELSEWHERE = new Set(['criterion', 'criteria', 'element', 'passage', 'facts', 'sentence']);

/** Fails on any range in `value` that does not lie within `length`. */
function checkRanges(value: unknown, length: number, path = ''): void {
  if (value === null || typeof value !== 'object') return;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (typeof start === 'number' && typeof end === 'number')
    assert.ok(0 <= start && start <= end && end <= length, `${path} ${start}–${end} of ${length}`);
  const entries = value instanceof Map ? [...value] : value instanceof Set ? [] : Object.entries(value);
  for (const [key, inner] of entries) if (!ELSEWHERE.has(key)) checkRanges(inner, length, `${path}.${key}`);
}

function checkModel(model: DocumentModel): void {
  const { statements, tables, ...rest } = model;
  checkRanges(rest, model.text.length, 'model');
  checkRanges(
    tables.map((t) => [t, t.header, t.rows]),
    model.text.length,
    'tables',
  );
  model.facts.forEach((facts, b) => {
    const block = model.blocks[b] ?? { start: 0, end: 0 };
    checkRanges({ passages: facts.passages, content: facts.content, fence: facts.fence }, block.end - block.start, `facts[${b}]`);
  });
  for (const { sentence, base } of statements)
    checkRanges({ words: sentence.words, at: { start: base + sentence.start, end: base + sentence.end } }, model.text.length, 'statement');
}

function findingsOf(model: DocumentModel): unknown[] {
  return check(
    reading,
    model,
    { profile: 'complete', ui: 'en', levels: {}, ...NO_WORDS },
    { resolve: () => ({ found: false, near: 'x.md' }) },
  ).findings;
}

function readAll(text: string): void {
  const { model } = new SourceDocument(reading, text, 'vision');
  assert.ok(model);
  checkModel(model);
  const findings = findingsOf(model);
  checkRanges(findings, model.text.length, 'findings');
  assert.ok(!findings.some((f) => (f as { code: string }).code === 'check/failed'), 'a check failed');
  assert.deepEqual(findingsOf(model), findings, 'the same findings twice');
}

describe('reading', () => {
  it('never throws, on any text, and gives ranges within it and the same findings twice', () => {
    fc.assert(
      fc.property(anyText(80), (text) => readAll(text)),
      cases(20),
    );
    fc.assert(
      fc.property(anyText(80), (text) => readAll(MATTER + text)),
      cases(20),
    );
  });

  it('never throws on any document made of Markdown, whole and broken', () => {
    fc.assert(
      fc.property(anyDocument(30), (text) => readAll(text)),
      cases(15),
    );
  });

  describe('takes a bounded time on hostile text: no more than some times that of prose of the same length', () => {
    const LENGTH = 50_000;
    const repeat = (part: string, length = LENGTH): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);
    /** Long enough to tell what grows with its square, and short enough for a test that is run often. */
    const SHORTER = 20_000;
    const NUMBERS = Array.from(
      { length: 2000 },
      (_, i) => `In het ${i}e jaar koppelt de zorggroep elke ${i} weken terug aan de huisarts over deelnemer ${i}.`,
    );
    const prose = NUMBERS.join('\n\n').slice(0, LENGTH);
    const time = (text: string): number =>
      costOf(() => {
        const { model } = new SourceDocument(reading, MATTER + text);
        if (model) findingsOf(model);
      });
    const RATIO = 15;
    let usual = 0;

    before(() => {
      time(prose);
      usual = Math.max(time(prose), 20);
    });

    const hostile: Record<string, string> = {
      'opening brackets': repeat('['),
      colons: repeat(':'),
      'quotation marks': repeat('"“\''),
      pipes: repeat('|'),
      hashes: repeat('#'),
      'unclosed annotations': repeat(':van[', SHORTER),
      'unclosed attributes': repeat(':van{a="', SHORTER),
      'nested labels': repeat(':van[', SHORTER / 2) + ']'.repeat(SHORTER / 2),
      'unclosed comments': repeat('<!--', SHORTER),
      'asterisks and underscores': repeat('*a_', SHORTER),
      'nested quotations': repeat('>', SHORTER),
      'nested lists': repeat('1. ', SHORTER),
      ellipses: repeat('…', SHORTER),
      'full stops': repeat('.', SHORTER),
      'full stops before a word': `${repeat('.', SHORTER)}a`,
      'ellipses before a word': `${repeat('…', SHORTER)}a`,
      'full stops and spaces before a small letter': `${repeat('.', LENGTH / 2)}${repeat('\u00a0', LENGTH / 2)}a`,
      'spaces where something is to be filled in': `naam${repeat('\u00a0')}a`,
      'one word': repeat('a', SHORTER),
      'one number': repeat('1', SHORTER),
      'a heading of spaces': `# a${repeat(' ')}b`,
      'a heading of hashes': `# a${repeat(' #')}b`,
    };
    for (const [what, text] of Object.entries(hostile))
      it(what, () => {
        const took = time(text);
        assert.ok(took < RATIO * usual, `${took.toFixed(0)} ms against ${usual.toFixed(0)} ms for prose`);
      });
  });
});
