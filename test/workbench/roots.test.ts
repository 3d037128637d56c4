// A workspace of several folders: each has a configuration of its own.
import { strict as assert } from 'node:assert';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as driver from './driver.ts';
import { exampleFile, examplesFolder } from './example.ts';
import { describeInHosts } from './folders.ts';

/** The same document in each; what its own configuration leaves out, and what is told of it then. */
const ROOTS = {
  'Noord/noord.md': { off: 'delimitation', told: 'Financiële afspraken: onder deze kop is nog niet gevonden' },
  'Zuid/zuid.md': { off: 'finance', told: 'Afbakening: daarover is in deze propositie nog niets gevonden' },
};

describeInHosts('a workspace of several folders in VS Code', {}, (at) => {
  it('has each document checked under the configuration of its own folder', async () => {
    const workspace = path.join(at.folder, 'regio.code-workspace');
    await writeFile(workspace, JSON.stringify({ folders: Object.keys(ROOTS).map((file) => ({ path: path.dirname(file) })) }));
    for (const [file, { off }] of Object.entries(ROOTS)) {
      await mkdir(path.join(at.folder, path.dirname(file)));
      await cp(path.join(examplesFolder, exampleFile), path.join(at.folder, file));
      await writeFile(path.join(at.folder, path.dirname(file), '.convenant.yaml'), `levels: {${off}: off}\n`);
    }
    await driver.inWorkbench(driver.withWorkspace(at, workspace), async (page) => {
      const names = Object.keys(ROOTS).map((file) => path.basename(file));
      for (const name of names) {
        await driver.openFile(page, name);
        await driver.squiggles(page).first().waitFor();
      }
      for (const [file, { told }] of Object.entries(ROOTS)) {
        await driver.showProblems(page, told);
        const found = await Promise.all(names.map((name) => driver.problemRows(page, name).count()));
        assert.deepEqual(
          found,
          names.map((name) => Number(name === path.basename(file))),
          told,
        );
      }
    });
  });
});
