import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  TextEdit as LspTextEdit,
  SnippetTextEdit,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { LabelledEdit } from '../features/labelled.ts';
import { hasStops } from '../features/stops.ts';
import type { Client } from './client.ts';
import { type Located, toSnippetEdit, toTextEdit } from './convert.ts';

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
  if (!client.versionedEdits)
    return { changes: Object.fromEntries(changes.map(({ uri, lines, edits }) => [uri, edits.map((edit) => toTextEdit(edit, lines))])) };
  const ids = new Map<string, ChangeAnnotation>();
  const documentChanges = changes.flatMap(({ uri, version, lines, edits, creates }) => {
    const converted = edits.map((edit) => annotated(edit, lines, client, ids));
    const change: TextDocumentEdit = { textDocument: { uri, version }, edits: converted };
    return creates ? [creation(uri, converted), change] : [change];
  });
  if (ids.size === 0) return { documentChanges };
  return { documentChanges, changeAnnotations: Object.fromEntries(ids) };
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
