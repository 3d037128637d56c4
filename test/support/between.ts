import { strict as assert } from 'node:assert';
import type { Finding } from '../../server/src/checks/finding.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { ROOT, workspaceOf } from './workspace.ts';

/** Documents of a set, by path below `ROOT`. */
export type Texts = Readonly<Record<string, string>>;

/** A document in Dutch: front matter of a kind, with more of it, and a body. */
export const document = (kind: string, matter: string, body = ''): string =>
  `---\ndocument: ${kind}\nlanguage: nl\n${matter.trim()}\n---\n\n${body}\n`;

/** Every finding between documents of one check, as `code: path “words” ↔ path “words”`. */
export function told(workspace: Workspace, check = ''): string[] {
  return workspace
    .between()
    .filter(({ code }) => code.startsWith(check))
    .map(({ code, places }) => `${code}: ${places.map(({ uri, start, end }) => at(workspace, uri, start, end)).join(' ↔ ')}`);
}

/** The same, of documents that are all open. */
export const between = (texts: Texts, check: string): string[] => told(workspaceOf(texts, { ui: 'nl' }), check);

function at(workspace: Workspace, uri: string, start: number, end: number): string {
  const text = workspace.text(uri) ?? assert.fail(`${uri} is not in the workspace`);
  return `${uri.slice(ROOT.length)} “${text.slice(start, Math.min(end, start + 60))}”`;
}

/** Findings that a document is told of, by the start of their code. */
export function inDocument(workspace: Workspace, path: string, code: string): Finding[] {
  const { result } = workspace.check(ROOT + path) ?? assert.fail(`${path} is no governance document`);
  return result.findings.filter((finding) => finding.code.startsWith(code));
}

/** That a finding stands in each of its documents, at the words given, with the other as related place. */
export function assertBothEnds(workspace: Workspace, code: string, ends: Readonly<Record<string, string>>): void {
  for (const [path, words] of Object.entries(ends)) {
    const [finding, ...more] = inDocument(workspace, path, code);
    assert.ok(finding, `${path} is not told of ${code}`);
    assert.deepEqual(more, []);
    const text = workspace.text(ROOT + path) ?? '';
    assert.equal(text.slice(finding.start, finding.end), words);
    const others = Object.keys(ends).filter((other) => other !== path);
    assert.deepEqual(
      finding.related.map(({ uri = '', start, end }) => [uri.slice(ROOT.length), workspace.text(uri)?.slice(start, end)]),
      others.map((other) => [other, ends[other]]),
    );
  }
}

/** Replaces words in an open document, as typing does. */
export function type(workspace: Workspace, path: string, what: string, by: string): void {
  const text = workspace.text(ROOT + path) ?? '';
  const start = text.indexOf(what);
  assert.ok(start >= 0, `“${what}” is not in ${path}`);
  workspace.edit(ROOT + path, [{ start, end: start + what.length, text: by }]);
}

/** A document is gone: its buffer closed, its file deleted. */
export function remove(workspace: Workspace, path: string): void {
  const uri = ROOT + path;
  workspace.set(uri, workspace.text(uri) ?? '', false);
  workspace.remove(uri);
}

/** The same document under another name. */
export function rename(workspace: Workspace, from: string, to: string): void {
  const text = workspace.text(ROOT + from) ?? assert.fail(`${from} is not in the workspace`);
  remove(workspace, from);
  workspace.set(ROOT + to, text, true);
}
