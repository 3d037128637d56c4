// The side bar of Convenant in a real VS Code: the tree, the card, the profile; and new documents.
import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import * as driver from './driver.ts';
import { exampleFile } from './example.ts';
import { describeInHosts, onDesktop } from './folders.ts';
import * as side from './side-bar.ts';

describeInHosts('the side bar in VS Code', {}, (at, host) => {
  beforeEach(() => writeFile(path.join(at.folder, 'boodschappen.md'), '# Boodschappen\n\nMelk en brood.\n'));

  const inFolder = (steps: (page: Page) => Promise<void>, size = { width: 1400, height: 1300 }): Promise<void> => {
    return driver.inWorkbench(at.url, async (page) => {
      await page.setViewportSize(size);
      page.setDefaultTimeout(60_000);
      await steps(page);
    });
  };

  const lineOf = async (words: string): Promise<number> => {
    const text = await readFile(path.join(at.folder, exampleFile), 'utf8');
    return text.slice(0, text.indexOf(words)).split('\n').length;
  };

  it('shows how the document and its set stand, leads to the evidence, explains, and inserts what is missing', () =>
    inFolder(async (page) => {
      await driver.openFile(page, exampleFile);
      await side.openSideBar(page);
      await side.treeRow(page, 'Gedeelde ambitie: ').first().waitFor();

      await side.pageWith(page, 'Wat is het doel?');
      await side.pageWith(page, 'Invalshoek');
      await side.widen(page, 560);
      await page.locator('.codelens-decoration', { hasText: 'Gedeelde ambitie' }).first().waitFor();
      // A pointer that rests on something would have its name shown.
      await page.mouse.move(900, 900);
      await driver.takePicture(
        page,
        host === 'desktop' && process.env.SCREENSHOT === '1' ? 'docs/images/side-bar.png' : '.cache/side-bar.png',
      );

      const met = await side.goToRow(page, 'Doelgroep');
      assert.match((await met.getAttribute('aria-label')) ?? '', /^Doelgroep: (?:op orde|deels).*; op orde in \d van \d documenten/);
      await met.click();
      await side.cursorOnLine(page, await lineOf('## Voor wie?'));

      // Explaining opens a page; the tree stays about the document.
      const missing = await side.goToRow(page, 'Afbakening: ontbreekt');
      await side.fromMenu(page, missing, 'Explain');
      await side.pageWith(page, 'Afbakening');
      await side.treeRow(page, 'Afbakening: ontbreekt').first().waitFor();

      await side.fromMenu(page, missing, 'Insert what is missing');
      await side.asked(page, 'Wat wilt u over “Afbakening” invoegen?');
      await side.choose(page, 'Voeg een tekst toe om mee te beginnen: Afbakening');
      await page.locator('.editor-instance .view-line', { hasText: ':::afbakening' }).first().waitFor();
      // The first place to fill in is chosen, and what is typed goes there.
      await page.keyboard.type('Hazelwaard-Oost');
      await driver.save(page);
      const saved = await readFile(path.join(at.folder, exampleFile), 'utf8');
      assert.match(saved, /:::afbakening\nIn Hazelwaard-Oost bestaat naast /);
      // The tree follows: there is a block to fill in now. Rows that come anew while one is opened may close it.
      await driver.retry(5, async () => {
        const row = await side.goToRow(page, 'Afbakening');
        if ((await row.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('ArrowRight');
        const toFill = page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: 'nog in te vullen' });
        await toFill.first().waitFor({ timeout: 10_000 });
      });
    }));

  onDesktop(host, 'suppresses a finding from the tree, with the reason that is typed', () =>
    inFolder(async (page) => {
      await driver.openFile(page, exampleFile);
      await side.openSideBar(page);
      const row = await side.goToRow(page, 'Financiële afspraken: ontbreekt');
      await side.fromMenu(page, row, 'Suppress');
      await page.locator('.editor-instance .view-line', { hasText: 'convenant-disable' }).first().waitFor();
      await page.keyboard.type('staat in de overeenkomst');
      await side.treeRow(page, 'Financiële afspraken: onderdrukt').first().waitFor();
      await driver.save(page);
      assert.match(
        await readFile(path.join(at.folder, exampleFile), 'utf8'),
        /<!-- convenant-disable\S* finance\/missing: staat in de overeenkomst -->/,
      );
    }),
  );

  it('answers the four questions of a GP, and a click leads to the words', () =>
    inFolder(async (page) => {
      await driver.openFile(page, exampleFile);
      await side.openSideBar(page);
      const card = await side.pageWith(page, 'Wat is het doel?');
      assert.equal(await card.getByRole('heading', { level: 2 }).count(), 4);
      const link = card.getByRole('link', { name: 'Het Eerste Gesprek is een breed en laagdrempelig aanbod' });
      await link.click();
      await side.cursorOnLine(page, await lineOf('Het Eerste Gesprek is een breed'));
    }));

  onDesktop(host, 'draws the profile so that it can be read in light, dark and high contrast, and opened by keyboard', () =>
    inFolder(async (page) => {
      await driver.openFile(page, exampleFile);
      await side.openSideBar(page);
      // The profile alone, at its full height.
      for (const header of ['Framework', 'Four questions']) await page.locator(`.pane-header.expanded[aria-label^="${header}" i]`).click();
      const profile = await side.pageWith(page, 'Invalshoek');
      for (const [theme, applied] of [
        ['Light Modern', '.vs'],
        ['Dark Modern', '.vs-dark'],
        ['Dark High Contrast', '.hc-black'],
        ['Light High Contrast', '.hc-light'],
      ] as const) {
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+T');
        await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().waitFor();
        await side.choose(page, theme);
        await page.locator(`.monaco-workbench${applied}`).waitFor();
        await profile.locator(`body[data-vscode-theme-name="${theme}"]`).waitFor();
        const contrasts = await profile.locator('body').evaluate(side.CONTRASTS);
        for (const [what, ratio] of Object.entries(contrasts as Record<string, number>))
          assert.ok(ratio >= (what.startsWith('text') ? 4.5 : 3), `${theme}: ${what} has a contrast of ${ratio.toFixed(1)}`);
        await driver.takePicture(page, `.cache/profile-${theme.toLowerCase().replaceAll(' ', '-')}.png`);
      }
      const row = profile.locator('summary').first();
      await row.focus();
      await row.press('Enter');
      const first = profile.locator('details[open] a').first();
      await first.waitFor();
      const words = await first.textContent();
      assert.equal(await first.getAttribute('title'), words);
      await first.press('Enter');
      await page.locator('.monaco-editor.focused').first().waitFor();
    }),
  );

  onDesktop(host, 'says what to do where there is nothing to show', () =>
    inFolder(async (page) => {
      await side.openSideBar(page);
      const welcome = page.locator('.welcome-view-content');
      await welcome.getByText('Open a vision, member agreement or proposition').waitFor();
      await driver.openFile(page, 'boodschappen.md');
      await welcome.getByText('This Markdown file is not a governance document').waitFor();
      await welcome.getByRole('button', { name: 'New governance document…' }).waitFor();
      assert.equal(await page.locator('.pane-header[aria-label^="Profile"]').count(), 0);
      // A vision has a profile, and no card.
      await driver.openFile(page, 'visie.md');
      await page.locator('.pane-header[aria-label^="Profile"]').waitFor();
      assert.equal(await page.locator('.pane-header[aria-label^="Four" i]').count(), 0);
    }),
  );

  it('writes a new document from what is answered, to fill in', () =>
    inFolder(async (page) => {
      await side.runCommand(page, 'New governance document');
      await side.asked(page, 'Wat voor document gaat u schrijven?');
      await side.choose(page, 'Propositie');
      await side.asked(page, 'In welke taal?');
      await side.choose(page, 'Nederlands');
      await side.answer(page, 'Wie spreken dit met elkaar af?', 'Zorggroep Hazelwaard, huisartsen');
      await side.asked(page, 'Aan welke ambitie draagt het bij?');
      await side.choose(page, 'Ouderen in de Hazelwaard wonen veilig thuis');
      await side.asked(page, 'Waar komt het document?');
      await side.choose(page, 'Opslaan in een bestand');
      const name = await driver.proposed(page, path.join(at.folder, 'propositie.md'));
      await name.fill(path.join(at.folder, 'vallen.md'));
      await driver.proposed(page, path.join(at.folder, 'vallen.md'));
      await name.press('Enter');
      await page.locator('.tab.active:not(.dirty)', { hasText: 'vallen.md' }).waitFor();
      await page.locator('.editor-instance .view-line', { hasText: 'document: propositie' }).first().waitFor();
      // The title is the first thing to fill in.
      await page.keyboard.type('Niet meer vallen');
      await page.keyboard.press('Tab');
      await page.keyboard.type('huisartsen in Oudwaard');
      await driver.save(page);
      const saved = await readFile(path.join(at.folder, 'vallen.md'), 'utf8');
      assert.match(
        saved,
        /^---\ndocument: propositie\nlanguage: nl\nstatus: concept\nversion: 0\.1\nparties: \[Zorggroep Hazelwaard, huisartsen\]\nserves: visie\.md#thuis-wonen\n---\n\n# Niet meer vallen\n/,
      );
      assert.match(saved, /:::propositie\nAan :voor-wie\[huisartsen in Oudwaard\] bieden wij/);
      await driver.squiggles(page).first().waitFor();
    }));

  onDesktop(host, 'opens a new document without saving it where that is asked', () =>
    inFolder(async (page) => {
      await side.runCommand(page, 'New governance document');
      await side.asked(page, 'Wat voor document');
      await side.choose(page, 'Visie');
      await side.asked(page, 'In welke taal?');
      await side.choose(page, 'Engels');
      await side.answer(page, 'Wie spreken dit met elkaar af?', '');
      await side.asked(page, 'Waar komt het document?');
      await side.choose(page, 'Openen zonder op te slaan');
      await page.locator('.tab.active.dirty', { hasText: 'Untitled' }).waitFor();
      await page.locator('.editor-instance .view-line', { hasText: 'Our shared ambition' }).first().waitFor();
      await driver.ownStatusItems(page).first().waitFor();
    }),
  );

  onDesktop(host, 'lists first the recommendations that meet what is missing, and inserts the one that is chosen', () =>
    inFolder(async (page) => {
      await driver.openFile(page, exampleFile);
      await driver.ownStatusItems(page).first().waitFor();
      const before = await readFile(path.join(at.folder, exampleFile), 'utf8');
      await side.runCommand(page, 'Insert recommendation');
      await side.asked(page, 'Welke aanbeveling wilt u invoegen?');
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await driver.accept(page, rows.first().locator('.quick-input-list-separator', { hasText: 'Vult aan wat ontbreekt' }));
      await page.locator('.tab.active.dirty').waitFor();
      await driver.save(page);
      const after = await readFile(path.join(at.folder, exampleFile), 'utf8');
      assert.ok(after.length > before.length + 100, 'a passage was inserted');
    }),
  );
});
