import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  DocumentSymbol,
  Hover,
  SymbolInformation,
  TextDocumentIdentifier,
  TextDocumentPositionParams,
} from 'vscode-languageserver';
import { CodeActionTriggerKind } from 'vscode-languageserver';
import { sayer } from '../checks/run.ts';
import type { Reading } from '../document/document.ts';
import { actionsAt } from '../features/actions.ts';
import { completionsAt } from '../features/completion.ts';
import { explain, explainBetween } from '../features/explain.ts';
import { hoverAt } from '../features/hover.ts';
import { neighbours } from '../features/neighbours.ts';
import { type DocumentStatus, statusOf } from '../features/status.ts';
import { outlineOf } from '../features/symbols.ts';
import { betweenTopic, nearest } from '../framework/names.ts';
import type { Language } from '../framework/types.ts';
import type { LineIndex } from '../text/lines.ts';
import { canonicalUri } from '../workspace/files.ts';
import type { Checked, Workspace } from '../workspace/workspace.ts';
import { offsetOf, rangeOf, toCodeAction, toCompletionItem, toHover, toSymbol, toSymbolList } from './convert.ts';
import type { Session } from './session.ts';

/** Answers to an editor's questions: looks up the document, asks the feature, converts. Null where there is nothing to say. */
export class Answers {
  constructor(private readonly session: Session) {}

  hover({ textDocument, position }: TextDocumentPositionParams): Hover | null {
    const { checked, lines, reading, ui } = this.#at(textDocument);
    const hover = checked && hoverAt(checked, offsetOf(lines, position), reading, ui);
    return hover ? toHover(hover, lines) : null;
  }

  completion({ textDocument, position }: TextDocumentPositionParams): CompletionItem[] | null {
    const { key, checked, lines, reading, ui, workspace } = this.#at(textDocument);
    const text = workspace.text(key);
    if (text === undefined) return null;
    const place = {
      text,
      offset: offsetOf(lines, position),
      frontMatter: workspace.frontMatter(key),
      checked,
      reading,
      ui,
      neighbours: () => neighbours(workspace, key),
    };
    return completionsAt(place).map((completion) => toCompletionItem(completion, lines, this.session.client));
  }

  symbols({ textDocument }: { textDocument: TextDocumentIdentifier }): DocumentSymbol[] | SymbolInformation[] | null {
    const { checked, lines, reading, ui } = this.#at(textDocument);
    if (!checked) return null;
    const symbols = outlineOf(checked.model, reading.framework, ui);
    return this.session.client.treeSymbols
      ? symbols.map((symbol) => toSymbol(symbol, lines))
      : toSymbolList(symbols, lines, textDocument.uri);
  }

  codeActions({ textDocument, range, context }: CodeActionParams): CodeAction[] | null {
    const { key, checked, lines, reading, ui } = this.#at(textDocument);
    if (!checked) return null;
    const about = context.diagnostics.map((d) => ({ ...rangeOf(lines, d.range), code: String(d.code ?? '') }));
    const invoked = context.triggerKind !== CodeActionTriggerKind.Automatic;
    const actions = actionsAt(checked, { range: rangeOf(lines, range), about, only: context.only, invoked }, reading.framework, ui);
    const version = this.session.documents.version(key) ?? null;
    return actions.map((action) => toCodeAction(action, lines, textDocument.uri, version, this.session.client, context.diagnostics));
  }

  /** `convenant/status`: how a document stands; null for an ordinary Markdown file. */
  status({ uri }: { uri: string }): DocumentStatus | null {
    const { key, checked, reading, ui, workspace } = this.#at({ uri });
    return checked
      ? statusOf(
          checked,
          reading.framework,
          ui,
          workspace.roots.find((root) => key.startsWith(root)),
        )
      : null;
  }

  /** `convenant/explain`: what a criterion, or a code of a finding, is about, as Markdown. */
  explain({ code }: { code: string }): string | null {
    const { framework } = this.session.workspace.reading;
    const { ui } = this.session.workspace.preferences;
    const [id = ''] = code.split('/');
    const topic = betweenTopic(framework, id);
    if (topic) return explainBetween(topic, framework, ui);
    const criterion =
      framework.criterion(id) ??
      framework.criterion(
        nearest(
          id,
          framework.criteria.map((c) => c.id),
        ) ?? '',
      );
    const own = `explain/own/${id}`;
    if (own in framework.messages[ui]) return `# \`${code}\`\n\n${sayer(framework, { ui })(own)}\n`;
    return criterion ? explain(criterion, framework, ui) : null;
  }

  /** `convenant/criteria`: every criterion with its title, for choosing one. */
  criteria(): { id: string; title: string; lens: string }[] {
    const { framework } = this.session.workspace.reading;
    const { ui } = this.session.workspace.preferences;
    return framework.criteria.map(({ id, title, lens }) => ({ id, title: title[ui], lens: framework.structure.lenses[lens][ui] }));
  }

  #at({ uri }: TextDocumentIdentifier): {
    key: string;
    checked: Checked | undefined;
    lines: LineIndex;
    reading: Reading;
    ui: Language;
    workspace: Workspace;
  } {
    const { documents, workspace } = this.session;
    const key = canonicalUri(uri);
    return {
      key,
      checked: documents.checked(key),
      lines: documents.lines(key),
      reading: workspace.reading,
      ui: workspace.preferences.ui,
      workspace,
    };
  }
}
