// What a policy writer sees beside the text: the preview of a document, and the walkthrough from an example to an own one.
import { strict as assert } from 'node:assert';
import type { Locator, Page } from 'playwright-core';
import * as driver from './driver.ts';
import { describeInHosts, workbenchInFolders } from './folders.ts';
import * as side from './side-bar.ts';

const pictures = process.env.SCREENSHOT === '1' ? 'docs/images' : '.cache';

describe('Pages in VS Code', function () {
  this.timeout(180_000);

  const at = workbenchInFolders();

  it('shows annotations in the preview as boxes with their standing, which follow the text', () =>
    driver.inWorkbench(at.url, async (page) => {
      await driver.openFile(page, 'visie.md');
      await driver.ownStatusItems(page).first().waitFor();
      await driver.runCommand(page, 'Markdown: Open Preview to the Side');
      const boxes = driver.preview(page).locator('section.convenant');
      await boxes.locator('.convenant-standing', { hasText: 'op orde' }).first().waitFor();
      assert.equal(await driver.preview(page).getByText(':::').count(), 0);
      await page.keyboard.press('Control+B');
      // A pointer that rests on something would have its name shown.
      await page.mouse.move(0, 0);
      await boxes.nth(1).scrollIntoViewIfNeeded();
      await driver.takePicture(page, `${pictures}/preview.png`);

      await page.keyboard.press('Control+1');
      await page.locator('.monaco-editor.focused').first().waitFor();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText('\n\n:::urgentie\nHet is druk.\n:::\n');
      await boxes.filter({ hasText: 'Het is druk.' }).locator('.convenant-standing').waitFor();
    }));
});

/** What is written on the buttons of the walkthrough, and what they lead to. */
const WALKTHROUGH = {
  en: {
    title: 'Get started with Convenant',
    picture: 'Nothing is sent anywhere',
    buttons: ['Open the example', 'Show all findings', 'Insert a recommendation', 'Open the preview', 'New document…'],
    finding: 'nothing about this has been found in this proposition yet',
    recommendations: 'Adds what is missing',
    words: 'A cough that will not go away',
    questions: ['What kind of document will you write?', 'In which language?', 'Who are the parties?', 'Where should the document go?'],
    answers: ['Vision', 'English', 'The Bridge, practices in Hazelbrook', 'Open without saving'],
    text: 'Our shared ambition',
  },
  nl: {
    title: 'Begin met Convenant',
    picture: 'Er wordt niets verstuurd',
    buttons: ['Open het voorbeeld', 'Toon alle meldingen', 'Voeg een aanbeveling in', 'Open de voorvertoning', 'Nieuw document…'],
    finding: 'daarover is in deze propositie nog niets gevonden',
    recommendations: 'Vult aan wat ontbreekt',
    words: 'Wachten maakt somberder',
    questions: ['Wat voor document gaat u schrijven?', 'In welke taal?', 'Wie spreken dit met elkaar af?', 'Waar komt het document?'],
    answers: ['Visie', 'Nederlands', 'Zorggroep Hazelwaard, huisartsen', 'Openen zonder op te slaan'],
    text: 'Onze gedeelde ambitie',
  },
} as const;

describeInHosts('The walkthrough in VS Code', { settings: {} }, (at, host) => {
  // Both languages in both hosts: languages.test.ts.
  for (const language of host === 'desktop' ? (['en', 'nl'] as const) : (['nl'] as const))
    it(`leads from an example to an own document, each step by its button: ${language}`, () =>
      driver.inWorkbench(
        at.url,
        async (page) => {
          const { title, picture, buttons, finding, recommendations, words, questions, answers, text } = WALKTHROUGH[language];
          page.setDefaultTimeout(60_000);
          await page.setViewportSize({ width: 1600, height: 1000 });
          await driver.runCommand(page, 'Welcome: Open Walkthrough...');
          await side.choose(page, title);
          const steps = page.locator('.getting-started-step');
          await steps.first().waitFor();
          assert.equal(await steps.count(), buttons.length);
          // With room for the words beside the steps.
          await page.keyboard.press('Control+B');
          await page.frameLocator('iframe.webview.ready').first().frameLocator('#active-frame').getByText(picture).waitFor();
          if (language === 'en' && host === 'desktop') await driver.takePicture(page, `${pictures}/walkthrough.png`);

          await press(page, 0, buttons[0]);
          await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
          await driver.squiggles(page).first().waitFor();
          await done(steps.nth(0));
          await driver.takePicture(page, `.cache/walkthrough-example-${language}-${host}.png`);

          await press(page, 1, buttons[1]);
          await driver.findProblems(page, finding);
          await done(steps.nth(1));

          await press(page, 2, buttons[2]);
          await driver.accept(page, page.locator('.quick-input-list .quick-input-list-separator', { hasText: recommendations }));
          await page.locator('.editor-instance .view-line', { hasText: ':::' }).first().waitFor();

          await press(page, 3, buttons[3]);
          await page.locator('.tab.active', { hasText: 'Preview' }).waitFor();
          // In this VS Code only the desktop's preview takes what we add: `folders.ts`.
          const there = host === 'desktop' ? BOX : `document.body.innerText.includes(${JSON.stringify(words)})`;
          // The walkthrough has a page too, which comes and goes.
          await driver.until('the preview shows the document', async () => {
            const looked = await Promise.all(page.frames().map((frame) => frame.evaluate(there).catch(() => false)));
            return looked.includes(true);
          });
          await done(steps.nth(3));
          await driver.takePicture(page, `.cache/walkthrough-preview-${language}-${host}.png`);

          await press(page, 4, buttons[4]);
          await side.asked(page, questions[0]);
          await side.choose(page, answers[0]);
          await side.asked(page, questions[1]);
          await side.choose(page, answers[1]);
          await side.answer(page, questions[2], answers[2]);
          await side.asked(page, questions[3]);
          await side.choose(page, answers[3]);
          await page.locator('.editor-instance .view-line', { hasText: text }).first().waitFor();
          await driver.takePicture(page, `.cache/walkthrough-own-${language}-${host}.png`);
        },
        language,
      ));
});

/** Run in a page: whether it shows how something stands. */
const BOX = `!!document.querySelector('section.convenant .convenant-standing')`;

/** Opens a step of the walkthrough, and presses its button. */
async function press(page: Page, step: number, button: string): Promise<void> {
  const one = page.locator('.getting-started-step').nth(step);
  if (!(await one.getAttribute('class'))?.includes('expanded')) await one.click();
  await one.and(page.locator('.expanded')).getByRole('button', { name: button }).click();
}

/** Waits until VS Code has ticked a step. */
async function done(step: Locator): Promise<void> {
  await step.locator('.codicon.complete').waitFor();
}
