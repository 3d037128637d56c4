import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextEdit } from '../../server/src/text/edits.ts';

/** A tool with an open document. */
export interface Tool {
  name: string;
  open(text: string): void | Promise<void>;
  /** Takes one edit and ends when the findings on the new text are there. */
  edit(edit: TextEdit, text: string): void | Promise<void>;
  close?(): void | Promise<void>;
  /** Runs in a process of its own. */
  elsewhere?: boolean;
}

interface Markdownlint {
  lint(options: object): Record<string, unknown[]>;
}
interface Textlint {
  TextlintKernel: new () => { lintText(text: string, options: object): Promise<unknown> };
}
interface Default<T> {
  default: T;
}
interface Processor {
  use(preset: unknown): Processor;
  freeze(): Processor;
  process(text: string): Promise<unknown>;
}

/** Rules that no prose of a paragraph a line could keep are off; the rest is as each tool comes. */
export const MARKDOWNLINT_CONFIG = { MD013: false };

/** The address of an installed module; the working directory is where they are installed. */
function moduleUrl(name: string, file: string): string {
  return pathToFileURL(join(process.cwd(), 'node_modules', name, file)).href;
}

/** The peers, which read the whole text anew at each edit, as they do in editors. */
export function peerLinters(): Promise<Tool[]> {
  return Promise.all(PEERS.map(peerLinter));
}

export const PEERS = ['markdownlint', 'textlint', 'remark-lint'] as const;

/** Loads one of them, and no other: what it costs to load is its own. */
export function peerLinter(name: string): Promise<Tool> {
  return name === 'markdownlint' ? markdownlint() : name === 'textlint' ? textlint() : remarkLint();
}

async function markdownlint(): Promise<Tool> {
  const { lint } = (await import(moduleUrl('markdownlint', 'lib/exports-sync.mjs'))) as Markdownlint;
  return { name: 'markdownlint', open: () => {}, edit: (_, text) => void lint({ strings: { text }, config: MARKDOWNLINT_CONFIG }) };
}

async function textlint(): Promise<Tool> {
  const { TextlintKernel } = ((await import(moduleUrl('@textlint/kernel', 'lib/src/index.js'))) as Default<Textlint>).default;
  const plugin = ((await import(moduleUrl('@textlint/textlint-plugin-markdown', 'lib/src/index.js'))) as Default<Default<unknown>>).default;
  const rule = ((await import(moduleUrl('textlint-rule-no-todo', 'lib/no-todo.js'))) as Default<Default<unknown>>).default;
  const kernel = new TextlintKernel();
  const options = {
    ext: '.md',
    filePath: '/bench/document.md',
    plugins: [{ pluginId: 'markdown', plugin: plugin.default ?? plugin }],
    rules: [{ ruleId: 'no-todo', rule: rule.default ?? rule }],
  };
  return {
    name: 'textlint',
    open: () => {},
    edit: async (_, text) => {
      await kernel.lintText(text, options);
    },
  };
}

async function remarkLint(): Promise<Tool> {
  const { remark } = (await import(moduleUrl('remark', 'index.js'))) as { remark(): Processor };
  const preset = ((await import(moduleUrl('remark-preset-lint-recommended', 'index.js'))) as Default<unknown>).default;
  const processor = remark().use(preset).freeze();
  return {
    name: 'remark-lint',
    open: () => {},
    edit: async (_, text) => {
      await processor.process(text);
    },
  };
}
