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
import { sayer } from '../checks/run.ts';
import type { Reading } from '../document/document.ts';
import { CONFIGURATION_FILE } from '../framework/configuration/configuration.ts';
import { betweenTopic } from '../framework/names.ts';
import { canonicalUri, folderOf, isMarkdown, isYaml } from '../workspace/files.ts';
import type { History } from '../workspace/history.ts';
import { isReview } from '../workspace/reviews.ts';
import { Workspace } from '../workspace/workspace.ts';
import { type Client, clientOf } from './client.ts';
import { Diagnostics } from './diagnostics.ts';
import { Documents } from './documents.ts';
import type { Disk } from './files.ts';
import { Formatting } from './formatting.ts';
import { PATIENCE, work } from './progress.ts';
import { Scan } from './scan.ts';
import { preferencesOf } from './settings.ts';
import { Quiet, sliced } from './turns.ts';
import { type FileRequests, VirtualFiles } from './virtual-files.ts';

/** What the server needs of the world around it. */
export interface Host {
  reading: Reading;
  /** What can be read without asking; none in a browser. */
  disk?: Disk;
  version: string;
  /** How long work may take before an editor is told of it, in milliseconds; a second where it is not set. */
  patience?: number;
  /** The day, as `2026-11-22`, by which waivers expire. */
  today?(): string;
  /** Asks git about the repository that a file stands in; undefined where there is none. Left out where there is no git: in a browser. */
  history?(uri: string): History | undefined;
  /** Address of the packaged page on a criterion, or on a group of codes such as `annotation`; undefined where there is none. */
  rulePage(name: string): string | undefined;
}

/** An editor that does not answer what it said it would must not keep findings away, nor must files that are far away. */
const LONGEST_WAIT = 2000;

/** One editor at the other end, from its first message: its documents, its settings, its folders. */
export class Session {
  readonly client: Client;
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly diagnostics: Diagnostics;
  readonly #formatting: Formatting;
  readonly disk: Disk;
  readonly #scan: Scan;
  readonly #quiet = new Quiet();
  #folders: string[];
  #offering = false;
  #configured: Promise<void> = Promise.resolve();
  /** What must be asked for of the folders is there, so that the configuration in them counts. */
  #filled: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    readonly host: Host,
    params: InitializeParams,
  ) {
    this.client = clientOf(params);
    this.disk = host.disk && !this.client.readsFiles ? host.disk : new VirtualFiles(host.disk, fileRequests(connection));
    this.workspace = new Workspace(host.reading, this.disk);
    this.documents = new Documents(this.workspace, this.disk, (key) => this.#yamlChanged(key));
    this.#formatting = new Formatting(connection, this.documents, this.client);
    const say: ReturnType<typeof sayer> = (key, parameters) => sayer(host.reading.framework, this.workspace.preferences)(key, parameters);
    this.#scan = new Scan(
      this.documents,
      this.disk,
      () => work(connection, () => say('progress/reading'), host.patience ?? PATIENCE),
      (done) => say('progress/files', { done: String(done) }),
    );
    const settled = this.settled.bind(this);
    this.diagnostics = new Diagnostics(connection, this.documents, this.client, (code) => this.#rulePage(code), settled);
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
    await this.#filled;
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
    this.#offerFormatting();
    if (!isYaml(key)) this.diagnostics.touch(this.workspace.configuration(key).files);
  }

  change(...change: Parameters<Documents['change']>): void {
    this.#quiet.stir();
    const key = this.documents.change(...change);
    if (key) this.diagnostics.touch([key], true);
    this.#offerFormatting();
  }

  close(uri: string): void {
    this.workspace.settlements.forget();
    const key = this.documents.close(uri);
    if (key) this.diagnostics.touch([key]);
    this.#offerFormatting();
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
    this.#refreshed(
      changes.map(({ uri }) => uri),
      () => this.#takeChanges(changes),
    );
  }

  #takeChanges(changes: readonly FileEvent[]): void {
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
    this.#refreshed([...gone, ...come], () => this.#takeMoves(gone, come));
  }

  #takeMoves(gone: readonly string[], come: readonly string[]): void {
    this.#reviewsChanged([...gone, ...come].map(canonicalUri));
    for (const uri of gone.map(canonicalUri)) {
      const below = this.workspace.uris().filter((key) => key.startsWith(`${uri}/`));
      for (const key of [uri, ...below]) this.documents.forget(key);
      this.diagnostics.touch([uri, ...below]);
    }
    for (const uri of come.map(canonicalUri)) {
      if (this.disk.defect(uri) || this.disk.read(uri) !== undefined) this.documents.load(uri);
      else for (const key of this.disk.markdown(uri)) this.documents.load(key);
      this.diagnostics.touch([uri, ...this.workspace.uris().filter((key) => key.startsWith(`${uri}/`))]);
    }
    // A folder may hold configuration files, which decide for documents elsewhere in it.
    if ([...gone, ...come].some((uri) => !isMarkdown(uri))) this.#reconfigure();
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
    this.#configured = atMost(LONGEST_WAIT, asked);
  }

  /** Does something once what must be asked for of files that may have changed is there: at once where that is nothing. */
  #refreshed(uris: readonly string[], take: () => void): void {
    const refreshed = this.disk.refresh?.(uris.map(canonicalUri));
    if (refreshed) void refreshed.then(take);
    else take();
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
    if (folders.size === 0) return;
    const beside = this.workspace.uris().filter((uri) => folders.has(folderOf(uri)));
    // Decisions on findings between documents are told at their other ends too.
    this.diagnostics.touch([...keys, ...beside, ...beside.flatMap((uri) => this.workspace.dependents(uri))]);
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
    const filling = this.disk.fill?.(this.workspace.roots)?.then(() => this.workspace.reconfigure());
    if (filling) this.#filled = atMost(LONGEST_WAIT, filling);
    this.diagnostics.touchAll();
    this.#offerFormatting();
    void this.#scan.done().then(() => {
      if (this.client.pull) this.#touchOpen();
      else this.diagnostics.touchAll();
    });
  }

  /** Once what came in is taken in: a burst of edits asks once. */
  #offerFormatting(): void {
    if (this.#offering) return;
    this.#offering = true;
    void this.#quiet.settled().then(() => {
      this.#offering = false;
      this.#formatting.refresh();
    });
  }

  #touchOpen(): void {
    this.diagnostics.touch(this.workspace.uris().filter((key) => this.documents.isOpen(key)));
  }

  /** Address of the page on a finding's code, which begins with the name of what it is about. */
  #rulePage(code: string): string | undefined {
    const name = code.slice(0, code.indexOf('/'));
    const { rulePages } = this.client;
    if (rulePages === undefined) return this.host.rulePage(name);
    const { framework } = this.host.reading;
    return framework.criterion(name) || betweenTopic(framework, name) ? `${rulePages}:/${name}.md` : undefined;
  }

  #register(registration: Promise<unknown>): void {
    registration.catch((error) => this.connection.console.warn(String(error)));
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams & { workspaceFolders?: WorkspaceFolder[] | null }): string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

/** Waits for something, but not for ever. */
function atMost(milliseconds: number, awaited: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return Promise.race([awaited, waited]).finally(() => clearTimeout(timer));
}

function fileRequests(connection: Connection): FileRequests {
  return {
    list: (uri) => connection.sendRequest('convenant/listFiles', { uri }),
    read: (uris) => connection.sendRequest('convenant/readFiles', { uris }),
  };
}
