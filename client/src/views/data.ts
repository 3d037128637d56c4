// What the server answers to the views' requests, as far as they use it.
import type { Range } from 'vscode-languageclient';

export interface Place {
  uri: string;
  range: Range;
}

export type Standing = 'met' | 'partial' | 'missing' | 'suppressed';

export interface Part {
  kind: 'element' | 'document';
  standing: Standing;
  title: string;
  text: string;
  place: Place;
}

export interface Criterion {
  id: string;
  standing: Standing;
  title: string;
  short: string;
  text: string;
  tooltip: string;
  place: Place;
  can: { insert: boolean; suppress: boolean };
  parts: Part[];
}

export interface Lens {
  id: string;
  title: string;
  text: string;
  tooltip: string;
  criteria: Criterion[];
}

/** `convenant/views/tree` */
export interface Tree {
  title: string;
  lenses: Lens[];
}

/** `convenant/views/card` */
export interface Card {
  title: string;
  language: string;
  ui: string;
  note: string;
  none: string;
  answers: {
    question: string;
    answer: 'answered' | 'partly' | 'unanswered';
    said: string;
    passages: { text: string; place: Place }[];
    without?: string;
  }[];
}

/** `convenant/views/profile` */
export interface Profile {
  title: string;
  ui: string;
  note: string;
  legend: { standing: Standing; text: string }[];
  groups: { title: string; rows: ProfileRow[] }[];
  about: string;
}

export interface ProfileRow {
  title: string;
  counts: Record<Standing, number>;
  text: string;
  measured?: string;
  criteria: { title: string; standing: Standing; said: string; place: Place }[];
}
