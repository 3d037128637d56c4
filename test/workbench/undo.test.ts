// Each code action is one step back: after a single Undo, every file that it changed is as it was.
import { strict as assert } from 'node:assert';
import { readFile, rm, writeFile } from 'node:fs/promises';
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
  ['praktijkassistent', 'Laat hier een tweede rol beginnen', /kijkt mee\.\n:::\n\n:::rol\{#praktijkassistent\}\n/],
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

  for (const before of ['profile: standard # ons\n', undefined])
    it(`is undone in one step: a term accepted as known, in ${before ? 'the configuration' : 'a new configuration'}`, () =>
      driver.inWorkbench(at.url, async (page) => {
        page.setDefaultTimeout(60_000);
        const file = path.join(at.folder, '.convenant.yaml');
        await (before === undefined ? rm(file, { force: true }) : writeFile(file, before));
        await apply(page, 'KOH', 'Neem “KOH” op als bekend begrip', true);
        await driver.until(
          'the term is in the configuration',
          async () => (await read('.convenant.yaml'))?.includes('known: [KOH]') ?? false,
        );
        await driver.takePicture(page, `.cache/undo-${before ? 'old' : 'new'}-1.png`);
        await page.keyboard.press('Control+1');
        await page.keyboard.press('Control+Z');
        await driver.takePicture(page, `.cache/undo-${before ? 'old' : 'new'}-2.png`);
        await driver.until('the configuration is as it was', async () => (await read('.convenant.yaml')) === before);
        assert.equal(await read(NAME), TEXT);
      }));
});

/** Ticks all that is shown. */
async function tickAll(page: Page): Promise<void> {
  for (const box of await edits.panel(page).locator('.monaco-list-row[aria-level="1"] .edit-checkbox').all()) await box.check();
}
