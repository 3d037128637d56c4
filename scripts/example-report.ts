/** Writes `docs/example-report.html`: the board's report on the Dutch examples, by the command itself. With `--output FILE` it goes there. */
import { fileURLToPath } from 'node:url';
import { run } from '../server/src/cli/run.ts';
import { loadFramework } from '../server/src/framework/load.ts';
import { frameworkFiles } from './framework-files.ts';

const { framework } = loadFramework(frameworkFiles());
const [, , option, file] = process.argv;
const output = option === '--output' && file ? file : fileURLToPath(new URL('../docs/example-report.html', import.meta.url));

process.exitCode = await run(['report', '.', '--ui', 'nl', '--output', output], {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  stdin: async () => new Uint8Array(),
  cwd: fileURLToPath(new URL('../examples/nl', import.meta.url)),
  env: {},
  terminal: { stdout: false, stderr: false },
  framework: () => framework,
  version: '',
});
