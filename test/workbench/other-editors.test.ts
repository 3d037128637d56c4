// The server in editors that have nothing of ours: their own clients, over standard input and output.
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './driver.ts';
import { exampleFile, examplesFolder, finding, fix, reason, textOfFix } from './example.ts';

interface Report {
  error?: string;
  before: string[];
  hover: string;
  offered: string[];
  after: string[];
  text: string;
}

const script = (name: string): string => path.join(import.meta.dirname, name);
const editors: Record<string, readonly [program: string, ...words: string[]]> = {
  Neovim: ['nvim', '--clean', '--headless', '-n', '-i', 'NONE', '-c', `luafile ${script('neovim.lua')}`],
  'Emacs (eglot)': ['emacs', '--batch', '-q', '-f', 'package-initialize', '-l', script('emacs.el')],
};

for (const [name, [program, ...words]] of Object.entries(editors))
  describe(name, function () {
    this.timeout(120_000);

    let folder: string;

    before(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'convenant-editor-'));
      await cp(examplesFolder, folder, { recursive: true });
    });

    after(() => rm(folder, { recursive: true, force: true }));

    it('shows a finding, says why, and mends it', async () => {
      const { stdout } = await promisify(execFile)(program, words, {
        cwd: projectRoot,
        timeout: 110_000,
        env: {
          ...process.env,
          ...{ DOCUMENT: path.join(folder, exampleFile), FINDING: finding, FIX: fix },
          ...{ NODE: process.execPath, CLI: path.join(projectRoot, 'dist/cli.cjs') },
        },
      });
      const report = JSON.parse(stdout) as Report;
      assert.equal(report.error, undefined);
      assert.ok(report.before.some((message) => message.includes(finding)));
      assert.ok(report.hover.includes(reason), report.hover);
      assert.ok(report.offered.some((title) => title.includes(fix)));
      assert.ok(report.after.every((message) => !message.includes(finding)));
      assert.ok(report.text.includes(textOfFix), report.text);
    });
  });
