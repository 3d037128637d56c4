import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import type { FormOptions, Reporter } from './reported.ts';
import { sarifReporter } from './sarif.ts';
import { textReporter } from './text.ts';

/** The forms of output of `check`, by the name that `--format` takes. */
export const FORMATS = {
  text: textReporter,
  json: jsonReporter,
  sarif: sarifReporter,
  junit: junitReporter,
  github: githubReporter,
  markdown: markdownReporter,
} as const satisfies Readonly<Record<string, (options: FormOptions) => Reporter>>;

export type Format = keyof typeof FORMATS;
