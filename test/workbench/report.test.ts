// The board's report as a browser shows and prints it.
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/editors/install.mjs';
import { inFolder } from '../cli/scenario.ts';
import { exampleNames } from '../support/examples.ts';
import { framework } from '../support/framework.ts';

const SHOWN = fileURLToPath(new URL('../../docs/example-report.html', import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('the report in a browser', function () {
  this.timeout(180_000);

  let browser: Browser;

  before(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  });

  after(() => browser.close());

  /** What axe has against a page; also what it could not settle, but for the boxes beside the words of a standing: they are no text. */
  async function violations(page: Page): Promise<string[]> {
    await page.addScriptTag({ path: AXE });
    const found = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
    assert.ok(found.passes.length > 15, `${found.passes.length} rules held`);
    return [...found.violations, ...found.incomplete].flatMap(({ id, nodes }) =>
      nodes.flatMap(({ html }) => (/^<span aria-hidden="true">[■◧□⊘▨]<\/span>$/.test(html) ? [] : [`${id}: ${html.slice(0, 200)}`])),
    );
  }

  async function opened(file: string): Promise<Page> {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => void requests.push(request.url()));
    const { href } = pathToFileURL(file);
    await page.goto(href);
    assert.deepEqual(requests, [href]);
    return page;
  }

  it('has nothing that keeps people from reading it (axe): the Dutch example', async () => {
    assert.deepEqual(await violations(await opened(SHOWN)), []);
  });

  it('has nothing that keeps people from reading it (axe): in English, of drafts', async () => {
    const names = exampleNames().filter((name) => name.startsWith('en/'));
    const tree: Record<string, string> = {};
    for (const name of names) tree[name] = await readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
    await inFolder(tree, async (scenario) => {
      assert.equal((await scenario.run('report en -o report.html')).status, 0);
      assert.deepEqual(await violations(await opened(`${scenario.folder}/report.html`)), []);
    });
  });

  /** The words of a page as it is printed, as Poppler reads them. */
  function printed(pdf: Buffer, page: number): string {
    const text = execFileSync('pdftotext', ['-f', String(page), '-l', String(page), '-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
    return text.replace(/\s+/g, ' ');
  }

  for (const language of ['nl', 'en'] as const)
    it(`says on its first page what a board needs: documents, standing by lens, what is missing that weighed most (${language})`, async () => {
      const names = exampleNames().filter((name) => name.startsWith(`${language}/`));
      const tree: Record<string, string> = {};
      for (const name of names) tree[name] = await readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
      await inFolder(tree, async (scenario) => {
        assert.equal((await scenario.run(`report ${language} -o report.html`)).status, 0);
        const page = await opened(`${scenario.folder}/report.html`);
        const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
        const first = printed(pdf, 1);
        for (const [name, text] of Object.entries(tree)) {
          const field = (key: string): string => new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1] ?? assert.fail(`${name} has no ${key}`);
          // In the table: its title is the first thing of its row, its status and version stand behind one another.
          assert.ok(first.includes(field('title').slice(0, 30)), `${field('title')} in: ${first}`);
          assert.match(first, new RegExp(`${field('status')} +${field('version').replace('.', '\\.')} .*${field('date')}`));
        }
        const lenses = await page.locator('#standing ~ .columns table').first().locator('tbody tr').all();
        assert.equal(lenses.length, Object.keys(framework.structure.lenses).length);
        for (const row of lenses) {
          const numbers = (await row.locator('td.number').allTextContents()).join(' ');
          assert.match(numbers, /^\d+ \d+ \d+ \d+$/);
          assert.ok(first.includes(numbers), `${numbers} in: ${first}`);
        }
        for (const lens of Object.values(framework.structure.lenses))
          assert.ok(first.includes(lens[language].split(' ')[0] ?? '?'), lens[language]);
        const matters = await page.locator('#matters ~ ol').first().locator('li').allTextContents();
        assert.ok(matters.length >= 5, `${matters.length} points`);
        // Each with its measured effect and its source; the last words of the last point are there too.
        const plain = first.replace(/\s/g, '');
        for (const point of matters) assert.ok(plain.includes(point.replace(/\s/g, '')), `${point} in: ${first}`);
        for (const point of matters) assert.match(point, /\(\d{4}\)/);
        assert.ok(!first.includes(framework.messages[language]['report/contents'] ?? '?'));
      });
    });

  it('prints on pages of A4', async () => {
    const page = await opened(SHOWN);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [
      Number(width),
      Number(height),
    ]);
    assert.ok(boxes.length > 5, `${boxes.length} pages`);
    for (const [width = 0, height = 0] of boxes) assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height}`);
  });
});
