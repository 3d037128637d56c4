import * as vscode from 'vscode';
import { STAYING } from './at-hand.ts';
import type { Client } from './host.ts';

interface Choice {
  id: string;
  label: string;
  detail: string;
}

/** What the server answers to `convenant/newDocument/questions`. */
interface Questions {
  kind: { title: string; choices: (Choice & { files: Record<string, string> })[] };
  language: { title: string; choices: Choice[] };
  parties: { title: string; example: string };
  serves: { title: string; none: string };
  where: { title: string; save: string; open: string };
}

/** What it answers to `convenant/newDocument/ambitions`. */
interface Ambition {
  title: string;
  vision: string;
  uri: string;
  id: string | null;
}

/** Asks what a new document is to be, and opens it with every block to fill in; saves it where the user says, if so. */
export async function newDocument(client: Client): Promise<void> {
  const questions = await client.sendRequest<Questions | null>('convenant/newDocument/questions');
  if (!questions) return;
  const kind = await vscode.window.showQuickPick(questions.kind.choices, { title: questions.kind.title, ...STAYING });
  if (!kind) return;
  const language = await vscode.window.showQuickPick(questions.language.choices, { title: questions.language.title, ...STAYING });
  if (!language) return;
  const parties = await vscode.window.showInputBox({ title: questions.parties.title, placeHolder: questions.parties.example, ...STAYING });
  if (parties === undefined) return;
  const served = kind.id === 'vision' ? null : await askAmbition(client, questions);
  if (served === undefined) return;
  const save = await askWhere(questions);
  if (save === undefined) return;
  const file = fileIn(kind.files[language.id] ?? 'document.md');
  const target = save
    ? await vscode.window.showSaveDialog({ title: questions.where.title, defaultUri: file, filters: { Markdown: ['md'] } })
    : file;
  if (!target) return;
  const text = await client.sendRequest<string | null>('convenant/newDocument', {
    kind: kind.id,
    language: language.id,
    parties: parties.split(',').flatMap((party) => party.trim() || []),
    serves: served,
    uri: target.toString(),
  });
  if (text !== null) await write(text, save ? target : undefined);
}

/** The ambition that was chosen; null for none; undefined where the question was put away. */
async function askAmbition(client: Client, { serves }: Questions): Promise<Ambition | null | undefined> {
  const ambitions = await client.sendRequest<Ambition[] | null>('convenant/newDocument/ambitions', {});
  if (!ambitions || ambitions.length === 0) return null;
  const items: { label: string; description?: string; ambition: Ambition | null }[] = [
    ...ambitions.map((ambition) => ({ label: ambition.title, description: ambition.vision, ambition })),
    { label: serves.none, ambition: null },
  ];
  return (await vscode.window.showQuickPick(items, { title: serves.title, matchOnDescription: true, ...STAYING }))?.ambition;
}

/** Whether the document is saved in a file. */
async function askWhere({ where }: Questions): Promise<boolean | undefined> {
  const choices = [
    { label: where.save, save: true },
    { label: where.open, save: false },
  ];
  return (await vscode.window.showQuickPick(choices, { title: where.title, ...STAYING }))?.save;
}

/** Where a new document most likely comes: beside the one that is open, else in the first folder. */
function fileIn(name: string): vscode.Uri {
  const open = vscode.window.activeTextEditor?.document.uri;
  if (open && vscode.workspace.getWorkspaceFolder(open)) return vscode.Uri.joinPath(open, '..', name);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(`/${name}`);
}

async function write(text: string, target: vscode.Uri | undefined): Promise<void> {
  if (target) await vscode.workspace.fs.writeFile(target, new Uint8Array());
  const document = await (target ? vscode.workspace.openTextDocument(target) : vscode.workspace.openTextDocument({ language: 'markdown' }));
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(text), new vscode.Range(0, 0, document.lineCount, 0));
  if (target) await document.save();
}
