import {
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextDocumentFilter,
} from 'vscode-languageserver';
import { unescaped } from '../text/addresses.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';

/**
 * Offers formatting for the governance documents that are open, and for no other Markdown file: an editor that has two
 * formatters for a file asks its user to choose one, or formats nothing on saving. An editor that takes no registrations
 * is offered it for all; ordinary files are left as they are then too.
 */
export class Formatting {
  #offered = '[]';
  #registered: readonly Disposable[] = [];
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly documents: Documents,
    private readonly client: Client,
  ) {}

  /** To be called when other documents may be open, or other ones governance documents. */
  refresh(): void {
    if (!this.client.registersFormatting) return;
    const selector = this.documents.openGovernance().map(filterFor);
    const offered = JSON.stringify(selector);
    if (offered === this.#offered) return;
    this.#offered = offered;
    this.#running = this.#running.then(() => this.#register(selector)).catch((error) => this.connection.console.warn(String(error)));
  }

  async #register(documentSelector: TextDocumentFilter[]): Promise<void> {
    const before = this.#registered;
    const { client } = this.connection;
    this.#registered =
      documentSelector.length === 0
        ? []
        : await Promise.all([
            client.register(DocumentFormattingRequest.type, { documentSelector }),
            client.register(DocumentRangeFormattingRequest.type, { documentSelector }),
          ]);
    for (const registration of before) registration.dispose();
  }
}

/** What matches one document: by its path, in which signs of patterns are escaped. */
function filterFor(uri: string): TextDocumentFilter {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(?:\/\/[^/]*)?(.*)$/i.exec(uri) ?? [];
  const path = unescaped(rest).replace(/^\/(?:[a-z]:\/)?/i, '');
  return { language: 'markdown', scheme, pattern: `**/${path.replace(/[*?[\]{}]/g, '[$&]')}` };
}
