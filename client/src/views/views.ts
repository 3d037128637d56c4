import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { Client } from '../host.ts';
import { cardPage } from './card.ts';
import { changeFor } from './criterion.ts';
import type { Card, Place, Profile, Tree } from './data.ts';
import { EMPTY } from './page.ts';
import { PageView } from './pages.ts';
import { profilePage } from './profile.ts';
import { Subject } from './subject.ts';
import { FrameworkNodes, type Node } from './tree.ts';

const TREE = 'convenant.framework';
const CARD = 'convenant.card';
const PROFILE = 'convenant.profile';
/** What the links of pages call. Not `<view>.open`: VS Code has a command of that name for each view. */
const FROM_CARD = 'convenant.openFromCard';
const FROM_PROFILE = 'convenant.openFromProfile';

/**
 * The views of the side bar. Each asks the server when the document or its findings change and it can be seen, and
 * when it comes into view; an answer that comes too late is not shown.
 */
export function showViews(client: Client): vscode.Disposable[] {
  const subject = new Subject();
  const nodes = new FrameworkNodes();
  const tree = vscode.window.createTreeView(TREE, { treeDataProvider: nodes, showCollapseAll: true });
  const card = new PageView(FROM_CARD);
  const profile = new PageView(FROM_PROFILE);

  const ask = async <T>(method: string, show: (answer: T | undefined) => void): Promise<void> => {
    const { document } = subject;
    const asked = document && client.isRunning();
    const answer = asked ? await client.sendRequest<T | null>(method, { uri: document.uri.toString() }).catch(() => null) : null;
    if (subject.document === document) show(answer ?? undefined);
  };
  const context = (name: string, value: unknown): Thenable<unknown> =>
    vscode.commands.executeCommand('setContext', `convenant.${name}`, value);

  /** It ran and does so no more; one that is still starting is no reason for alarm. */
  let stopped = false;
  let known: vscode.TextDocument | undefined;
  const showTree = (): void => {
    if (!tree.visible) return;
    const loading = ask<Tree>('convenant/views/tree', (answer) => {
      nodes.show(answer);
      tree.description = answer?.title ?? '';
      // Which of the texts for an empty view is shown: see viewsWelcome.
      void context('empty', answer ? '' : stopped ? 'stopped' : subject.document ? 'ordinary' : 'none');
    });
    // For another document the others of its set may have to be read first; after an edit it takes no time worth showing.
    if (subject.document !== known) void vscode.window.withProgress({ location: { viewId: TREE } }, () => loading);
    known = subject.document;
  };
  const showCard = async (): Promise<void> => {
    if (card.visible) await ask<Card>('convenant/views/card', (one) => card.show(one ? cardPage(one, FROM_CARD) : EMPTY, one?.ui ?? ''));
  };
  const showProfile = async (): Promise<void> => {
    if (profile.visible)
      await ask<Profile>('convenant/views/profile', (one) => profile.show(one ? profilePage(one, FROM_PROFILE) : EMPTY, one?.ui ?? ''));
  };
  /** Which views there are: the card for a proposition only, the profile for every document. */
  const showAll = async (): Promise<void> => {
    await ask<{ kind: string }>('convenant/status', (status) => void context('kind', status?.kind ?? ''));
    showTree();
    await Promise.all([showCard(), showProfile()]);
  };

  const openPlace = ({ uri, range }: Place): Thenable<vscode.TextEditor> =>
    vscode.window.showTextDocument(client.protocol2CodeConverter.asUri(uri), { selection: client.protocol2CodeConverter.asRange(range) });
  const openLink = (view: PageView, index: unknown): Thenable<vscode.TextEditor> | undefined => {
    const place = view.place(index);
    return place && openPlace(place);
  };
  const idOf = (node: Node | undefined): string | undefined => {
    const chosen = node ?? tree.selection[0];
    return chosen && 'criterion' in chosen ? chosen.criterion.id : undefined;
  };
  const change = async (node: Node | undefined, wanted: 'insert' | 'suppress'): Promise<void> => {
    const id = idOf(node);
    if (id !== undefined) await changeFor(client, subject.document, id, wanted);
  };

  void showAll();
  return [
    subject,
    tree,
    vscode.window.registerWebviewViewProvider(CARD, card),
    vscode.window.registerWebviewViewProvider(PROFILE, profile),
    subject.onDidChange(showAll),
    client.onDidChangeState(({ newState }) => {
      stopped = newState === State.Stopped;
      return showAll();
    }),
    tree.onDidChangeVisibility(showTree),
    card.onDidAppear(showCard),
    profile.onDidAppear(showProfile),
    vscode.commands.registerCommand('convenant.openPlace', openPlace),
    vscode.commands.registerCommand(FROM_CARD, (index) => openLink(card, index)),
    vscode.commands.registerCommand(FROM_PROFILE, (index) => openLink(profile, index)),
    vscode.commands.registerCommand('convenant.criterion.insert', (node?: Node) => change(node, 'insert')),
    vscode.commands.registerCommand('convenant.criterion.suppress', (node?: Node) => change(node, 'suppress')),
    vscode.commands.registerCommand('convenant.criterion.explain', (node?: Node) =>
      vscode.commands.executeCommand('convenant.openRule', idOf(node)),
    ),
  ];
}
