/** `npm start`: checks the examples, packages the extension, and says what to do next. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
if (!existsSync(`${root}dist/cli.cjs`)) execFileSync(npm, ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });

console.log('The examples, as `npx convenant check examples` sees them:\n');
const { status } = spawnSync(process.execPath, ['dist/cli.cjs', 'check', 'examples'], { cwd: root, stdio: 'inherit' });
if (status === 2) process.exit(2);

execFileSync(npm, ['run', '--silent', 'package'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const vsix = readdirSync(root).find((name) => /^convenant-.*\.vsix$/.test(name));
console.log(`
The extension is packaged: ${root}${vsix}

Next:
  code --install-extension ${vsix}     in VS Code, then open a document in examples/
  npm run editor                             without VS Code: a real workbench in your browser
  npx convenant check PATH                   your own documents, from the command line
  npx convenant explain feedback             what a finding means and where it comes from
  npm test                                   the tests
`);
