import * as vscode from 'vscode';
import type { Criterion, Lens, Part, Place, Standing, Tree } from './data.ts';

export type Node = { lens: Lens } | { criterion: Criterion } | { part: Part; id: string };

/** A shape for each standing, so that none hangs on its colour. */
const ICONS: Record<Standing, vscode.ThemeIcon> = {
  met: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green')),
  partial: new vscode.ThemeIcon('color-mode', new vscode.ThemeColor('charts.yellow')),
  missing: new vscode.ThemeIcon('circle-large-outline', new vscode.ThemeColor('charts.orange')),
  suppressed: new vscode.ThemeIcon('circle-slash'),
};

/** The framework as a tree: lens, criterion, and below it elements and the other documents of the set. */
export class FrameworkNodes implements vscode.TreeDataProvider<Node> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  #tree: Tree | undefined;

  show(tree: Tree | undefined): void {
    this.#tree = tree;
    this.#changed.fire();
  }

  getChildren(node?: Node): Node[] {
    if (!node) return this.#tree?.lenses.map((lens) => ({ lens })) ?? [];
    if ('lens' in node) return node.lens.criteria.map((criterion) => ({ criterion }));
    if ('criterion' in node) return node.criterion.parts.map((part, i) => ({ part, id: `${node.criterion.id}/${i}` }));
    return [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ('lens' in node) return lensItem(node.lens);
    return 'criterion' in node ? criterionItem(node.criterion) : partItem(node.part, node.id);
  }
}

function lensItem({ id, title, text, tooltip }: Lens): vscode.TreeItem {
  const item = described(new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded), title, text);
  item.id = `lens/${id}`;
  item.tooltip = tooltip;
  return item;
}

function criterionItem({ id, title, short, text, tooltip, standing, place, can }: Criterion): vscode.TreeItem {
  const item = described(new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed), title, text);
  item.description = short;
  item.id = id;
  item.tooltip = new vscode.MarkdownString(tooltip);
  item.iconPath = ICONS[standing];
  item.command = opening(place);
  item.contextValue = ['criterion', ...Object.entries(can).flatMap(([what, possible]) => (possible ? [what] : []))].join(' ');
  return item;
}

function partItem({ kind, title, text, standing, place }: Part, id: string): vscode.TreeItem {
  const item = described(new vscode.TreeItem(title), title, text);
  item.id = id;
  item.iconPath = kind === 'document' ? new vscode.ThemeIcon('file') : ICONS[standing];
  item.command = opening(place);
  item.contextValue = kind;
  return item;
}

function described(item: vscode.TreeItem, title: string, text: string): vscode.TreeItem {
  item.description = text;
  // A screen reader says the icon's meaning too: the text holds it.
  item.accessibilityInformation = { label: text === '' ? title : `${title}: ${text}` };
  return item;
}

function opening(place: Place): vscode.Command {
  return { command: 'convenant.openPlace', title: '', arguments: [place] };
}
