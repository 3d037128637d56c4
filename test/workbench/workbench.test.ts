// A policy writer in a real VS Code: sees a finding, asks why, takes the fix, saves.
import { strict as assert } from 'node:assert';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as driver from './driver.ts';
import { exampleFile, finding, fix, reason, textOfFix } from './example.ts';
import { describeInHosts, onDesktop } from './folders.ts';

const pictureFile = process.env.SCREENSHOT === '1' ? 'docs/images/editor.png' : '.cache/editor.png';

const plainFile = 'boodschappen.md';
const plainText = '# Boodschappen\n\nMelk, brood en zo spoedig mogelijk koffie.\n';

describeInHosts('VS Code', {}, (at, host) => {
  beforeEach(() => writeFile(path.join(at.folder, plainFile), plainText));

  onDesktop(host, 'leaves an ordinary Markdown file alone', () =>
    driver.inWorkbench(at.url, async (page) => {
      await driver.openFile(page, plainFile);
      // Opened later, checked later: when its findings are there, those of the ordinary file would be there too.
      await driver.openFile(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      await driver.ownStatusItems(page).first().waitFor();
      await driver.showNoProblems(page, plainFile);

      await driver.openFile(page, plainFile);
      await driver.ownStatusItems(page).first().waitFor({ state: 'hidden' });
      assert.equal(await driver.squiggles(page).count(), 0);
    }),
  );

  it('shows a finding, says why, and mends it', () =>
    driver.inWorkbench(at.url, async (page) => {
      await driver.openFile(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      await driver.showProblems(page, finding);
      await driver.goToProblem(page, finding);

      const hover = await driver.hoverOverSquiggle(page, reason);
      assert.ok(hover.includes(finding), hover);
      await driver.takePicture(page, host === 'desktop' ? pictureFile : '.cache/web.png');

      await driver.applyCodeAction(page, fix);
      await driver.problemRows(page, finding).first().waitFor({ state: 'detached' });
      await driver.save(page);
      const saved = await readFile(path.join(at.folder, exampleFile), 'utf8');
      assert.ok(saved.includes(textOfFix), saved);
    }));

  it('has our server as a process of its own on a desktop, and no process at all in a browser', () =>
    driver.inWorkbench(at.url, async (page) => {
      await driver.openFile(page, exampleFile);
      await driver.squiggles(page).first().waitFor();
      const servers = (await commandLines()).filter((one) => one.includes(at.dataFolder) && one.includes('server.cjs'));
      // Those of pages that were closed may still be there.
      assert.equal(servers.length > 0, host === 'desktop', servers.join('\n'));
    }));
});

/** Those of all processes that run. */
async function commandLines(): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  // A process may have ended meanwhile.
  return Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
}
