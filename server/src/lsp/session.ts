import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  type WorkspaceFolder,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import type { Reading } from '../document/document.ts';
import { CONFIGURATION_FILE } from '../framework/configuration/configuration.ts';
import { canonicalUri, folderOf, isYaml } from '../workspace/files.ts';
import type { Git } from '../workspace/history.ts';
import { isReview } from '../workspace/reviews.ts';
import { Workspace } from '../workspace/workspace.ts';
import { type Client, clientOf } from './client.ts';
import { Diagnostics } from './diagnostics.ts';
import { Documents } from './documents.ts';
import type { Disk } from './files.ts';
import { Scan } from './scan.ts';
import { preferencesOf } from './settings.ts';
import { Quiet, sliced } from './turns.ts';

/** What the server needs of the world around it. */
export interface Host {
  reading: Reading;
  disk: Disk;
  version: string;
  /** The day, as `2026-11-22`, by which waivers expire. */
  today?(): string;
  /** Asks git about the repository that a file stands in; undefined where there is none. `path` is that of the file below it. */
  history?(uri: string): { git: Git; path: string } | undefined;
  /** Address of the packaged page on a criterion, or on a group of codes such as `annotation`; undefined where there is none. */
  rulePage(name: string): string | undefined;
}

/** An editor that does not answer what it said it would must not keep findings away. */
const LONGEST_WAIT_FOR_SETTINGS = 2000;

/** One editor at the other end, from its first message: its documents, its settings, its folders. */
export class Session {
  readonly client: Client;
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly diagnostics: Diagnostics;
  readonly #scan: Scan;
  readonly #quiet = new Quiet();
  #folders: string[];
  #configured: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    readonly host: Host,
    params: InitializeParams,
  ) {
    this.client = clientOf(params);
    this.workspace = new Workspace(host.reading, host.disk);
    this.documents = new Documents(this.workspace, host.disk, (key) => this.#yamlChanged(key));
    this.#scan = new Scan(this.documents, host.disk);
    const rulePage = (code: string): string | undefined => host.rulePage(code.slice(0, code.indexOf('/')));
    this.diagnostics = new Diagnostics(connection, this.documents, this.client, rulePage, (whole, token) => this.settled(whole, token));
    this.#folders = foldersOf(params).map(canonicalUri);
    this.workspace.setRoots(this.#folders);
    const given = (params.initializationOptions as { settings?: unknown } | undefined)?.settings;
    this.workspace.prefer({ ...preferencesOf(given, this.client.ui), today: host.today?.() });
  }

  /**
   * Resolves when everything that has come in was taken in.
   * @param whole also when the files of the workspace are read, or the asker no longer waits
   */
  async settled(whole: boolean, token?: CancellationToken): Promise<void> {
    await this.#configured;
    await this.#quiet.settled();
    if (whole) await this.#scan.done(token);
  }

  /** The editor is ready for questions: asks for settings, registers for changes, reads the folders. */
  initialized(): void {
    const { connection, client } = this;
    if (client.configuration) this.readSettings(undefined);
    if (client.registersConfiguration)
      this.#register(connection.client.register(DidChangeConfigurationNotification.type, { section: 'convenant' }));
    if (client.watchesFiles)
      this.#register(
        connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*.{md,markdown}' }, { globPattern: '**/*.{yaml,yml}' }],
        }),
      );
    this.#rescan();
  }

  open(uri: string, version: number, text: string): void {
    this.#quiet.stir();
    this.#turnDay();
    const key = this.documents.open(uri, version, text);
    this.diagnostics.touch([key], true);
    if (!isYaml(key)) this.diagnostics.touch(this.workspace.configuration(key).files);
  }

  change(...change: Parameters<Documents['change']>): void {
    this.#quiet.stir();
    const key = this.documents.change(...change);
    if (key) this.diagnostics.touch([key], true);
  }

  close(uri: string): void {
    this.workspace.settlements.forget();
    const key = this.documents.close(uri);
    if (key) this.diagnostics.touch([key]);
  }

  /** A buffer was written to its file: its bytes may be other than they were. */
  save(uri: string): void {
    const key = canonicalUri(uri);
    this.documents.load(key);
    if (this.client.watchesFiles) this.diagnostics.touch([key]);
    // An editor that cannot tell of files may have saved a configuration too.
    else this.#reconfigure();
  }

  filesChanged(changes: readonly FileEvent[]): void {
    this.#quiet.stir();
    const types = new Map(changes.map(({ uri, type }) => [canonicalUri(uri), type]));
    // One that comes or goes may be what a configuration extends.
    const counts = ([key, type]: [string, FileChangeType]): boolean =>
      isYaml(key) &&
      !isReview(key) &&
      (type !== FileChangeType.Changed || key.endsWith(`/${CONFIGURATION_FILE}`) || this.documents.isConfiguration(key));
    const take = ([key, type]: [string, FileChangeType]): void => {
      if (isYaml(key)) return;
      if (type === FileChangeType.Deleted) this.documents.forget(key);
      else this.documents.load(key);
    };
    // A checkout changes hundreds of files at once; the first few are taken in at once all the same.
    void sliced(types, take).then(() => {
      this.#reviewsChanged([...types.keys()]);
      this.diagnostics.touch(types.keys());
      if ([...types].some(counts)) this.#reconfigure();
    });
  }

  /** Files or folders have gone from one address, and may stand at another now. */
  filesMoved(gone: readonly string[], come: readonly string[]): void {
    this.#quiet.stir();
    this.#reviewsChanged([...gone, ...come].map(canonicalUri));
    for (const uri of gone.map(canonicalUri)) {
      const below = this.workspace.uris().filter((key) => key.startsWith(`${uri}/`));
      for (const key of [uri, ...below]) this.documents.forget(key);
      this.diagnostics.touch([uri, ...below]);
    }
    for (const uri of come.map(canonicalUri)) {
      if (this.host.disk.defect(uri) || this.host.disk.read(uri) !== undefined) this.documents.load(uri);
      else for (const key of this.host.disk.markdown(uri)) this.documents.load(key);
      this.diagnostics.touch([uri, ...this.workspace.uris().filter((key) => key.startsWith(`${uri}/`))]);
    }
    // A folder may hold configuration files, which decide for documents elsewhere in it.
    if ([...gone, ...come].some((uri) => !/\.(?:md|markdown)$/i.test(uri))) this.#reconfigure();
  }

  foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const out = new Set(removed.map(({ uri }) => canonicalUri(uri)));
    this.#folders = [...this.#folders.filter((f) => !out.has(f)), ...added.map(({ uri }) => canonicalUri(uri))];
    this.workspace.setRoots(this.#folders);
    for (const key of this.workspace.uris()) if (!this.documents.isOpen(key)) this.documents.load(key);
    this.#rescan();
  }

  /** @param given the settings as the editor sends them along, where it is not to be asked for them */
  readSettings(given: unknown): void {
    const { client, workspace } = this;
    const use = (settings: unknown): void => {
      const preferences = { ...preferencesOf(settings, client.ui), today: this.host.today?.() };
      if (JSON.stringify(preferences) === JSON.stringify(workspace.preferences)) return;
      workspace.prefer(preferences);
      this.#rescan();
    };
    if (!client.configuration) {
      use((given as { convenant?: unknown } | null)?.convenant);
      return;
    }
    const asked = this.connection.workspace
      .getConfiguration('convenant')
      .then(use, (error) => this.connection.console.error(String(error)));
    const waited = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_WAIT_FOR_SETTINGS).unref());
    this.#configured = Promise.race([asked, waited]);
  }

  /** An editor may stay open for days; waivers expire meanwhile. */
  #turnDay(): void {
    const today = this.host.today?.();
    const { preferences } = this.workspace;
    if (today === preferences.today) return;
    this.workspace.prefer({ ...preferences, today });
    this.diagnostics.touchAll();
  }

  /** The editor goes away: nothing more is read. */
  stop(): void {
    this.#scan.reset();
  }

  /** Files of review decisions, or the documents that they stand beside, may have come, changed or gone. */
  #reviewsChanged(keys: readonly string[]): void {
    this.workspace.settlements.forget();
    const folders = new Set(keys.filter(isReview).map(folderOf));
    if (folders.size > 0) this.diagnostics.touch([...keys, ...this.workspace.uris().filter((uri) => folders.has(folderOf(uri)))]);
  }

  #reconfigure(): void {
    this.workspace.reconfigure();
    this.#rescan();
  }

  /** A YAML file says something else in its editor. Files are looked through only where others may count now. */
  #yamlChanged(key: string): void {
    if (isReview(key)) {
      this.#reviewsChanged([key]);
      return;
    }
    if (!this.documents.isConfiguration(key) && !key.endsWith(`/${CONFIGURATION_FILE}`)) return;
    const { configurations } = this.workspace;
    const before = configurations.readBefore(key)?.configuration.paths;
    this.workspace.reconfigure();
    if (JSON.stringify(before) === JSON.stringify(configurations.read(key).configuration.paths)) {
      this.diagnostics.touchAll();
      this.#refresh();
    } else this.#rescan();
  }

  /** What closed documents give others may be something else under another configuration: what is open depends on that. */
  #refresh(): void {
    const outdated = this.workspace.outdated();
    if (outdated.length > 0) void sliced(outdated, (key) => this.workspace.digest(key)).then(() => this.#touchOpen());
  }

  /** Which files count may have changed. What is open depends on all of them, so they are read for an editor that asks too. */
  #rescan(): void {
    this.#scan.reset();
    this.diagnostics.touchAll();
    void this.#scan.done().then(() => {
      if (this.client.pull) this.#touchOpen();
      else this.diagnostics.touchAll();
    });
  }

  #touchOpen(): void {
    this.diagnostics.touch(this.workspace.uris().filter((key) => this.documents.isOpen(key)));
  }

  #register(registration: Promise<unknown>): void {
    registration.catch((error) => this.connection.console.warn(String(error)));
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams & { workspaceFolders?: WorkspaceFolder[] | null }): string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}
