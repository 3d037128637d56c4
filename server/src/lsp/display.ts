import type {
  CancellationToken,
  CodeLens,
  FoldingRange,
  InlayHint,
  InlayHintParams,
  Range,
  ResponseError,
  SelectionRange,
  SelectionRangeParams,
  SemanticTokens,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { codeLensesOf } from '../features/code-lens.ts';
import { foldsOf } from '../features/folding.ts';
import { inlayHintsOf } from '../features/inlay-hints.ts';
import { selectionsAt } from '../features/selection.ts';
import { semanticTokensOf } from '../features/semantic-tokens.ts';
import type { LineIndex } from '../text/lines.ts';
import { canonicalUri } from '../workspace/files.ts';
import type { Checked } from '../workspace/workspace.ts';
import { offsetOf, rangeOf, toCodeLens, toFoldingRange, toInlayHint, toSelectionRange, toSemanticTokens } from './convert.ts';
import type { Session } from './session.ts';
import { CANCELLED, type Shelf } from './shelf.ts';

interface About {
  textDocument: TextDocumentIdentifier;
}

/** Answers about how a document is shown: folded, coloured, selected, and with what beside it. Null for an ordinary file. */
export class Display {
  constructor(
    private readonly session: Session,
    private readonly shelf: Shelf,
  ) {}

  folds({ textDocument }: About): FoldingRange[] | null {
    const { checked, lines } = this.#at(textDocument);
    if (!checked) return null;
    const folds = foldsOf(checked.model).flatMap((fold) => toFoldingRange(fold, lines) ?? []);
    return folds.slice(0, this.session.client.mostFolds);
  }

  /** One for each position, as the protocol asks. */
  selections({ textDocument, positions }: SelectionRangeParams): SelectionRange[] | null {
    const { checked, lines } = this.#at(textDocument);
    if (!checked) return null;
    return positions.map((position) => {
      const ranges = selectionsAt(checked.model, offsetOf(lines, position));
      return toSelectionRange(ranges, lines) ?? { range: { start: position, end: position } };
    });
  }

  tokens({ textDocument, range }: About & { range?: Range }): SemanticTokens | null {
    const { checked, lines } = this.#at(textDocument);
    if (!checked) return null;
    return toSemanticTokens(semanticTokensOf(checked.model, range && rangeOf(lines, range)), lines);
  }

  hints({ textDocument, range }: InlayHintParams): InlayHint[] | null {
    const { key, checked, lines } = this.#at(textDocument);
    if (!checked) return null;
    const { workspace } = this.session;
    const { reading } = workspace.configuration(key);
    return inlayHintsOf(checked.model, rangeOf(lines, range), reading, workspace.preferences.ui).map((hint) => toInlayHint(hint, lines));
  }

  async lenses({ textDocument }: About, token: CancellationToken): Promise<CodeLens[] | null | ResponseError<undefined>> {
    const library = await this.shelf.library(token);
    if (!library) return CANCELLED;
    const { key, checked } = this.#at(textDocument);
    if (!checked) return null;
    const { client, workspace } = this.session;
    const { framework } = workspace.configuration(key).reading;
    const locate = this.shelf.locator();
    const lenses = codeLensesOf(checked, library, key, framework, workspace.preferences.ui);
    return lenses.map((lens) => toCodeLens(lens, locate(key), client, locate));
  }

  #at({ uri }: TextDocumentIdentifier): { key: string; checked: Checked | undefined; lines: LineIndex } {
    const { documents } = this.session;
    const key = canonicalUri(uri);
    return { key, checked: documents.checked(key), lines: documents.lines(key) };
  }
}
