// What VS Code's preview of Markdown looks like on paper: its own style, ours, and a page of A4.
import { strict as assert } from 'node:assert';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { type Browser, chromium, type Page } from 'playwright-core';
import { annotations } from '../../client/src/preview/plugin.ts';
import { chromiumPath, markdownPreviewStyle } from '../../scripts/editors/install.mjs';
import { previewLabels } from '../../server/src/features/preview.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';
import { projectRoot } from './driver.ts';
import { examplesFolder } from './example.ts';

/** What VS Code sets in every page of a view, here of a dark theme: on paper it would be light grey on white. */
const DARK = `html { --vscode-editor-foreground: #d4d4d4; --vscode-descriptionForeground: #9d9d9d; --vscode-panel-border: #2b2b2b }
body { color: var(--vscode-editor-foreground) }`;

describe('the preview of Markdown on paper', function () {
  this.timeout(120_000);

  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  });

  beforeEach(async () => {
    page = await browser.newPage();
    await page.setContent(await previewOf('visie.md'));
    await page.emulateMedia({ media: 'print' });
  });

  after(() => browser.close());

  it('has each box with its title and its standing, black on white, and no marks of annotations', async () => {
    const boxes = page.locator('section.convenant');
    assert.ok((await boxes.count()) > 10);
    assert.equal(await boxes.locator('.convenant-label strong').count(), await boxes.count());
    assert.ok((await boxes.locator('.convenant-standing', { hasText: /^(?:op orde|deels|ontbreekt)$/ }).count()) > 10);
    assert.ok(!(await page.locator('body').textContent())?.includes(':::'));
    assert.deepEqual(await page.evaluate(COLOURS), ['rgb(0, 0, 0)']);
  });

  it('cuts no box', async () => {
    // A PDF tells of each page which links stand on it.
    const count = await page.evaluate(MARK);
    assert.ok(Number(count) > 10);
    const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } });
    await mkdir(path.join(projectRoot, '.cache'), { recursive: true });
    await writeFile(path.join(projectRoot, '.cache/preview.pdf'), pdf);
    const pages = linksOf(pdf.toString('latin1'));
    assert.ok(pages.length > 2, `${pages.length} pages`);
    const on = (link: string): number => pages.findIndex((links) => links.includes(`https://box.invalid/${link}`));
    for (let i = 0; i < Number(count); i += 1) {
      assert.ok(on(`${i}/start`) >= 0, `box ${i}`);
      assert.equal(on(`${i}/end`), on(`${i}/start`), `box ${i}`);
    }
    assert.ok(on(`${Number(count) - 1}/start`) > on('0/start'));
  });
});

/** Run in the page: the colours of all words in boxes that can be seen. */
const COLOURS = `[...new Set([...document.querySelectorAll('.convenant, .convenant *')].filter((one) => one.tagName !== 'A').map((one) =>
  one.checkVisibility() ? getComputedStyle(one).color : 'not to be seen'))]`;

/** Run in the page: puts a link at both ends of each box; says how many boxes there are. */
const MARK = `[...document.querySelectorAll('section.convenant')].map((box, i) => {
  for (const [end, place] of [['start', 'afterbegin'], ['end', 'beforeend']])
    box.insertAdjacentHTML(place, '<a href="https://box.invalid/' + i + '/' + end + '" style="display: block; height: 1px">.</a>');
}).length`;

/** The addresses of the links on each page. */
function linksOf(pdf: string): string[][] {
  const objects = new Map([...pdf.matchAll(/^(\d+) 0 obj\b([\s\S]*?)\bendobj/gm)].map(([, id, body]) => [id, body ?? '']));
  return [...objects.values()]
    .filter((body) => /\/Type\s*\/Page\b/.test(body))
    .map((body) =>
      [...(/\/Annots\s*\[([^\]]*)\]/.exec(body)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(
        ([, id]) => /\/URI \((.*?)\)/.exec(objects.get(id) ?? '')?.[1] ?? '',
      ),
    );
}

/** A page as the preview shows it in a dark theme: VS Code's style and ours around what our plugin gives. */
async function previewOf(name: string): Promise<string> {
  const text = await readFile(path.join(examplesFolder, name), 'utf8');
  const checked = workspaceOf({ [name]: text }).check(`${ROOT}${name}`) ?? assert.fail('not a governance document');
  const labels = previewLabels(checked, framework, 'nl');
  const body = annotations(new MarkdownIt({ html: true }), () => labels).render(checked.model.text.slice(text.indexOf('\n---\n', 3) + 5));
  const files = [markdownPreviewStyle, path.join(projectRoot, 'media/preview.css')];
  const styles = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return `<!DOCTYPE html><html lang="nl"><style>${[DARK, ...styles].join('\n')}</style><body class="vscode-dark">${body}</body></html>`;
}
