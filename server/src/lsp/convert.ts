import {
  type CodeAction,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  InsertTextFormat,
  InsertTextMode,
  type Location,
  type CodeLens as LspCodeLens,
  type InlayHint as LspInlayHint,
  type Range as LspRange,
  type TextEdit as LspTextEdit,
  MarkupKind,
  type SelectionRange,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  type SnippetTextEdit,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentContentChangeEvent,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding } from '../checks/finding.ts';
import type { Action } from '../features/actions.ts';
import type { CodeLens } from '../features/code-lens.ts';
import type { Completion } from '../features/completion/place.ts';
import { withoutStops } from '../features/fixes.ts';
import type { Fold } from '../features/folding.ts';
import type { Hover } from '../features/hover.ts';
import type { Highlight } from '../features/ids/references.ts';
import type { InlayHint } from '../features/inlay-hints.ts';
import type { SemanticToken, TokenKind } from '../features/semantic-tokens.ts';
import { hasStops, snippetOf } from '../features/stops.ts';
import type { OutlineSymbol } from '../features/symbols.ts';
import type { FoundSymbol } from '../features/workspace-symbols.ts';
import { problemMessage } from '../framework/messages.ts';
import type { DataProblem } from '../framework/reader.ts';
import type { Level } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import type { LineIndex, Range } from '../text/lines.ts';
import type { Client } from './client.ts';

/** Who says so, as editors show it beside a diagnostic. */
export const SOURCE = 'convenant';

const SEVERITY: Record<Level, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Protocol range of offsets. */
export function toRange(lines: LineIndex, { start, end }: Range): LspRange {
  return { start: toPosition(lines, start), end: toPosition(lines, end) };
}

function toPosition(lines: LineIndex, offset: number): LspRange['start'] {
  const { line, column } = lines.positionAt(offset);
  return { line, character: column };
}

/** Offset of a protocol position, clamped to the text. */
export function offsetOf(lines: LineIndex, position: LspRange['start']): number {
  return lines.offsetAt({ line: position.line, column: position.character });
}

/** Offsets of a protocol range; one that is turned round is put right. */
export function rangeOf(lines: LineIndex, { start, end }: LspRange): Range {
  const from = offsetOf(lines, start);
  return { start: from, end: Math.max(from, offsetOf(lines, end)) };
}

/** The edit that a change makes; without a range it replaces the whole text. */
export function editOf(change: TextDocumentContentChangeEvent, lines: LineIndex, length: number): TextEdit {
  const range = 'range' in change && change.range ? rangeOf(lines, change.range) : { start: 0, end: length };
  return { ...range, text: change.text };
}

/** A document as the editor names it, with the lines of its text. */
export interface Located {
  uri: string;
  lines: LineIndex;
}

/**
 * @param rulePage address of the page that explains a code, where there is one
 * @param other finds the document of a related place that stands in another
 */
export function toDiagnostic(
  finding: Finding,
  here: Located,
  client: Client,
  rulePage: string | undefined,
  other: (key: string) => Located,
): Diagnostic {
  const { lines } = here;
  const diagnostic: Diagnostic = {
    range: toRange(lines, finding),
    severity: SEVERITY[finding.level],
    code: finding.code,
    source: SOURCE,
    message: finding.message,
    data: { criterion: finding.criterion ?? null, element: finding.element ?? null },
  };
  if (finding.review) diagnostic.data = { ...diagnostic.data, review: finding.review };
  if (finding.decidedBy) diagnostic.data = { ...diagnostic.data, decidedBy: finding.decidedBy };
  if (rulePage) diagnostic.codeDescription = { href: rulePage };
  if (client.relatedInformation && finding.related.length > 0)
    diagnostic.relatedInformation = finding.related.map((related) => {
      const there = related.uri === undefined ? here : other(related.uri);
      return { location: { uri: there.uri, range: toRange(there.lines, related) }, message: related.message };
    });
  return diagnostic;
}

/** A problem in a configuration file. @param messages in the language of the user interface */
export function problemToDiagnostic(problem: DataProblem, lines: LineIndex, messages: Readonly<Record<string, string>>): Diagnostic {
  return {
    range: toRange(lines, problem.range),
    severity: DiagnosticSeverity.Error,
    code: problem.code,
    source: SOURCE,
    message: problemMessage(problem, messages),
  };
}

export function toHover({ range, markdown }: Hover, lines: LineIndex): { contents: { kind: MarkupKind; value: string }; range: LspRange } {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: toRange(lines, range) };
}

const COMPLETION_KIND: Record<Completion['kind'], CompletionItemKind> = {
  block: CompletionItemKind.Class,
  element: CompletionItemKind.Field,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  role: CompletionItemKind.Variable,
  reference: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
};

export function toCompletionItem(completion: Completion, lines: LineIndex, client: Client): CompletionItem {
  const stops = client.snippetCompletions && hasStops(completion.insert);
  const item: CompletionItem = {
    label: completion.label,
    kind: COMPLETION_KIND[completion.kind],
    detail: completion.detail,
    filterText: completion.filter ?? completion.label,
    sortText: `${completion.rank} ${completion.label}`,
    insertTextFormat: stops ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(lines, completion.range), newText: stops ? snippetOf(completion.insert) : withoutStops(completion.insert) },
  };
  if (completion.template) item.data = completion.template;
  if (completion.documentation !== '') item.documentation = { kind: MarkupKind.Markdown, value: completion.documentation };
  return item;
}

const SYMBOL_KIND: Record<OutlineSymbol['kind'], SymbolKind> = {
  section: SymbolKind.String,
  block: SymbolKind.Class,
  role: SymbolKind.Interface,
};

export function toSymbol(symbol: OutlineSymbol, lines: LineIndex): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KIND[symbol.kind],
    range: toRange(lines, symbol.range),
    selectionRange: toRange(lines, symbol.selection),
    children: symbol.children.map((child) => toSymbol(child, lines)),
  };
}

/** An outline for editors that show a list. */
export function toSymbolList(symbols: readonly OutlineSymbol[], lines: LineIndex, uri: string, container = ''): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    { name: symbol.name, kind: SYMBOL_KIND[symbol.kind], location: { uri, range: toRange(lines, symbol.range) }, containerName: container },
    ...toSymbolList(symbol.children, lines, uri, symbol.name),
  ]);
}

/** Found in a document of the workspace. */
export function toFoundSymbol({ name, kind, container, selection }: FoundSymbol, { uri, lines }: Located): SymbolInformation {
  return { name, kind: SYMBOL_KIND[kind], location: { uri, range: toRange(lines, selection) }, containerName: container };
}

export function toLocation(range: Range, { uri, lines }: Located): Location {
  return { uri, range: toRange(lines, range) };
}

export function toHighlight(highlight: Highlight, lines: LineIndex): DocumentHighlight {
  return { range: toRange(lines, highlight), kind: highlight.defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
}

/** Undefined for a fold of one line. */
export function toFoldingRange(fold: Fold, lines: LineIndex): FoldingRange | undefined {
  const { start, end } = toRange(lines, fold);
  if (end.line <= start.line) return undefined;
  const range: FoldingRange = { startLine: start.line, endLine: end.line };
  if (fold.kind === 'block') range.kind = FoldingRangeKind.Region;
  return range;
}

/** @param ranges from small to large, each within the next */
export function toSelectionRange(ranges: readonly Range[], lines: LineIndex): SelectionRange | undefined {
  return ranges.reduceRight<SelectionRange | undefined>((parent, range) => {
    const selection: SelectionRange = { range: toRange(lines, range) };
    if (parent) selection.parent = parent;
    return selection;
  }, undefined);
}

/** Types that themes know: an editor colours them without being told anything. */
const TOKEN_TYPES: Record<TokenKind, number> = { block: 0, element: 1, id: 2, role: 3, date: 4, period: 4, party: 5 };
export const TOKEN_LEGEND: SemanticTokensLegend = {
  tokenTypes: ['keyword', 'property', 'variable', 'class', 'number', 'interface'],
  tokenModifiers: ['declaration'],
};

/** @param tokens in order, none over a line's end */
export function toSemanticTokens(tokens: readonly SemanticToken[], lines: LineIndex): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { kind, start, end, defines } of tokens) {
    const { line, character } = toPosition(lines, start);
    builder.push(line, character, end - start, TOKEN_TYPES[kind], defines ? 1 : 0);
  }
  return builder.build();
}

export function toInlayHint({ offset, text, markdown }: InlayHint, lines: LineIndex): LspInlayHint {
  const tooltip = { kind: MarkupKind.Markdown, value: markdown };
  return { position: toPosition(lines, offset), label: text, tooltip, paddingLeft: true };
}

/** @param locate finds a document of the workspace; a lens does something only in an editor that can show places */
export function toCodeLens(lens: CodeLens, here: Located, client: Client, locate: (key: string) => Located): LspCodeLens {
  const range = toRange(here.lines, lens);
  const { title, places } = lens;
  if (!client.showsPlaces || !places || places.length === 0) return { range, command: { title, command: '' } };
  const locations = places.map((place) => toLocation(place, locate(place.uri)));
  return { range, command: { title, command: 'convenant.showPlaces', arguments: [here.uri, range.start, locations] } };
}

/** @param edit what it changes; nothing of it comes along where the action says why it does nothing */
export function toCodeAction(action: Action, lines: LineIndex, edit: WorkspaceEdit, diagnostics: readonly Diagnostic[]): CodeAction {
  const { title, kind, unavailable: reason } = action;
  if (reason !== undefined) return { title, kind, disabled: { reason } };
  const converted: CodeAction = { title, kind, edit };
  if (action.preferred) converted.isPreferred = true;
  const { finding } = action;
  // The editor's own diagnostics are given back as they came: some editors compare every field.
  const about = finding ? diagnostics.filter((d) => d.code === finding.code && same(d.range, toRange(lines, finding))) : [];
  if (about.length > 0) converted.diagnostics = about;
  return converted;
}

/** An edit in which tab stops are text to fill in. */
export function toTextEdit(edit: TextEdit, lines: LineIndex): LspTextEdit {
  return { range: toRange(lines, edit), newText: withoutStops(edit.text) };
}

/** An edit whose tab stops the editor lets the author go through. */
export function toSnippetEdit(edit: TextEdit, lines: LineIndex): SnippetTextEdit {
  return { range: toRange(lines, edit), snippet: { kind: 'snippet', value: snippetOf(edit.text) } };
}

function same(a: LspRange, b: LspRange): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
