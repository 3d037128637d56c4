// node scripts/ci-summary.mjs FOLDER: adds up what ci-reporter.mjs and .ci/run left there, and prints CI's closing line.
// Uses nothing but Node: it must also speak when `npm ci` failed.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.argv[2] ?? '.cache/ci';
const files = readdirSync(folder);
const runs = files.filter((name) => name.endsWith('.json')).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
const failedStages = files.filter((name) => name.endsWith('.failed')).map((name) => path.parse(name).name);

const passed = runs.reduce((sum, run) => sum + run.passes, 0);
const failedTests = runs.reduce((sum, run) => sum + run.failures, 0);
// A stage that failed by anything else than its tests (the linter, a crash, an installation) counts as one failure.
const failedOtherwise = failedStages.filter((stage) => !runs.some((run) => run.stage === stage && run.failures > 0));
const nothingRan = passed + failedTests + failedOtherwise.length === 0;

if (failedStages.length > 0) console.log(`Failed: ${failedStages.join(', ')}`);
if (nothingRan) console.log('No test has run.');
const failed = failedTests + failedOtherwise.length + (nothingRan ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
