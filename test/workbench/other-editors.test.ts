// The server in editors that have nothing of ours: their own clients, set up by the very words of our README.
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
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
/** With the language that their set-up is written in. */
const editors: Record<string, readonly [setup: string, program: string, ...words: string[]]> = {
  Neovim: ['lua', 'nvim', '--clean', '--headless', '-n', '-i', 'NONE', '-c', `luafile ${script('neovim.lua')}`],
  'Emacs (eglot)': ['elisp', 'emacs', '--batch', '-q', '-f', 'package-initialize', '-l', script('emacs.el')],
};

/** The one piece of code in a language that stands in the README. */
async function fromReadme(language: string): Promise<string> {
  const readme = await readFile(path.join(projectRoot, 'README.md'), 'utf8');
  const [code, ...others] = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))];
  assert.ok(code?.[1] && others.length === 0, language);
  return code[1];
}

for (const [name, [language, program, ...words]] of Object.entries(editors))
  describe(name, function () {
    this.timeout(120_000);

    let folder: string;

    before(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'convenant-editor-'));
      await cp(examplesFolder, folder, { recursive: true });
      // As where the package is installed, for `npx` to find.
      const installed = path.join(folder, 'node_modules/.bin');
      await mkdir(installed, { recursive: true });
      await symlink(path.join(projectRoot, 'dist/cli.cjs'), path.join(installed, 'convenant'));
      await writeFile(path.join(folder, 'setup'), await fromReadme(language));
    });

    after(() => rm(folder, { recursive: true, force: true }));

    it('shows a finding, says why, and mends it', async () => {
      const { stdout } = await promisify(execFile)(program, words, {
        cwd: folder,
        timeout: 110_000,
        env: {
          ...process.env,
          ...{ DOCUMENT: path.join(folder, exampleFile), SETUP: path.join(folder, 'setup'), FINDING: finding, FIX: fix },
          // It is installed: nothing is to be looked for elsewhere.
          npm_config_offline: 'true',
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
