import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CodeAction,
  CreateFile,
  Diagnostic,
  TextEdit as LspTextEdit,
  SnippetTextEdit,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { LabelledEdit } from '../features/labelled.ts';
import type { ReviewAction } from '../features/review/actions.ts';
import { hasStops } from '../features/stops.ts';
import { LineIndex } from '../text/lines.ts';
import type { Client } from './client.ts';
import { type Located, toRange, toSnippetEdit, toTextEdit } from './convert.ts';

/** What changes in one document. */
export interface DocumentChange extends Located {
  /** That the edits are for; null where it is not open. */
  version: number | null;
  edits: readonly LabelledEdit[];
  /** There is no such file yet. */
  creates?: boolean;
}

/**
 * One edit of the workspace, undone in one step. Labels, and what is to be asked about, are for an editor that takes
 * change annotations (LSP 3.16); others make it all at once. Tab stops are kept where edits may hold them.
 */
export function toWorkspaceEdit(changes: readonly DocumentChange[], client: Client): WorkspaceEdit {
  const ids = new Map<string, ChangeAnnotation>();
  const changed = edited(
    changes.map(({ uri, version, lines, edits, creates }) => ({
      uri,
      version,
      edits: edits.map((edit) => annotated(edit, lines, client, ids)),
      creates: creates ?? false,
    })),
    client,
  );
  return ids.size === 0 ? changed : { ...changed, changeAnnotations: Object.fromEntries(ids) };
}

/**
 * An action that records a decision in a file beside the document.
 * @param at the file, with the lines of its text
 */
export function toDecisionAction(
  { title, edit, fill }: ReviewAction,
  at: Located & { version: number | null; isNew: boolean },
  client: Client,
  diagnostics: Diagnostic[],
): CodeAction {
  const { uri, version } = at;
  // Words of the document stand in it, and none of them are tab stops.
  const edits: LspTextEdit[] = [{ range: toRange(at.lines, edit), newText: edit.text }];
  const changed = edited([{ uri, version, edits, creates: at.isNew && client.createsFiles }], client);
  const action: CodeAction = { title, kind: 'quickfix', edit: changed };
  if (diagnostics.length > 0) action.diagnostics = diagnostics;
  if (fill !== undefined && client.showsPlaces) {
    const { line, column } = new LineIndex(edit.text).positionAt(fill);
    const { start } = toRange(at.lines, edit);
    const from = { line: start.line + line, character: line === 0 ? start.character + column : column };
    const rest = edit.text.slice(fill).split('\n', 1)[0] ?? '';
    const to = { line: from.line, character: from.character + rest.length };
    action.command = { title, command: 'convenant.showDecision', arguments: [uri, { start: from, end: to }] };
  }
  return action;
}

/** Edits of documents, as an editor takes them: with versions and new files, or only by address. */
function edited(
  changes: readonly { uri: string; version: number | null; edits: TextDocumentEdit['edits']; creates: boolean }[],
  client: Client,
): WorkspaceEdit {
  if (!client.versionedEdits) return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits as LspTextEdit[]])) };
  return {
    documentChanges: changes.flatMap(({ uri, version, edits, creates }) => {
      const change: TextDocumentEdit = { textDocument: { uri, version }, edits };
      return creates ? [creation(uri, edits), change] : [change];
    }),
  };
}

/** A new file, asked about together with what comes in it. */
function creation(uri: string, [first]: TextDocumentEdit['edits']): CreateFile {
  const create: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
  return first && 'annotationId' in first && first.annotationId !== undefined ? { ...create, annotationId: first.annotationId } : create;
}

function annotated(
  edit: LabelledEdit,
  lines: Located['lines'],
  client: Client,
  ids: Map<string, ChangeAnnotation>,
): LspTextEdit | AnnotatedTextEdit | SnippetTextEdit {
  const converted = client.snippetEdits && hasStops(edit.text) ? toSnippetEdit(edit, lines) : toTextEdit(edit, lines);
  const { label, asks = false } = edit;
  if (!client.asksAboutEdits || label === undefined) return converted;
  const id = `${asks ? '?' : ''}${label}`;
  ids.set(id, { label, needsConfirmation: asks });
  return { ...converted, annotationId: id };
}
