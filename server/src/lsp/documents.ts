import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { CONFIGURATION_FILE } from '../framework/configuration/configuration.ts';
import { applyEdits, type TextEdit } from '../text/edits.ts';
import { LineIndex } from '../text/lines.ts';
import { HEAD } from '../workspace/encoding.ts';
import { canonicalUri, isYaml } from '../workspace/files.ts';
import { isReview, reviewOf } from '../workspace/reviews.ts';
import { type Checked, LARGEST, type Workspace } from '../workspace/workspace.ts';
import { editOf, type Located } from './convert.ts';
import { type Defect, type Disk, isScanned } from './files.ts';

interface Buffer {
  version: number;
  text: string;
}

/**
 * Documents as the protocol knows them, over the workspace: buffers with their versions, files on disk,
 * addresses in the editor's spelling. Documents are named by their canonical address everywhere else.
 */
export class Documents {
  readonly #buffers = new Map<string, Buffer>();
  /** Addresses as the editor writes them, of closed documents too: what was shown at one is cleared there. */
  readonly #addresses = new Map<string, string>();
  readonly #defects = new Map<string, Defect>();
  /** The line index made last: most requests are about the document that is being edited. */
  #lines: { text: string; index: LineIndex } = { text: '', index: new LineIndex('') };

  constructor(
    readonly workspace: Workspace,
    private readonly disk: Disk,
    /** Called when the text that counts of a YAML file is another one: it may be a configuration. */
    private readonly onYaml: (key: string) => void,
  ) {}

  open(uri: string, version: number, text: string): string {
    const key = canonicalUri(uri);
    this.#addresses.set(key, uri);
    this.#buffers.set(key, { version, text });
    if (isYaml(key)) this.#takeYaml(key, text);
    else this.#take(key, text, true);
    return key;
  }

  /** Applies changes in order, each to the text as the one before left it. Undefined for a document that is not open. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): string | undefined {
    const key = canonicalUri(uri);
    const buffer = this.#buffers.get(key);
    if (!buffer) return undefined;
    const whole = buffer.text.length <= LARGEST;
    const edits: TextEdit[] = [];
    for (const change of changes) {
      const edit = editOf(change, this.#index(buffer.text), buffer.text.length);
      edits.push(edit);
      buffer.text = applyEdits(buffer.text, [edit]);
    }
    buffer.version = version;
    if (isYaml(key)) this.#takeYaml(key, buffer.text);
    else if (whole && buffer.text.length <= LARGEST) this.workspace.edit(key, edits);
    else this.#take(key, buffer.text, true);
    return key;
  }

  /** Closes a buffer; its file counts again where the workspace holds it. */
  close(uri: string): string | undefined {
    const key = canonicalUri(uri);
    if (!this.#buffers.delete(key)) return undefined;
    if (isYaml(key)) {
      this.#takeYaml(key, undefined);
      return key;
    }
    this.workspace.close(key);
    this.load(key);
    return key;
  }

  /** A file may be new, changed or gone. A document that is no governance document is not kept. */
  load(key: string): void {
    const buffer = this.#buffers.get(key);
    if (buffer) {
      this.#take(key, buffer.text, true);
      return;
    }
    const text = isScanned(key, this.workspace.roots) ? this.disk.read(key) : undefined;
    if (text === undefined) this.forget(key);
    else {
      this.#take(key, text, false);
      // What others depend on is worked out file by file, so that none of them has to wait for all.
      if (this.isGovernance(key)) this.workspace.digest(key);
      else this.forget(key);
    }
  }

  /** Drops what is known of a file; a buffer stays. */
  forget(key: string): void {
    if (this.isOpen(key)) return;
    this.#defects.delete(key);
    this.workspace.remove(key);
  }

  isOpen(key: string): boolean {
    return this.#buffers.has(key);
  }

  /** It is one, or its front matter means to say so. */
  isGovernance(key: string): boolean {
    return this.workspace.kind(key) !== undefined || this.workspace.claims(key).length > 0;
  }

  /** Addresses, as the editor writes them, of the governance documents that are open. */
  openGovernance(): string[] {
    return [...this.#buffers.keys()].filter((key) => this.workspace.kind(key) !== undefined).map((key) => this.address(key));
  }

  /** Why a document is not checked; undefined where it is. */
  defect(key: string): Defect | undefined {
    return this.#defects.get(key);
  }

  /** What is known of a document that is checked, for features; undefined for any other. */
  checked(key: string): Checked | undefined {
    return this.#defects.has(key) ? undefined : this.workspace.check(key);
  }

  version(key: string): number | undefined {
    return this.#buffers.get(key)?.version;
  }

  /** The address of a document in the editor's own spelling. */
  address(key: string): string {
    return this.#addresses.get(key) ?? key;
  }

  /** A file that is no document, as the editor names it. @param text what counts of it now */
  located(key: string, text: string): Located {
    return { uri: this.address(key), lines: new LineIndex(text) };
  }

  /** A configuration file that is open, or that decides for some document, or is extended by one that does. */
  isConfiguration(key: string): boolean {
    return isYaml(key) && ((this.isOpen(key) && key.endsWith(CONFIGURATION_FILE)) || this.workspace.configurationFiles().has(key));
  }

  /** Every file that `isConfiguration` holds for. */
  configurations(): string[] {
    return [...new Set([...this.workspace.configurationFiles(), ...[...this.#buffers.keys()].filter((key) => this.isConfiguration(key))])];
  }

  /** The text of a configuration file; undefined for any other file. */
  configurationText(key: string): string | undefined {
    return isYaml(key) && this.isConfiguration(key) ? this.workspace.configurations.text(key) : undefined;
  }

  /** The text of a file of review decisions. */
  reviewText(key: string): string | undefined {
    return isReview(key) ? this.workspace.configurations.text(key) : undefined;
  }

  /** The governance document that a file of review decisions stands beside. */
  reviewed(key: string): string | undefined {
    return isReview(key) ? this.workspace.uris().find((uri) => reviewOf(uri) === key && this.isGovernance(uri)) : undefined;
  }

  /** Files of review decisions that stand beside a document. */
  reviews(): string[] {
    return this.workspace.uris().flatMap((uri) => (this.isGovernance(uri) && this.workspace.settlements.of(uri).beside?.file) || []);
  }

  /** Line index of a document's text. */
  lines(key: string): LineIndex {
    return this.#index(this.workspace.text(key) ?? this.reviewText(key) ?? this.configurationText(key) ?? '');
  }

  #index(text: string): LineIndex {
    if (this.#lines.text !== text) this.#lines = { text, index: new LineIndex(text) };
    return this.#lines.index;
  }

  #takeYaml(key: string, text: string | undefined): void {
    if (this.workspace.configurations.buffer(key, text)) this.onYaml(key);
  }

  #take(key: string, text: string, open: boolean): void {
    const defect = open && text.length > LARGEST ? 'document/too-large' : this.disk.defect(key);
    if (defect) this.#defects.set(key, defect);
    else this.#defects.delete(key);
    this.workspace.set(key, text.length > LARGEST ? text.slice(0, HEAD) : text, open);
    this.workspace.setPartial(key, defect !== undefined);
  }
}
