// What a person does in the workbench. Every step waits for what that person would see, never for time.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as betweenLooks } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openPage } from '../../scripts/editors/workbench.mjs';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** Our own items of the status bar; its items carry the id of their extension. */
export function ownStatusItems(page: Page): Locator {
  return page.locator('.statusbar-item[id^="convenant.convenant."]');
}

/** The underlined places in view, of every severity. */
export function squiggles(page: Page): Locator {
  return page.locator('.editor-instance [class*="squiggly-"]');
}

/** Takes the steps in a new page on the workbench, whose language may be another than English. An error says where to find a picture of what was to be seen. */
export async function inWorkbench(url: string, steps: (page: Page) => Promise<void>, language?: string): Promise<void> {
  const page = await openPage(url, language);
  try {
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    await steps(page);
  } catch (error) {
    const file = `.cache/workbench-failure-${Date.now()}.png`;
    const picture = await takePicture(page, file).catch(() => 'none, the page is gone');
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\nA picture of that moment: ${picture}`, { cause: error });
  } finally {
    await page.context().close();
  }
}

/** Where the open question of the window, or its list of choices, is typed into. Keys go there: to the page, they go to whatever took the focus since. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:visible input[type=text]').first();
}

/** Gives the answer that stands in the open question, whose row or title is `shown`, until it is taken: one that still gets ready lets Enter go by. */
export async function accept(page: Page, shown: Locator): Promise<void> {
  await shown.first().waitFor();
  await retry(5, async () => {
    if (await shown.first().isVisible()) await quickInput(page).press('Enter', { timeout: 10_000 });
    await shown.first().waitFor({ state: 'hidden', timeout: 10_000 });
  });
}

/** The open question of where a file goes, once VS Code proposes `file`: what is typed before that is put away by it. Yes is to be said once, as a second would answer what comes after. */
export async function proposed(page: Page, file: string): Promise<Locator> {
  const name = quickInput(page);
  await until(`${file} is proposed`, async () => (await name.inputValue()) === file);
  return name;
}

export async function openFile(page: Page, name: string): Promise<void> {
  await retry(5, async () => {
    await page.keyboard.press('Control+P');
    await quickInput(page).fill(name, { timeout: 10_000 });
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor({ timeout: 10_000 });
  });
  await accept(page, page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }));
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** For a workbench that cannot look for files by their name. */
export async function openFromExplorer(page: Page, name: string): Promise<void> {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Opens the Problems view with only the rows in which `text` stands. */
export async function showProblems(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Shift+M');
  await findProblems(page, text);
}

/** The same in a Problems view that is open: the keys that open it would close it. */
export async function findProblems(page: Page, text: string): Promise<void> {
  await filterProblems(page, text, page.locator('.markers-panel .monaco-list-row .highlight', { hasText: text }));
}

/** Opens the Problems view and waits for it to say that nothing is found with `text`, be it a message or a file. */
export async function showNoProblems(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Shift+M');
  await filterProblems(page, text, page.locator('.markers-panel').getByText('No results found'));
}

/**
 * The view holds just the rows that fit into it, hence the filter. While findings come in it forgets what was typed, or
 * goes on saying that nothing matches; so: again, from all findings.
 */
async function filterProblems(page: Page, text: string, expected: Locator): Promise<void> {
  const filter = page.locator('.part.panel .viewpane-filter input');
  await retry(5, async () => {
    await filter.fill('');
    await page.locator('.markers-panel .monaco-list-row').first().waitFor({ timeout: 10_000 });
    await filter.fill(text);
    await expected.first().waitFor({ timeout: 10_000 });
  });
}

/** The rows of the Problems view: its files, and under each the findings in it. */
export function problemRows(page: Page, text: string): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: text });
}

/** Puts the cursor where the finding starts. */
export async function goToProblem(page: Page, text: string): Promise<void> {
  const row = problemRows(page, text).first();
  const place = /\[(Ln \d+, Col \d+)\]/.exec((await row.textContent()) ?? '')?.[1] ?? 'a place in its row';
  await row.dblclick();
  await page.locator('.monaco-editor.focused .selected-text').first().waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.locator('[id="status.editor.selection"]').getByText(place, { exact: true }).waitFor();
}

/** The text of the hover at the squiggle that starts at the cursor, once it holds `expected`; leaves the hover open. */
export async function hoverOverSquiggle(page: Page, expected: string): Promise<string> {
  const hover = page.locator('.monaco-hover:visible', { hasText: expected });
  await retry(5, async () => {
    const start = await startOfSquiggleAtCursor(page);
    // Away first: a pointer that rests where it was opens nothing.
    await page.mouse.move(0, 0);
    await page.mouse.move(start.x + 4, start.y + 4);
    await hover.waitFor({ timeout: 10_000 });
  });
  return (await hover.textContent()) ?? '';
}

async function startOfSquiggleAtCursor(page: Page): Promise<{ x: number; y: number }> {
  const cursor = await page.locator('.monaco-editor.focused .cursors-layer .cursor').first().boundingBox();
  for (const squiggle of await squiggles(page).all()) {
    const place = await squiggle.boundingBox();
    if (cursor && place && Math.abs(place.x - cursor.x) < 4 && Math.abs(place.y - cursor.y) < 4) return place;
  }
  throw new Error('no squiggle starts at the cursor');
}

/**
 * Applies the code action that Ctrl+. offers at the cursor, in a file that has no changes yet. The menu closes by itself
 * when other extensions get ready under it, so: again, until the file has changed (or what else the action brings is there). Keys go to the menu, not to the page:
 * typed into the document they would change it.
 */
export async function applyCodeAction(page: Page, title: string, done = changedTab(page)): Promise<void> {
  const menu = page.locator('.action-widget .monaco-list');
  const rows = menu.locator('.monaco-list-row');
  const chosen = menu.locator('.monaco-list-row.focused', { hasText: title });
  await retry(5, async () => {
    // An earlier try that took too long may have succeeded after all.
    if (await done.isVisible()) return;
    // A pointer over the menu would choose another row, and an open hover takes the keys.
    await page.mouse.move(0, 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    await page.locator('.monaco-editor.focused').first().waitFor();
    await page.keyboard.press('Control+.');
    await menu.locator('.monaco-list-row.focused').waitFor({ timeout: 10_000 });
    const offered = (await rows.allTextContents()).map((row) => row.trim());
    for (let steps = 50; (await chosen.count()) === 0; steps -= 1) {
      if (steps === 0) throw new Error(`no “${title}” among: ${offered.join(' | ')}`);
      await menu.press('ArrowDown', { timeout: 10_000 });
    }
    await menu.press('Enter', { timeout: 10_000 });
    // What was chosen may take its time; to choose it again would do it twice.
    await done.waitFor({ timeout: 45_000 });
  });
}

/** The tab of the active file, where that has changes that are not saved. */
export function changedTab(page: Page): Locator {
  return page.locator('.tab.active.dirty');
}

/** Saves the active file; it is on disk when its tab is no longer marked as changed. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  await page.locator('.tab.active:not(.dirty)').waitFor();
}

/** Runs a command as a person finds it, by its words in the command palette. */
export async function runCommand(page: Page, words: string): Promise<void> {
  const row = page.locator(`.quick-input-list .monaco-list-row[aria-label^="${words}"]`).first();
  // Opened before the commands of extensions were there, the palette goes on without them: again.
  await retry(5, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await quickInput(page).fill(`>${words}`, { timeout: 10_000 });
    await row.waitFor({ timeout: 10_000 });
  });
  await row.click();
}

/** Selects the first place in the first editor where these words stand. */
export async function select(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.locator('.monaco-editor.focused').first().waitFor();
  await find(page, words);
}

/** Selects the next place in the editor at hand where these words stand. */
export async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+F');
  const box = page.locator('.find-widget.visible');
  await box.locator('.find-part textarea').fill(words);
  await box.locator('.matchesCount', { hasText: /^\d+ of/ }).waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  await page.locator('[id="status.editor.selection"]', { hasText: `(${words.length} selected)` }).waitFor();
}

/** Waits until something outside the window holds, such as what is on disk. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await holds()); await betweenLooks(50))
    if (Date.now() > deadline) throw new Error(`it did not come about that ${what}`);
}

/** The address of a workbench on another folder than it was started with. */
export function withFolder({ url }: { url: string }, folder: string): string {
  const address = new URL(url);
  address.searchParams.set('folder', folder);
  return address.href;
}

/** The address of a workbench on a file that names several folders. */
export function withWorkspace({ url }: { url: string }, file: string): string {
  const address = new URL(url);
  address.searchParams.delete('folder');
  address.searchParams.set('workspace', file);
  return address.href;
}

/** The page that VS Code's preview of Markdown shows. */
export function preview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').first().frameLocator('#active-frame');
}

/** Takes a picture into `file`, given from the project's root. */
export async function takePicture(page: Page, file: string): Promise<string> {
  const picture = path.join(projectRoot, file);
  await mkdir(path.dirname(picture), { recursive: true });
  await page.screenshot({ path: picture });
  return picture;
}

/** Does again what came to nothing, that many times at the most. */
export async function retry(times: number, attempt: () => Promise<void>): Promise<void> {
  for (let left = times; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}
