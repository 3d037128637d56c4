import { strict as assert } from 'node:assert';
import { decode } from '../../server/src/workspace/encoding.ts';
import { canonicalUri, relativePath, resolveUri } from '../../server/src/workspace/files.ts';
import { mappedKind } from '../../server/src/workspace/settings.ts';

describe('addresses', () => {
  it('have one spelling, however an editor escapes them', () => {
    const one = 'file:///c%3A/R%26D/%C3%A9%C3%A9n%20(2030).md';
    for (const written of [
      'file:///C:/R&D/één (2030).md',
      'file:///c%3A/R%26D/%c3%a9%c3%a9n%20%282030%29.md',
      'FILE:///c:/R&D/één%20(2030).md',
      one,
    ])
      assert.equal(canonicalUri(written), one);
  });

  it('that have no path, or cannot be read, stay as they are', () => {
    for (const uri of ['untitled:Untitled-1', 'file:///map/%zz.md', 'git:/map/a.md?{"ref":"~"}']) assert.equal(canonicalUri(uri), uri);
    assert.equal(mappedKind('file:///map/100%.md', 'file:///map/', [{ pattern: '100%.md', kind: 'vision' }]), 'vision');
    assert.equal(canonicalUri('vscode-vfs://github/a b/c.md?x=1'), 'vscode-vfs://github/a%20b/c.md?x=1');
  });

  it('are written in links as paths that lead back to them', () => {
    const from = canonicalUri('file:///map/plannen/plan.md');
    for (const [to, path] of [
      ['file:///map/plannen/ander.md', 'ander.md'],
      ['file:///map/visie (nieuw)/één %231 50%25.md', '../visie%20%28nieuw%29/één%20%231%2050%25.md'],
      ['file:///elders/a.md', '../../elders/a.md'],
    ] as const) {
      assert.equal(relativePath(from, canonicalUri(to)), path);
      assert.equal(resolveUri(from, decodeURIComponent(path)), canonicalUri(to));
    }
    assert.equal(relativePath(from, 'vscode-vfs://github/a.md'), undefined);
    assert.equal(relativePath('untitled:Untitled-1', from), undefined);
  });
});

describe('decoding', () => {
  it('takes the byte order mark away and notes it', () => {
    assert.deepEqual(decode(Buffer.from('\ufeffé')), { text: 'é', bom: true, utf8: true });
    assert.deepEqual(decode(Buffer.from('é')), { text: 'é', bom: false, utf8: true });
  });

  it('reads what is not UTF-8 as well as it can, and says so', () => {
    assert.deepEqual(decode(Buffer.from('co\u00f6p', 'latin1')), { text: 'coöp', bom: false, utf8: false });
    assert.deepEqual(decode(Buffer.from('\ufeffcoöp', 'utf16le')), { text: 'coöp', bom: false, utf8: false });
  });
});
