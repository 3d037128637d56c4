// A mocha reporter for .ci/run: what mocha always prints, what was tried again, and the totals of this run in a file for ci-summary.mjs.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

export default class CiReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const triedAgain = [];
    runner.on('retry', (test, error) => triedAgain.push(`  ${test.fullTitle()}\n    ${error.message.split('\n')[0]}`));
    runner.once('end', () => {
      // That a test passes only at a second attempt must not pass unseen.
      if (triedAgain.length > 0) console.log(`Tried again:\n${triedAgain.join('\n')}\n`);
      const { CI_RESULTS: folder = '.cache/ci', CI_STAGE: stage = 'tests' } = process.env;
      const { passes, failures } = runner.stats;
      mkdirSync(folder, { recursive: true });
      // One stage may run mocha more than once: the process tells its files apart.
      writeFileSync(path.join(folder, `${stage}.${process.pid}.json`), JSON.stringify({ stage, passes, failures }));
    });
  }
}
