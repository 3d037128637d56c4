import { strict as assert } from 'node:assert';
import { type Io, session } from '../../server/src/cli/io.ts';
import { Progress } from '../../server/src/cli/progress.ts';
import { framework } from '../support/framework.ts';

describe('progress', () => {
  const { now } = performance;
  let time = 0;

  beforeEach(() => {
    time = 0;
    performance.now = () => time;
  });

  afterEach(() => {
    performance.now = now;
  });

  /** What is written on standard error while files are done, each at its moment in milliseconds. */
  function written(moments: readonly number[], terminal: boolean): string {
    let stderr = '';
    const io = {
      stderr: (text: string) => void (stderr += text),
      terminal: { stdout: false, stderr: terminal },
      framework: () => framework,
    };
    const progress = new Progress(session(io as unknown as Io, 'nl'), 10);
    for (const moment of moments) {
      time = moment;
      progress.step(1);
    }
    progress.clear();
    return stderr;
  }

  it('is told on a terminal of work that takes more than a second, ten times a second at most, and cleared', () => {
    assert.equal(
      written([10, 999, 1000, 1050, 1100, 1250], true),
      '\r\u001b[K3 van 10 bestanden\r\u001b[K5 van 10 bestanden\r\u001b[K6 van 10 bestanden\r\u001b[K',
    );
    assert.equal(written([10, 999], true), '');
  });

  it('is not told where nobody looks', () => assert.equal(written([10, 5000, 9000], false), ''));
});
