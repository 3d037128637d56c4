/**
 * One peer, one document, a new process: `node cold.cjs <tool> <file>` loads the tool and lints the
 * file once, as an editor does that has just started. Bundled by `scripts/bench.ts`.
 */
import { readFileSync } from 'node:fs';
import { peerLinter } from './linters.ts';

const [tool = '', file = ''] = process.argv.slice(2);

void peerLinter(tool).then((linter) => linter.edit({ start: 0, end: 0, text: '' }, readFileSync(file, 'utf8')));
