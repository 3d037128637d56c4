import { strict as assert } from 'node:assert';
import { Documents } from '../../server/src/lsp/documents.ts';
import type { Disk } from '../../server/src/lsp/files.ts';
import { Scan } from '../../server/src/lsp/scan.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { reading } from '../support/framework.ts';
import { memoryFiles, ROOT } from '../support/workspace.ts';

const TEXT = '---\ndocument: visie\nlanguage: nl\n---\n\n# Visie\n';

/** A disk that is slow to say whether a file is there, and counts how often it is asked. */
function slowDisk(files: Map<string, string>): Disk & { asked: number } {
  const disk = {
    ...memoryFiles(files),
    asked: 0,
    reaches: () => true,
    defect: () => undefined,
    markdown: () => [...files.keys()],
    exists(uri: string): boolean {
      disk.asked++;
      for (const until = performance.now() + 3; performance.now() < until; );
      return files.has(uri);
    },
  };
  return disk;
}

describe('reading the folders of a workspace', () => {
  it('spends little of its time on looking whether files are still there, and finds out that one is gone', async () => {
    const files = new Map(Array.from({ length: 20 }, (_, i) => [`${ROOT}${i}.md`, TEXT]));
    const disk = slowDisk(files);
    const workspace = new Workspace(reading, disk);
    workspace.setRoots([ROOT]);
    const documents = new Documents(workspace, disk, () => undefined);
    const scan = new Scan(documents, disk, () => ({ report: () => undefined, end: () => undefined }), String);
    await scan.done();
    assert.equal(workspace.uris().length, 20);
    const first = disk.asked;
    assert.ok(first >= 20);
    // Requests that follow at once do not look again.
    for (let n = 0; n < 50; n++) await scan.done();
    assert.equal(disk.asked, first);
    files.delete(`${ROOT}7.md`);
    // Until the time limit of the test: whether the scan looks again, it tells by this list alone.
    for (; workspace.uris().includes(`${ROOT}7.md`); await new Promise(setImmediate)) await scan.done();
    assert.equal(workspace.uris().length, 19);
  });
});
