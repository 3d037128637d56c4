// A mocha reporter for .ci/run: what mocha always prints, and the totals of this run in a file for ci-summary.mjs.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

export default class CiReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { CI_RESULTS: folder = '.cache/ci', CI_STAGE: stage = 'tests' } = process.env;
      const { passes, failures } = runner.stats;
      mkdirSync(folder, { recursive: true });
      // One stage may run mocha more than once: the process tells its files apart.
      writeFileSync(path.join(folder, `${stage}.${process.pid}.json`), JSON.stringify({ stage, passes, failures }));
    });
  }
}
