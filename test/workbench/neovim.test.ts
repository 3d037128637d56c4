// The server in an editor that has nothing of ours: Neovim's own client.
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

describe('Neovim', function () {
  this.timeout(60_000);

  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'convenant-neovim-'));
    await cp(examplesFolder, folder, { recursive: true });
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('shows a finding, says why, and mends it', async () => {
    const report = await inNeovim({ DOCUMENT: path.join(folder, exampleFile), FINDING: finding, FIX: fix });
    assert.equal(report.error, undefined);
    assert.ok(report.before.some((message) => message.includes(finding)));
    assert.ok(report.hover.includes(reason), report.hover);
    assert.ok(report.offered.some((title) => title.includes(fix)));
    assert.ok(report.after.every((message) => !message.includes(finding)));
    assert.ok(report.text.includes(textOfFix), report.text);
  });
});

async function inNeovim(task: Record<string, string>): Promise<Report> {
  const script = path.join(import.meta.dirname, 'neovim.lua');
  const { stdout } = await promisify(execFile)('nvim', ['--clean', '--headless', '-n', '-i', 'NONE', '-c', `luafile ${script}`], {
    cwd: projectRoot,
    timeout: 50_000,
    env: { ...process.env, ...task, NODE: process.execPath, CLI: path.join(projectRoot, 'dist/cli.cjs') },
  });
  return JSON.parse(stdout) as Report;
}
