import { strict as assert } from 'node:assert';
import type { Diagnostic } from 'vscode-languageserver/node';
import { LineIndex } from '../../server/src/text/lines.ts';
import { compareFindings, fixture } from '../support/fixture.ts';
import { Editor } from './editor.ts';

const LEVEL = ['', 'error', 'warning', 'information', 'hint'];

/** Diagnostics as fixtures compare findings: in offsets of the text. */
function found(
  text: string,
  diagnostics: readonly Diagnostic[],
): { code: string; level: string; message: string; start: number; end: number }[] {
  const lines = new LineIndex(text);
  const offset = (p: Diagnostic['range']['start']): number => lines.offsetAt({ line: p.line, column: p.character });
  return diagnostics.map((d) => ({
    code: String(d.code),
    level: LEVEL[d.severity ?? 1] as string,
    message: String(d.message),
    start: offset(d.range.start),
    end: offset(d.range.end),
  }));
}

const { text, expected } = fixture(`---
document: propositie
language: nl
---

# Een 😀 voor ouderen

:::terugkoppeling{van=huisarts over=uitkomst}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ feedback/recipient warning
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ feedback/timing
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ feedback/form
😀 Een cliënt hoort 😀 :ovr[hoe het gaat], ë.
                        ^^^ annotation/unknown-element error: onderdeel
:::
`);

const wanted = (code: string): boolean => code.startsWith('annotation/') || code.startsWith('feedback/');

describe('places of diagnostics', () => {
  for (const [ending, name] of [
    ['\n', 'LF'],
    ['\r\n', 'CRLF'],
    ['\r', 'CR'],
  ] as const)
    it(`count UTF-16 units, past emoji and accents, with ${name}`, async () => {
      const editor = await Editor.start({ locale: 'nl' });
      const here = text.replaceAll('\n', ending);
      const moved = expected.map((e) => {
        const more = (ending.length - 1) * (text.slice(0, e.start).split('\n').length - 1);
        return { ...e, start: e.start + more, end: e.end + more };
      });
      await editor.open('vallen.md', here);
      compareFindings(here, moved, found(here, await editor.shown('vallen.md')), wanted);
      await editor.stop();
    });

  it('stay right through edits before, in and after them, several in one change [textDocumentSync.openClose, textDocumentSync.change]', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', text.replaceAll('\n', '\r\n'));
    await editor.edit(
      'vallen.md',
      ['# Een 😀', '# Twee 😀😀\r\n\r\nEen alinea.\r\n\r\n## Drie'],
      ['cliënt', 'patie\u0308nt'],
      [':ovr', '😀 :ovr'],
    );
    await editor.edit('vallen.md', [', ë.', '.\r\n\r\n😀']);
    const shown = await editor.shown('vallen.md');
    const fresh = await Editor.start({ locale: 'nl' });
    await fresh.open('vallen.md', editor.text('vallen.md'));
    assert.deepEqual(shown, await fresh.shown('vallen.md'));
    assert.ok(shown.some((d) => d.code === 'annotation/unknown-element'));
    await Promise.all([editor.stop(), fresh.stop()]);
  });

  it('are those of the whole text when an editor sends that', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', '# Iets anders\n');
    await editor.apply('vallen.md', {
      changes: {
        [editor.uri('vallen.md')]: [{ range: { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } }, newText: text }],
      },
    });
    compareFindings(text, expected, found(text, await editor.shown('vallen.md')), wanted);
    await editor.stop();
  });

  it('survive changes beyond the text and to documents that are not open', async () => {
    const editor = await Editor.start();
    await editor.open('vallen.md', text);
    const range = { start: { line: 900, character: 4 }, end: { line: 2, character: 900 } };
    const change = (path: string, version: number): Promise<void> =>
      editor.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: editor.uri(path), version },
        contentChanges: [{ range, text: '!' }],
      });
    await change('nergens.md', 2);
    await change('vallen.md', 2);
    await editor.until(
      () => editor.published.some((p) => p.version === 2),
      () => 'diagnostics of version 2',
    );
    assert.equal(await editor.request('convenant/status', { uri: editor.uri('nergens.md') }), null);
    await editor.stop();
  });
});
