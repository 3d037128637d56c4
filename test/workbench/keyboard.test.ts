// Does in a real VS Code what docs/keyboard.md says, line by line, without a mouse.
import { strict as assert } from 'node:assert';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as betweenLooks } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import * as driver from './driver.ts';
import { workbenchInFolders } from './folders.ts';

type Act = { press: string; until?: string } | { type: string } | { see: string };

/** What a line asks to do and to see, in order. Quotation marks within quotation marks belong to what is seen. */
function actsOf(line: string): Act[] {
  return [...line.matchAll(/<kbd>(.+?)<\/kbd>(?: until “(.+?)” is chosen)?|`([^`]+)`|“((?:[^“”]|“[^”]*”)+)”/g)].map(
    ([, keys, until, text, words]) => {
      if (keys !== undefined) return { press: keys.replaceAll('Ctrl', 'Control'), ...(until === undefined ? {} : { until }) };
      return text !== undefined ? { type: text } : { see: words ?? '' };
    },
  );
}

describe('without a mouse', function () {
  this.timeout(600_000);

  const at = workbenchInFolders({
    settings: { 'convenant.language': 'en' },
    documents: path.join(driver.projectRoot, 'examples/en'),
    name: 'Wethering',
  });

  it('the main jobs are done as docs/keyboard.md says', async () => {
    const script = await readFile(path.join(driver.projectRoot, 'docs/keyboard.md'), 'utf8');
    const lines = script.split('\n').filter((line) => /^(?:\d+\.|##) /.test(line));
    assert.ok(lines.length > 30, 'the script was not found');
    await driver.inWorkbench(at.url, async (page) => {
      await page.setViewportSize({ width: 1400, height: 1100 });
      page.setDefaultTimeout(60_000);
      let job = '';
      for (const line of lines) {
        if (line.startsWith('##')) job = line.slice(3);
        else await follow(page, line).catch((error: unknown) => assert.fail(`${job}, ${line}\n${error}`));
      }
      // With the window it would not be written.
      const written = async (): Promise<string[]> => (await readdir(at.folder)).filter((name) => name.endsWith('.html'));
      await driver.until('the report is there', async () => (await written()).length === 1);
    });
    const saved = await readFile(path.join(at.folder, 'proposition-breathing-hub.md'), 'utf8');
    assert.match(saved, /The difference from the hospital clinic/);
    assert.match(saved, /:::delimitation\nIn Wethering Vale/);
    const decisions = await readFile(path.join(at.folder, 'proposition-breathing-hub.review.yaml'), 'utf8');
    assert.match(decisions, /decision: waived\n.*The vision is revised in spring\./s);
    const clinic = path.join(at.folder, 'proposition-memory-clinic.md');
    await driver.until('the role is renamed', async () =>
      (await readFile(clinic, 'utf8')).includes('(member-agreement.md#practice-guide)'),
    );
  });
});

/** Does what a line says, part by part. */
async function follow(page: Page, line: string): Promise<void> {
  for (const part of partsOf(actsOf(line))) await followPart(page, part);
}

/** What is done until something is to be seen. */
function partsOf(acts: readonly Act[]): Act[][] {
  const parts: Act[][] = [[]];
  for (const act of acts) {
    parts.at(-1)?.push(act);
    if ('see' in act) parts.push([]);
  }
  return parts;
}

/** Where only keys are pressed and nothing comes of it they came too early: they are pressed again, as a person would. */
async function followPart(page: Page, acts: readonly Act[]): Promise<void> {
  for (let left = acts.some((act) => ('type' in act)) ? 1 : 3; ; left -= 1) {
    try {
      for (const act of acts) {
        if ('press' in act) await (act.until === undefined ? press(page, act.press) : pressUntil(page, act.press, act.until));
        else if ('type' in act) await page.keyboard.type(act.type);
        else await seen(page, act.see);
      }
      return;
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}

/** Keys on which VS Code asks for something to be typed. */
const ASKING = ['F1', 'Control+P', 'Control+G'];

/** Presses keys. Who is asked for something types when the question is there: before that, keys go to the text. */
async function press(page: Page, keys: string): Promise<void> {
  // What was answered before may still be going.
  if (ASKING.includes(keys)) await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
  await page.keyboard.press(keys);
  if (ASKING.includes(keys)) await page.locator('.quick-input-widget input:focus').waitFor();
}

/** Presses keys until the row of the menu that Enter takes has these words. */
async function pressUntil(page: Page, keys: string, words: string): Promise<void> {
  await page.locator('.action-widget .monaco-list-row.focused').waitFor();
  const chosen = page.locator('.action-widget .monaco-list-row.focused', { hasText: words });
  for (let left = 40; (await chosen.count()) === 0; left -= 1) {
    if (left === 0) throw new Error(`“${words}” is not on offer`);
    await page.keyboard.press(keys);
  }
}

/** Waits until words are there: in the window or in the page of a view, to be read or said by a screen reader. */
async function seen(page: Page, words: string): Promise<void> {
  for (const deadline = Date.now() + 40_000; Date.now() < deadline; ) {
    // Views come and go, and with them their frames.
    const looked = page.frames().map((frame) => frame.evaluate(`(${HAS})(${JSON.stringify(words)})`).catch(() => false));
    if ((await Promise.all(looked)).includes(true)) return;
    // To look is work for the window too.
    await betweenLooks(200);
  }
  throw new Error(`“${words}” is not there`);
}

/**
 * Run in a page: true where the words can be seen in it, or are the name of something that can. The page of a view must have
 * the focus: what is there already says nothing of where the next key goes. Of a list of choices only
 * its title, the choice that Enter takes and an answer that is proposed (part of it is selected) count; the window behind it does not. The name of a row is said only where the
 * focus is on it.
 */
const HAS = `(words) => {
  if (window !== window.top && !document.hasFocus()) return false;
  const plain = (text) => (text || '').replaceAll('\\u00a0', ' ');
  const said = (one) => !one.matches('.monaco-list-row') || (one.matches('.focused') && !!one.closest('.monaco-list')?.contains(document.activeElement)) || !!one.closest('.quick-input-widget');
  const has = (root) => plain(root.innerText).includes(words) || [root, ...root.querySelectorAll('[aria-label]')].some((one) => one.checkVisibility() && plain(one.ariaLabel).includes(words) && said(one));
  const list = [...document.querySelectorAll('.quick-input-widget')].find((one) => one.checkVisibility());
  const proposed = (one) => one.selectionStart < one.selectionEnd && one.value.includes(words);
  if (list && [...list.querySelectorAll('input[type=text]')].some(proposed)) return true;
  if (list) return [...list.querySelectorAll('.quick-input-titlebar, .quick-input-message, .monaco-list-row.focused')].some(has);
  const menus = [...document.querySelectorAll('.shadow-root-host')].flatMap((host) => [...(host.shadowRoot?.children ?? [])]);
  return [document.body, ...menus].some((root) => root instanceof HTMLElement && has(root));
}`;
