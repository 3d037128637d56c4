// The extension as it is packaged.
import { strict as assert } from 'node:assert';
import { statSync } from 'node:fs';
import { freshVsix } from '../../scripts/editors/vsix.mjs';

/** What the project promises at most: 1 MB. */
const MOST_BYTES = 1024 * 1024;

describe('the package', () => {
  it('is of 1 MB at most', () => {
    const { size } = statSync(freshVsix());
    assert.ok(size <= MOST_BYTES, `it has ${size} bytes`);
  });
});
