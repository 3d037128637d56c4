import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  DocumentSymbol,
  Hover,
  Range,
  SnippetTextEdit,
  SymbolInformation,
  TextDocumentIdentifier,
  TextDocumentPositionParams,
} from 'vscode-languageserver';
import { CodeActionTriggerKind, MarkupKind } from 'vscode-languageserver';
import { sayer } from '../checks/run.ts';
import type { Reading } from '../document/document.ts';
import { actionsAt, type SettingsFile } from '../features/actions.ts';
import { templateDocumentation } from '../features/completion/documentation.ts';
import type { Completion } from '../features/completion/place.ts';
import { completionsAt } from '../features/completion.ts';
import { configurationCompletions } from '../features/configuration/completion.ts';
import { configurationHover } from '../features/configuration/hover.ts';
import { explain, explainBetween } from '../features/explain.ts';
import { hoverAt } from '../features/hover.ts';
import { neighbours } from '../features/neighbours.ts';
import { type PreviewLabels, previewLabels } from '../features/preview.ts';
import { type About, aboutProfiles, type DocumentProfile, profileOf } from '../features/profile.ts';
import { insertRecommendation, listRecommendations, type RecommendationList } from '../features/recommendations.ts';
import { type DocumentStatus, statusOf } from '../features/status.ts';
import { outlineOf } from '../features/symbols.ts';
import { CONFIGURATION_FILE } from '../framework/configuration/configuration.ts';
import { CONFIGURATION, REVIEW, type Shape } from '../framework/configuration/shape.ts';
import { betweenTopic, nearest } from '../framework/names.ts';
import type { Language } from '../framework/types.ts';
import type { LineIndex } from '../text/lines.ts';
import { canonicalUri } from '../workspace/files.ts';
import type { Checked, Workspace } from '../workspace/workspace.ts';
import { Boards } from './board.ts';
import { offsetOf, rangeOf, toCodeAction, toCompletionItem, toHover, toRange, toSnippetEdit, toSymbol, toSymbolList } from './convert.ts';
import { Display } from './display.ts';
import { Editing } from './editing.ts';
import { Navigation } from './navigation.ts';
import { ReviewAnswers } from './review.ts';
import type { Session } from './session.ts';
import { Shelf } from './shelf.ts';
import { Views } from './views.ts';
import { toWorkspaceEdit } from './workspace-edits.ts';

/** Answers to an editor's questions: looks up the document, asks the feature, converts. Null where there is nothing to say. */
export class Answers {
  readonly navigation: Navigation;
  readonly display: Display;
  readonly editing: Editing;
  readonly views: Views;
  readonly reviews: ReviewAnswers;
  readonly boards: Boards;

  constructor(private readonly session: Session) {
    const shelf = new Shelf(session);
    this.reviews = new ReviewAnswers(session);
    this.boards = new Boards(session);
    this.navigation = new Navigation(session, shelf);
    this.display = new Display(session, shelf);
    this.editing = new Editing(session);
    this.views = new Views(session, shelf);
  }

  hover({ textDocument, position }: TextDocumentPositionParams): Hover | null {
    const { key, checked, lines, reading, ui } = this.#at(textDocument);
    const offset = offsetOf(lines, position);
    const configuration = this.#configuration(key);
    const hover = configuration
      ? configurationHover(configuration.text, offset, configuration.context, configuration.root)
      : checked && hoverAt(checked, offset, reading, ui, this.#root(key));
    return hover ? toHover(hover, lines) : null;
  }

  completion({ textDocument, position }: TextDocumentPositionParams): CompletionItem[] | null {
    const { key, checked, lines, reading, ui, workspace } = this.#at(textDocument);
    const offset = offsetOf(lines, position);
    const configuration = this.#configuration(key);
    if (configuration)
      return configurationCompletions(configuration.text, offset, configuration.context, configuration.root).map((completion) =>
        toCompletionItem(completion, lines, this.session.client),
      );
    const text = workspace.text(key);
    if (text === undefined) return null;
    const place = {
      text,
      offset,
      frontMatter: workspace.frontMatter(key),
      checked,
      reading,
      ui,
      neighbours: () => neighbours(workspace, key),
    };
    return completionsAt(place).map((completion) => toCompletionItem(completion, lines, this.session.client));
  }

  /** Adds to an item what its template holds and asks, as an editor shows it beside the list. */
  resolve(item: CompletionItem): CompletionItem {
    const { workspace } = this.session;
    const { criterion: id = '', language } = (item.data ?? {}) as Partial<NonNullable<Completion['template']>>;
    const framework = workspace.frameworks().find((one) => one.criterion(id));
    const criterion = framework?.criterion(id);
    if (!framework || !criterion || !language) return item;
    const value = templateDocumentation(criterion, framework, language, workspace.preferences.ui);
    return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
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
    const request = {
      range: rangeOf(lines, range),
      about,
      only: context.only,
      invoked,
      settings: this.#settingsFile(key, checked),
    };
    const { client, documents } = this.session;
    const here = { uri: textDocument.uri, lines, version: documents.version(key) ?? null };
    const actions = actionsAt(checked, request, reading.framework, ui);
    const shown = actions.filter(({ unavailable }) => unavailable === undefined || client.disabledActions);
    const converted = shown.map(({ file, ...action }) => {
      const target = file
        ? {
            ...documents.located(file.uri, file.text ?? ''),
            version: documents.version(file.uri) ?? null,
            creates: file.text === undefined,
          }
        : here;
      return toCodeAction(action, lines, toWorkspaceEdit([{ ...target, edits: action.edits }], client), context.diagnostics);
    });
    return [...converted, ...this.reviews.actions(key, { textDocument, range, context })];
  }

  /** The file that decides for a document, else the one that would at the root of its folder; undefined where none can be made. */
  #settingsFile(key: string, { configuration }: Checked): SettingsFile | undefined {
    const { client, workspace } = this.session;
    const root = this.#root(key);
    const uri = configuration.file ?? (root && client.createsFiles ? root + CONFIGURATION_FILE : undefined);
    return uri === undefined ? undefined : { uri, text: workspace.configurations.text(uri) };
  }

  /** `convenant/status`: how a document stands; null for an ordinary Markdown file. */
  status({ uri }: { uri: string }): DocumentStatus | null {
    const { key, checked, reading, ui } = this.#at({ uri });
    return checked ? statusOf(checked, reading.framework, ui, this.#root(key)) : null;
  }

  /** `convenant/recommendations`: what can be inserted in a document; in an ordinary file, and where none is open, a word on why there is nothing. */
  recommendations({ uri }: { uri?: string }): RecommendationList {
    const { checked, reading, ui } = this.#at({ uri: uri ?? '' });
    if (checked) return listRecommendations(checked, reading.framework, ui);
    return { title: sayer(reading.framework, { ui })(uri === undefined ? 'document/none-open' : 'recommendation/none'), choices: [] };
  }

  /** `convenant/insertRecommendation`: the edit that does it, with tab stops, for the caret at a position. */
  insertRecommendation({ textDocument, position, id }: TextDocumentPositionParams & { id: string }): SnippetTextEdit | null {
    const { checked, lines, reading } = this.#at(textDocument);
    const edit = checked && insertRecommendation(checked, id, offsetOf(lines, position), reading.framework);
    return edit ? toSnippetEdit(edit, lines) : null;
  }

  /** `convenant/profile`: how a document stands by lens, factor, theme and pillar; null for an ordinary Markdown file. */
  profile({ uri }: { uri: string }): (DocumentProfile<{ range: Range }> & { about: About }) | null {
    const { checked, lines, reading, ui } = this.#at({ uri });
    if (!checked) return null;
    const { model, profile, result } = checked;
    const looked = { model, profile, assessments: result.assessments };
    const of = profileOf(looked, reading.framework, ui, (range) => ({ range: toRange(lines, range) }));
    return { ...of, about: aboutProfiles(reading.framework, ui) };
  }

  /** `convenant/preview`: what a preview shows of a document's annotations; null for an ordinary file. */
  preview({ uri }: { uri: string }): PreviewLabels | null {
    const { documents, workspace } = this.session;
    const key = canonicalUri(uri);
    const checked = documents.checked(key);
    return checked ? previewLabels(checked, workspace.configuration(key).reading.framework, workspace.preferences.ui) : null;
  }

  /** `convenant/explain`: what a criterion, or a code of a finding, is about, as Markdown. */
  explain({ code }: { code: string }): string | null {
    const { workspace } = this.session;
    const { ui } = workspace.preferences;
    const [id = ''] = code.split('/');
    const framework = workspace.frameworks().find((one) => one.criterion(id)) ?? workspace.reading.framework;
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

  /** `convenant/criteria`: every criterion with its title, a project's own too, for choosing one. */
  criteria(): { id: string; title: string; lens: string }[] {
    const { workspace } = this.session;
    const { ui } = workspace.preferences;
    const byId = new Map(workspace.frameworks().flatMap(({ criteria }) => criteria.map((criterion) => [criterion.id, criterion])));
    const { lenses } = workspace.reading.framework.structure;
    return [...byId.values()].map(({ id, title, lens }) => ({ id, title: title[ui], lens: lenses[lens][ui] }));
  }

  /** The folder of the workspace that a file stands in. */
  #root(key: string): string | undefined {
    return this.session.workspace.roots.find((root) => key.startsWith(root));
  }

  /** A configuration file, or one of review decisions, as it stands, with its form and what its names mean; undefined for any other file. */
  #configuration(key: string): { text: string; context: Parameters<typeof configurationHover>[2]; root: Shape } | undefined {
    const { documents, workspace } = this.session;
    const review = this.reviews.file(key);
    if (review) return { ...review, root: REVIEW };
    const text = documents.configurationText(key);
    if (text === undefined) return undefined;
    const { framework } = workspace.configurations.read(key);
    return {
      text,
      context: { framework, ui: workspace.preferences.ui, files: workspace.configurations.extensible(key) },
      root: CONFIGURATION,
    };
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
      reading: workspace.configuration(key).reading,
      ui: workspace.preferences.ui,
      workspace,
    };
  }
}
