// A workspace that is on no disk, as an editor has it in a browser or far away.
import { Editor, type EditorOptions, PUSHED } from './editor.ts';

export const FOLDER = 'memfs://host/map';

/** Files by address, which the editor reads when it is asked to; what it read is noted. */
export class Remote {
  readonly read: string[] = [];
  readonly files: Map<string, string | Uint8Array>;
  /** Whether it lists all there is. */
  complete = true;

  constructor(files: Record<string, string | Uint8Array>) {
    this.files = new Map(Object.entries(files).map(([path, content]) => [`${FOLDER}/${path}`, content]));
  }

  start(options: EditorOptions = {}): Promise<Editor> {
    return Editor.start({
      capabilities: PUSHED,
      folders: [FOLDER],
      ...options,
      initializationOptions: { readsFiles: true, ...options.initializationOptions },
      answers: {
        'convenant/listFiles': ({ uri }: { uri: string }) => this.#list(uri),
        'convenant/readFiles': ({ uris }: { uris: string[] }) => uris.map((uri) => this.#read(uri)),
      },
    });
  }

  #list(uri: string): { files: string[]; complete: boolean } | null {
    const folder = uri.endsWith('/') ? uri : `${uri}/`;
    const files = [...this.files.keys()].filter((address) => address === uri || address.startsWith(folder));
    return files.length > 0 ? { files, complete: this.complete } : null;
  }

  #read(uri: string): string | null {
    this.read.push(uri);
    const content = this.files.get(uri);
    return content === undefined ? null : Buffer.from(content).toString('base64');
  }
}

/** The address of a file in the folder. */
export function at(path: string): string {
  return `${FOLDER}/${path}`;
}
