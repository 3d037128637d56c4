import type { Reading } from '../../document/document.ts';
import type { FrontMatter } from '../../document/front-matter.ts';
import type { Language } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import type { Checked } from '../../workspace/workspace.ts';
import type { Neighbour } from '../neighbours.ts';

/** Something that can be written at the caret. */
export interface Completion {
  label: string;
  /** What is held against the word that is being typed; the label where it is left out. */
  filter?: string;
  kind: 'block' | 'element' | 'key' | 'value' | 'role' | 'reference' | 'file' | 'snippet';
  /** A few words beside the label. */
  detail: string;
  /** Markdown, or empty. */
  documentation: string;
  /** The criterion whose text it inserts, and its language: more is told of that when the author looks at it. */
  template?: { criterion: string; language: Language };
  /** What stands in the range afterwards, with tab stops (`${1:hint}`). */
  insert: string;
  /** What it replaces, in offsets of the text: in one line, up to the caret or over the word it stands in. */
  range: Range;
  /** Lower comes first; equal ones by label. */
  rank: number;
}

/** Where completion is asked for. Model and standing are absent where the front matter does not say yet what the document is. */
export interface CompletionPlace {
  text: string;
  offset: number;
  frontMatter: FrontMatter | undefined;
  checked: Checked | undefined;
  reading: Reading;
  ui: Language;
  /** The other documents; made when references are asked for. */
  neighbours(): Neighbour[];
}

/** A place, with the line around it. */
export interface LinePlace extends CompletionPlace {
  /** Language of names and keys: the document's. */
  language: Language;
  lineStart: number;
  /** The line up to the caret, and from it. */
  before: string;
  after: string;
}
