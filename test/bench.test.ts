import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { MEASURED } from '../scripts/bench/requests.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('the benchmark', () => {
  it('measures every request of our own that the server answers', () => {
    const answered = [...read('server/src/lsp/server.ts').matchAll(/'(convenant\/[\w/]+)'/g)].map(([, method]) => method ?? '');
    assert.ok(answered.length > 15);
    assert.deepEqual(
      answered.filter((method) => !MEASURED.includes(method)),
      [],
    );
    assert.deepEqual(
      MEASURED.filter((method) => method.startsWith('convenant/') && !answered.includes(method)),
      [],
    );
  });
});
