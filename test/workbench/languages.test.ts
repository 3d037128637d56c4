// In which language Convenant speaks. Nobody made a Dutch language pack for VS Code itself, so its own words stay English; one
// that would be made sets the language as is done here.
import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import * as driver from './driver.ts';
import { exampleFile } from './example.ts';
import { describeInHosts } from './folders.ts';
import * as side from './side-bar.ts';

const INSERT = { nl: 'Convenant: Voeg een aanbeveling in…', en: 'Convenant: Insert recommendation…' };
const ASKED = { nl: 'Welke aanbeveling wilt u invoegen?', en: 'Which recommendation' };
const FOUND = { nl: 'daarover is in deze propositie nog niets gevonden', en: 'nothing about this has been found in this proposition yet' };
const TREE = { nl: 'Doelgroep', en: 'Target group' };
const VIEW = { nl: 'Vier vragen van een huisarts', en: 'Four questions of a GP' };

describeInHosts('the languages of VS Code', { settings: {} }, (at, host) => {
  for (const language of ['nl', 'en'] as const) {
    it(`are followed everywhere: ${language}`, () =>
      driver.inWorkbench(
        at.url,
        async (page: Page) => {
          page.setDefaultTimeout(60_000);
          await driver.openFile(page, exampleFile);
          await driver.squiggles(page).first().waitFor();
          await driver.showProblems(page, FOUND[language]);
          // A command by its title, and what it then asks.
          await driver.runCommand(page, INSERT[language]);
          await side.asked(page, ASKED[language]);
          await page.keyboard.press('Escape');
          await page.locator('.activitybar .action-label[aria-label="Convenant"]').click();
          await side.treeRow(page, TREE[language]).waitFor();
          assert.equal(await page.locator(`.pane-header[aria-label^="${VIEW[language]}" i]`).count(), 1);
          await driver.takePicture(page, `.cache/language-${language}-${host}.png`);
        },
        language,
      ));
  }
});
