import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { parse } from '../../server/src/report/word/parse.ts';
import { exampleNames } from '../support/examples.ts';
import { checkDocument } from '../support/score.ts';
import { exported, imported, modelOf } from '../support/word.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
/** Documents of others, beside the repository: there on the machines of the project alone. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
/** What Word does not tell apart from its neighbours, or has no need of. */
const WITHOUT: readonly string[] = ['definition', 'html'];

async function back(text: string): Promise<string> {
  return imported(await exported(text)).markdown;
}

/** What a text holds, block by block: kind, level and words. */
function outline(text: string): string[] {
  const { root } = parse(modelOf(text));
  const found: string[] = [];
  const visit = (node: Nodes, within: string): void => {
    if (WITHOUT.includes(node.type)) return;
    const name = node.type === 'heading' ? `h${node.depth}` : node.type === 'list' ? (node.ordered ? `ol${node.start}` : 'ul') : node.type;
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' || node.type === 'code') {
      found.push(`${within}${name}: ${said(node)}`);
      return;
    }
    if ('children' in node) for (const child of node.children) visit(child, `${within}${node.type === 'root' ? '' : `${name} `}`);
  };
  // Notes stand at the end of a text that was in Word.
  visit({ ...root, children: root.children.filter(({ type }) => type !== 'footnoteDefinition') } satisfies Root, '');
  return found;
}

function said(node: Nodes): string {
  if (node.type === 'break' || (node.type === 'html' && node.value === '<br>')) return ' ';
  if (node.type === 'image' || node.type === 'html') return '';
  const text = 'value' in node ? node.value : 'children' in node ? node.children.map(said).join('') : '';
  return text.replace(/[\s\u00a0\u00ad]+/g, ' ');
}

/** Without what Word does not keep: bullets that were typed, headings in quotations, cells that a row does not have. */
const plain = (lines: readonly string[]): string[] =>
  lines
    .map((line) =>
      line
        .replace(/^paragraph: [•·▪●○◦–-] /, 'ul listItem paragraph: ')
        .replace(/^blockquote (?=h\d)/, '')
        .replace(/\s+/g, ' ')
        .trimEnd(),
    )
    .filter((line) => !line.endsWith('tableCell:'));

/** Findings with their words, whatever line they stand on. */
function findings(text: string): string[] {
  return checkDocument(text).findings.map(({ code, message, start, end }) => {
    const words = text
      .slice(start, end)
      .replace(/\\(?=[[\]_])/g, '')
      .replace(/\s*\|\s*/g, ' | ')
      .replace(/\s+/g, ' ');
    return `${code} “${words.slice(0, 60)}”: ${message}`;
  });
}

describe('an example that was in Word', () => {
  for (const name of exampleNames()) {
    const text = readFileSync(join(EXAMPLES, name), 'utf8');
    it(`${name} has the same headings, paragraphs, tables, lists and words`, async () =>
      assert.deepEqual(outline(await back(text)), outline(text)));
    it(`${name} has the same findings`, async () => assert.deepEqual(findings(await back(text)), findings(text)));
    it(`${name} changes no more when it goes there again, and gives the same bytes`, async () => {
      const once = await back(text);
      assert.equal(await back(once), once);
      assert.deepEqual(await exported(text), await exported(text));
    });
  }
});

describe('a document of others that was in Word', () => {
  const folders = existsSync(CORPUS) ? readdirSync(CORPUS, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
  const files = folders.flatMap(({ name }) => readdirSync(join(CORPUS, name)).map((file) => join(CORPUS, name, file)));
  for (const file of files.filter((one) => one.endsWith('.md'))) {
    const text = readFileSync(file, 'utf8');
    it(`${file.slice(CORPUS.length)} has the same headings, paragraphs, tables, lists and words`, async () =>
      assert.deepEqual(plain(outline(await back(text))), plain(outline(text))));
  }
});

describe('any document that was in Word', () => {
  const words = fc
    .array(
      fc.constantFrom(
        'het',
        'lid',
        'meldt',
        'binnen',
        'zes',
        'weken',
        'de zorggroep',
        '(concept)',
        'a/b',
        '10:30',
        'x_y',
        '2*3',
        '[datum]',
        'é€',
        '<b>',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((all) => all.join(' '));
  const block = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([depth, text]) => `${'#'.repeat(depth)} Kop ${text}`),
    words.map((text) => `Tekst ${text}.`),
    words.map((text) => `Met **vet ${text}** en *schuin*.`),
    fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.map((text) => `- item ${text}`).join('\n')),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.array(words, { minLength: 1, maxLength: 4 }))
      .map(([start, all]) => all.map((text, i) => `${start + i}. stap ${text}\n   - onder`).join('\n')),
    fc
      .array(words, { minLength: 1, maxLength: 3 })
      .map((all) => `| A | B |\n|---|---|\n${all.map((text) => `| x ${text.replace('|', '')} | y |`).join('\n')}`),
    words.map((text) => `> citaat ${text}`),
    words.map((text) => `:::terugkoppeling{van=a}\nHet lid hoort :wanneer[binnen ${text.replace(/[[\]]/g, '')}] iets.\n:::`),
    fc.constant('<!-- convenant-disable-next-line roles/holder: volgt -->\nTekst met `code`.'),
    fc.constant('```\ncode  met   ruimte\n\n```'),
    fc.constant('---'),
  );

  it('has the same blocks with the same words', () =>
    fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async (blocks) => {
        const text = `---\ndocument: visie\n---\n\n${blocks.join('\n\n')}\n`;
        assert.deepEqual(plain(outline(await back(text))), plain(outline(text)));
      }),
      { numRuns: 60 },
    ));
});
