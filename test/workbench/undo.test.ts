// Each code action is one step back: after a single Undo, every file that it changed is as it was.
import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import * as driver from './driver.ts';
import { workbenchInFolders } from './folders.ts';
import * as edits from './refactor-preview.ts';

const NAME = 'na-een-val.md';
const TEXT = `---
document: propositie
language: nl
---

# Na een val

## Zo gaat het

De valcoördinator belt de patiënt en maakt een plan.

- De huisarts verwijst.
- De fysiotherapeut komt langs.

Het KOH kijkt mee.

## Rollen

:::rol{#apotheker}
De apotheker kijkt mee. De praktijkassistent schrijft.
:::

| taak | huisarts | coach | bestuur |
|---|---|---|---|
| bellen | R | C | I |
| plan | I | C | A |
`;

/** Where the caret is, the action, what comes of it; whether it is shown first. */
const ACTIONS: readonly [at: string, title: string, gives: RegExp, asks?: true][] = [
  ['# Na een val', 'Voeg een tekst toe om mee te beginnen: Afbakening', /:::afbakening\n/],
  ['valcoördinator', 'Maak van deze alinea de rol “valcoördinator”', /:::rol\{#valcoordinator\}\nDe valcoördinator/],
  ['verwijst', 'Maak stappen van deze lijst', /:::stap\n1\. De :wie\[huisarts\] verwijst/],
  ['praktijkassistent', 'Laat hier een tweede rol beginnen', /kijkt mee\.\n:::\n\n:::rol\{#apotheker-2\}\nDe praktijkassistent/],
  ['bellen', 'Maak de RACI-tabel af', /\| bellen \| R\/A \|/, true],
];

describe('each code action in VS Code', function () {
  this.timeout(600_000);

  const at = workbenchInFolders();
  const read = (name: string): Promise<string | undefined> => readFile(path.join(at.folder, name), 'utf8').catch(() => undefined);

  beforeEach(() => writeFile(path.join(at.folder, NAME), TEXT));

  /** Applies an action at words of the document, all of it where it is shown first. */
  const apply = async (page: Page, words: string, title: string, asks?: true): Promise<void> => {
    await driver.openFile(page, NAME);
    await driver.squiggles(page).first().waitFor();
    await driver.select(page, words);
    if (!asks) return driver.applyCodeAction(page, title);
    await driver.applyCodeAction(page, title, edits.changes(page).first());
    await tickAll(page);
    await edits.press(page, 'Apply');
  };

  for (const [words, title, gives, asks] of ACTIONS)
    it(`is undone in one step: ${title}`, () =>
      driver.inWorkbench(at.url, async (page) => {
        page.setDefaultTimeout(60_000);
        await apply(page, words, title, asks);
        await driver.changedTab(page).waitFor();
        await page.keyboard.press('Escape');
        await driver.save(page);
        assert.match((await read(NAME)) ?? '', gives);
        await edits.undo(page);
        await driver.save(page);
        assert.equal(await read(NAME), TEXT);
      }));

  const CONFIGURATION = '.convenant.yaml';
  const TERM = 'Neem “KOH” op als bekend begrip';

  it('is undone in one step: a term accepted as known, in the configuration', () =>
    driver.inWorkbench(at.url, async (page) => {
      page.setDefaultTimeout(60_000);
      const before = 'profile: standard # ons\n';
      await writeFile(path.join(at.folder, CONFIGURATION), before);
      await apply(page, 'KOH', TERM, true);
      // VS Code leaves it open, to be saved.
      await driver.openFile(page, CONFIGURATION);
      await driver.changedTab(page).waitFor();
      await driver.save(page);
      assert.equal(await read(CONFIGURATION), `${before}known: [KOH]\n`);
      await edits.undo(page);
      await driver.save(page);
      assert.deepEqual([await read(CONFIGURATION), await read(NAME)], [before, TEXT]);
    }));

  it('is undone in one step: a term accepted as known, in a new configuration', () =>
    driver.inWorkbench(at.url, async (page) => {
      page.setDefaultTimeout(60_000);
      await apply(page, 'KOH', TERM, true);
      await driver.until('the configuration is there', async () => (await read(CONFIGURATION)) === 'known: [KOH]\n');
      // Nothing of it is open: a file that came is taken back where files are.
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: CONFIGURATION }).click();
      await page.locator('.tab.active', { hasText: CONFIGURATION }).waitFor();
      await page.locator('.explorer-folders-view .monaco-list').first().focus();
      await page.keyboard.press('Control+Z');
      await driver.until('the configuration is gone', async () => (await read(CONFIGURATION)) === undefined);
      assert.equal(await read(NAME), TEXT);
    }));
});

/** Ticks all that is shown. */
async function tickAll(page: Page): Promise<void> {
  for (const box of await edits.panel(page).locator('.monaco-list-row[aria-level="1"] .edit-checkbox').all()) await box.check();
}
