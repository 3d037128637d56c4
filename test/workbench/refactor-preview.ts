// VS Code's Refactor Preview, in which a person judges edits before they are made, and taking them back.
import type { Locator, Page } from 'playwright-core';

export function panel(page: Page): Locator {
  return page.locator('.bulk-edit-panel');
}

/** Its row of a file, which ticks all that is changed in it. */
export function file(page: Page, name: string): Locator {
  return panel(page).locator('.monaco-list-row[aria-level="1"]', { hasText: name });
}

/** Its rows of single changes. */
export function changes(page: Page): Locator {
  return panel(page).locator('.monaco-list-row[aria-level="2"]');
}

/** Presses a button of the panel, and waits until it is gone. */
export async function press(page: Page, title: string): Promise<void> {
  await panel(page).getByRole('button', { name: title, exact: true }).click();
  await panel(page).waitFor({ state: 'hidden' });
}

/** One step back in the document at hand, which has no changes that are not saved. */
export async function undo(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.locator('.monaco-editor.focused').first().waitFor();
  await page.keyboard.press('Control+Z');
  await page.locator('.tab.active.dirty').waitFor();
}
