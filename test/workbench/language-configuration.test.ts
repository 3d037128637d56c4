// What VS Code does while an annotation is typed: pairs close, in annotations and in the rest of Markdown.
import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { markdownBasics } from '../../scripts/editors/install.mjs';
import * as driver from './driver.ts';
import { workbenchInFolders } from './folders.ts';

interface Configuration {
  autoClosingPairs: { open: string; close: string; notIn?: string[] }[];
}

const configurationIn = async (folder: string, file: string): Promise<Configuration> =>
  JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Configuration;

describe('the language configuration', function () {
  this.timeout(180_000);

  const at = workbenchInFolders();

  it("has every pair that VS Code's own has for Markdown, as ours stands in its place", async () => {
    const own = await configurationIn(markdownBasics, 'language-configuration.json');
    const ours = await configurationIn(driver.projectRoot, 'syntaxes/language-configuration.json');
    assert.ok(own.autoClosingPairs.length > 3);
    assert.deepEqual(ours.autoClosingPairs.slice(0, own.autoClosingPairs.length), own.autoClosingPairs);
    // What it leaves out stays as VS Code has it: it goes over that key by key.
    assert.deepEqual(Object.keys(ours), ['autoClosingPairs']);
  });

  it('closes quotes in attributes, and types over what it closed', () =>
    typed('{holder="', async (page, text) => {
      await text('{holder=""}');
      await page.keyboard.type('de zorggroep"}');
      await text('{holder="de zorggroep"}');
    }));

  it('closes no quotes in other text, and the brackets of Markdown as before', () =>
    typed('Leden zeggen "ja" [', async (page, text) => {
      await text('Leden zeggen "ja" []');
      await page.keyboard.type('zo](visie.md');
      await text('Leden zeggen "ja" [zo](visie.md)');
    }));

  /** Types in an empty file; `text` waits until its first line reads as given. */
  function typed(keys: string, then: (page: Page, text: (line: string) => Promise<void>) => Promise<void>): Promise<void> {
    return driver.inWorkbench(at.url, async (page) => {
      await writeFile(path.join(at.folder, 'leeg.md'), '');
      await driver.openFile(page, 'leeg.md');
      await page.keyboard.press('Control+1');
      await page.locator('.monaco-editor.focused').first().waitFor();
      await driver.until('the language configuration is there', async () => {
        await page.keyboard.press('Control+A');
        await page.keyboard.type('[');
        return (await line(page)) === '[]';
      });
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(keys);
      await then(page, (expected) => driver.until(`the line reads ${expected}`, async () => (await line(page)) === expected));
    });
  }
});

/** The first line, as it is shown. */
async function line(page: Page): Promise<string> {
  return ((await page.locator('.view-line').first().textContent()) ?? '').replaceAll('\u00a0', ' ');
}
