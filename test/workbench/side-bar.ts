// What a person does in the side bar of Convenant, and with commands. Every step waits for what that person would see.
import { setTimeout as betweenLooks } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { accept, quickInput, retry } from './driver.ts';

/** Runs a command from the palette by its title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
  // Opened before the commands of extensions were there, the palette goes on without them: again.
  await retry(5, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await quickInput(page).fill(`>${title}`, { timeout: 10_000 });
    await row.waitFor({ timeout: 10_000 });
  });
  await accept(page, row);
}

/** Opens the side bar of Convenant; its tree has the focus when it holds something, or says why it holds nothing. */
export async function openSideBar(page: Page): Promise<void> {
  await runCommand(page, 'Focus on Framework View');
  await page.locator('.sidebar .composite.title', { hasText: 'Convenant' }).waitFor();
}

/** Makes the side bar that many pixels wide, by its edge. */
export async function widen(page: Page, width: number): Promise<void> {
  const bar = page.locator('.part.sidebar');
  const before = await bar.boundingBox();
  if (!before) throw new Error('there is no side bar');
  await page.mouse.move(before.x + before.width, before.y + 300);
  await page.mouse.down();
  await page.mouse.move(before.x + width, before.y + 300, { steps: 5 });
  await page.mouse.up();
}

/** The row of the tree whose accessible name begins with a title: `Doelgroep: op orde`. */
export function treeRow(page: Page, name: string): Locator {
  return page.locator(`.tree-explorer-viewlet-tree-view .monaco-list-row[aria-label^="${name}"]`);
}

/** Goes down the tree to a row, which then has its focus. */
export async function goToRow(page: Page, name: string): Promise<Locator> {
  const row = treeRow(page, name).and(page.locator('.focused'));
  await page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row').first().waitFor();
  await page.locator('.tree-explorer-viewlet-tree-view .monaco-list').focus();
  await page.keyboard.press('Home');
  // The tree holds just the rows that fit into it.
  for (let steps = 120; (await row.count()) === 0; steps -= 1) {
    if (steps === 0) throw new Error(`no row “${name}” in the tree`);
    await page.keyboard.press('ArrowDown');
  }
  return treeRow(page, name).first();
}

/** Takes an entry of the context menu of a row. */
export async function fromMenu(page: Page, row: Locator, title: string): Promise<void> {
  await row.click({ button: 'right' });
  const entry = page.locator('.monaco-menu .action-item:not(.disabled)', { hasText: title }).first();
  await entry.waitFor();
  await entry.click();
}

/** The open list of choices, once it asks this. */
export async function asked(page: Page, title: string): Promise<void> {
  await page.locator('.quick-input-widget:visible', { hasText: title }).waitFor();
}

/** Takes the choice whose row holds these words, by typing them. */
export async function choose(page: Page, words: string): Promise<void> {
  await quickInput(page).fill(words);
  await accept(page, page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words }));
}

/** Answers the open question, which has this title, with words. */
export async function answer(page: Page, title: string, words: string): Promise<void> {
  await asked(page, title);
  await quickInput(page).fill(words);
  await accept(page, page.locator('.quick-input-widget:visible', { hasText: title }));
}

/** The page of a view, by a heading in it. */
export async function pageWith(page: Page, words: string): Promise<FrameLocator> {
  const frames = page.locator('iframe.webview');
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    for (let i = 0; i < (await frames.count()); i += 1) {
      const inner = frames.nth(i).contentFrame().locator('iframe#active-frame').contentFrame();
      const found = await inner
        .locator('body', { hasText: words })
        .count()
        .catch(() => 0);
      if (found > 0) return inner;
    }
    await page.locator('iframe.webview').first().waitFor();
    // To look is work for the window too.
    await betweenLooks(100);
  }
  throw new Error(`no view shows “${words}”`);
}

/** Waits until the status bar says that the cursor is on this line. */
export async function cursorOnLine(page: Page, line: number): Promise<void> {
  await page.locator('[id="status.editor.selection"]', { hasText: new RegExp(`^Ln ${line}, `) }).waitFor();
}

/** Run in a page of a view: contrasts (as WCAG counts them) of its text and of what is drawn, against what is behind it. */
export const CONTRASTS = `(() => {
  const part = (value) => { const c = value / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const numbers = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = (colour) => { const [r, g, b] = numbers(colour).map(part); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  // Pages of views are drawn on the side bar's colour.
  const behind = getComputedStyle(document.documentElement).getPropertyValue('--vscode-sideBar-background').trim();
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.setProperty('color', behind);
  const ground = light(getComputedStyle(probe).color);
  probe.remove();
  const against = (colour) => { const l = light(colour); return (Math.max(l, ground) + 0.05) / (Math.min(l, ground) + 0.05); };
  const of = (selector, property) => against(getComputedStyle(document.querySelector(selector))[property]);
  return {
    'text': of('summary', 'color'),
    'text that is small': of('.small', 'color'),
    'the line around a bar': of('.bar .box', 'stroke'),
    'what is solid': of('.bar .met', 'fill'),
    'what is hatched': of('.hatch', 'stroke'),
  };
})()`;
