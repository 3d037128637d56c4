// The types of workbench.mjs, for the tests: that file is plain JavaScript, so that Node runs it as it is.
import type { Page } from 'playwright-core';

export interface Workbench {
  readonly url: string;
  readonly userDataFolder: string;
  readonly logPath: string;
  /** Resolves when the server has ended, asked to or not. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

export function startWorkbench(options: {
  vsix: string;
  folder: string;
  port?: number;
  settings?: Record<string, unknown>;
}): Promise<Workbench>;

export function openPage(url: string, language?: string): Promise<Page>;
