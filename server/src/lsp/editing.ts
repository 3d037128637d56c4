import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextDocumentIdentifier,
  TextEdit,
} from 'vscode-languageserver';
import { formatAnnotations } from '../features/format.ts';
import { closeBlock } from '../features/on-type.ts';
import type { LineIndex } from '../text/lines.ts';
import { canonicalUri } from '../workspace/files.ts';
import type { Checked } from '../workspace/workspace.ts';
import { offsetOf, rangeOf, toTextEdit } from './convert.ts';
import type { Session } from './session.ts';

/** Answers of edits that an editor makes by itself: on saving, on Enter. Null for an ordinary file. */
export class Editing {
  constructor(private readonly session: Session) {}

  format({ textDocument, range }: DocumentFormattingParams & Partial<DocumentRangeFormattingParams>): TextEdit[] | null {
    const { key, checked, lines } = this.#at(textDocument);
    if (!checked) return null;
    const { names } = this.session.workspace.configuration(key).reading;
    return formatAnnotations(checked.model, names, range && rangeOf(lines, range)).map((edit) => toTextEdit(edit, lines));
  }

  typed({ textDocument, position }: DocumentOnTypeFormattingParams): TextEdit[] | null {
    const { checked, lines } = this.#at(textDocument);
    const edit = checked && closeBlock(checked.model, offsetOf(lines, position));
    return edit ? [toTextEdit(edit, lines)] : null;
  }

  #at({ uri }: TextDocumentIdentifier): { key: string; checked: Checked | undefined; lines: LineIndex } {
    const { documents } = this.session;
    const key = canonicalUri(uri);
    return { key, checked: documents.checked(key), lines: documents.lines(key) };
  }
}
