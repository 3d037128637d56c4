import * as vscode from 'vscode';
import type { Client } from './host.ts';

/** What the server may ask for at most in one listing: a home folder opened by mistake must not hang the editor. */
const MOST_FILES = 20_000;
/** Folders that hold no documents of the author's own, as on a disk. */
const SKIPPED = /^(?:\.|node_modules$)/;

/** Answers the server's questions about files that only the editor can read: in virtual workspaces, in a browser. */
export function answerForFiles(client: Client): vscode.Disposable[] {
  return [
    client.onRequest('convenant/listFiles', ({ uri }: { uri: string }) => list(vscode.Uri.parse(uri))),
    client.onRequest('convenant/readFiles', ({ uris }: { uris: string[] }) => Promise.all(uris.map((uri) => read(vscode.Uri.parse(uri))))),
  ];
}

/** Addresses of the files in a folder and below, in folders that are not hidden; of the file where it is one. Null for what is not there. */
async function list(root: vscode.Uri): Promise<{ files: string[]; complete: boolean } | null> {
  const { fs } = vscode.workspace;
  const isFile = await fs.stat(root).then(({ type }) => !(type & vscode.FileType.Directory), nothing);
  if (isFile === null) return null;
  if (isFile) return { files: [root.toString()], complete: true };
  const files: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder && files.length < MOST_FILES; folder = folders.pop()) {
    for (const [name, type] of (await fs.readDirectory(folder).then((found) => found, nothing)) ?? []) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type & vscode.FileType.File) files.push(uri.toString());
      // Links to folders can go round.
      else if (type === vscode.FileType.Directory && !SKIPPED.test(name)) folders.push(uri);
    }
  }
  return { files, complete: folders.length === 0 };
}

/** Bytes in base64: over a pipe and to a worker alike. */
async function read(uri: vscode.Uri): Promise<string | null> {
  const bytes = await vscode.workspace.fs.readFile(uri).then((found) => found, nothing);
  return bytes && btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function nothing(): null {
  return null;
}
