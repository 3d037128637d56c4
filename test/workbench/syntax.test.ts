// How annotations are coloured, over the grammar for Markdown that VS Code itself has: `syntax/*.md` say what each word is.
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { markdownGrammar } from '../../scripts/editors/install.mjs';
import { projectRoot } from './driver.ts';

const fixture = path.join(projectRoot, 'test/workbench/syntax/annotations.md');

/** What the grammar tester says of a file; it ends with an error where a word is something else. */
async function tested(file: string): Promise<string> {
  const tester = path.join(projectRoot, 'node_modules/.bin/vscode-tmgrammar-test');
  const { stdout } = await promisify(execFile)(tester, ['--config', 'package.json', '-g', markdownGrammar, file], { cwd: projectRoot });
  return stdout;
}

describe('The grammar of annotations', function () {
  this.timeout(60_000);

  it('says what each part of an annotation is, and leaves other text and code alone', async () => {
    assert.match(await tested(fixture), /run successful/);
  });

  it('is injected by what the extension contributes', async () => {
    const { contributes } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')) as {
      contributes: { grammars: { path: string; injectTo: string[] }[] };
    };
    assert.deepEqual(contributes.grammars[0]?.injectTo, ['text.html.markdown']);
  });
});
