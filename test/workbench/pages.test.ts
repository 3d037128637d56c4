// What a policy writer sees beside the text: the preview of a document, and the walkthrough from an example to an own one.
import { strict as assert } from 'node:assert';
import * as driver from './driver.ts';
import { workbenchInFolders } from './folders.ts';

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
      await boxes.filter({ hasText: 'Urgentie' }).locator('.convenant-standing').waitFor();
    }));

  it('leads from an example to findings by the walkthrough', () =>
    driver.inWorkbench(at.url, async (page) => {
      page.setDefaultTimeout(60_000);
      await driver.runCommand(page, 'Welcome: Open Walkthrough...');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Convenant' }).first().waitFor();
      await page.keyboard.type('Convenant');
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Convenant' }).waitFor();
      await page.keyboard.press('Enter');
      const steps = page.locator('.getting-started-step');
      await steps.first().waitFor();
      assert.equal(await steps.count(), 5);
      // With room for the words beside the steps.
      await page.keyboard.press('Control+B');
      await page.frameLocator('iframe.webview.ready').first().frameLocator('#active-frame').getByText('Nothing is sent anywhere').waitFor();
      await driver.takePicture(page, `${pictures}/walkthrough.png`);
      await page.locator('.getting-started-step.expanded .button-link, .getting-started-step.expanded .monaco-button').first().click();
      await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
      await driver.squiggles(page).first().waitFor();
    }));
});
