/**
 * What a `.convenant.yaml` can hold, as data: the reader takes its keys from here, completion and hover
 * look up where they stand, and the JSON Schema and `docs/configuration.md` are made of it.
 */
export type Shape =
  | { is: 'mapping'; keys: Readonly<Record<string, Shape>>; required: readonly string[] }
  /** Keys are names of that sort, all with the same form of value. */
  | { is: 'record'; names: Names; of: Shape }
  | { is: 'list'; of: Shape; most: number }
  | { is: 'name'; of: Names }
  | { is: 'text'; longest: number }
  | { is: 'flag' }
  | { is: 'either'; of: readonly Shape[] };

/** Sorts of names that are known, or of which the form is. */
export type Names =
  | 'profile'
  | 'level'
  | 'kind'
  | 'status'
  | 'condition'
  | 'criterion'
  | 'code'
  | 'lens'
  | 'factor'
  | 'willingness'
  | 'element-type'
  | 'value-type'
  | 'id'
  | 'element'
  | 'annotation'
  | 'pattern'
  | 'file'
  | 'baseline'
  | 'language'
  | 'decision'
  | 'key'
  | 'date';

/** Bounds: a workspace may hold anything, and whoever needs more has several files. */
export const MOST = {
  extends: 10,
  files: 30,
  depth: 5,
  phrases: 100,
  words: 15,
  alternatives: 20,
  gaps: 3,
  variants: 64,
  allPhrases: 2000,
  criteria: 100,
  many: 500,
  few: 50,
};
export const LONGEST = { file: 100_000, text: 5000, line: 300, phrase: 200, ownPhrase: 600 };

const LINE: Shape = { is: 'text', longest: LONGEST.line };
const PHRASE: Shape = { is: 'text', longest: LONGEST.phrase };
const OWN_PHRASE: Shape = { is: 'text', longest: LONGEST.ownPhrase };
const FLAG: Shape = { is: 'flag' };

const list = (of: Shape, most = MOST.many): Shape => ({ is: 'list', of, most });
const record = (names: Names, of: Shape): Shape => ({ is: 'record', names, of });
const name = (of: Names): Shape => ({ is: 'name', of });
const either = (...of: Shape[]): Shape => ({ is: 'either', of });
const mapping = (keys: Readonly<Record<string, Shape>>, ...required: string[]): Shape => ({ is: 'mapping', keys, required });
/** One for both languages, or one for each of them. */
const perLanguage = (of: Shape): Shape => either(of, record('language', of));

const TEXT = perLanguage({ is: 'text', longest: LONGEST.text });
const TITLE = perLanguage(LINE);
const ANNOTATION = perLanguage(name('annotation'));
const PHRASES = perLanguage(list(PHRASE, MOST.phrases));
const OWN_PHRASES = perLanguage(list(OWN_PHRASE, MOST.phrases));
const CRITERIA = list(name('criterion'), MOST.few);

const EXAMPLE_TEXT: Shape = { is: 'text', longest: LONGEST.text };
const MET = either(EXAMPLE_TEXT, mapping({ text: EXAMPLE_TEXT, states: list(name('element'), MOST.few), heading: LINE }, 'text'));
const NOT = either(
  EXAMPLE_TEXT,
  mapping({ text: EXAMPLE_TEXT, lacks: either(LINE, list(name('element'), MOST.few)), heading: LINE }, 'text'),
);
const EXAMPLES = mapping({
  headings: perLanguage(list(LINE, MOST.phrases)),
  'not-headings': perLanguage(list(LINE, MOST.phrases)),
  met: perLanguage(list(MET, MOST.phrases)),
  not: perLanguage(list(NOT, MOST.phrases)),
});

const ELEMENT = mapping(
  {
    type: name('element-type'),
    title: TITLE,
    name: ANNOTATION,
    means: TEXT,
    add: TEXT,
    'asked-of': record('kind', name('profile')),
    values: list(name('value-type'), MOST.few),
    cues: OWN_PHRASES,
    anywhere: OWN_PHRASES,
    headings: OWN_PHRASES,
    substance: FLAG,
    'own-name': FLAG,
  },
  'type',
  'title',
);

const CRITERION = mapping(
  {
    id: name('id'),
    title: TITLE,
    lens: name('lens'),
    levels: record('kind', name('profile')),
    asks: TEXT,
    elements: record('element', ELEMENT),
    block: ANNOTATION,
    heading: TITLE,
    why: TEXT,
    question: TEXT,
    example: TEXT,
    template: TEXT,
    sources: list(LINE, MOST.few),
    factors: list(name('factor'), MOST.few),
    willingness: list(name('willingness'), MOST.few),
    'by-reference': list(name('kind'), MOST.few),
    headings: OWN_PHRASES,
    cues: OWN_PHRASES,
    table: mapping({ row: OWN_PHRASES, columns: record('element', OWN_PHRASES) }, 'row'),
    firm: FLAG,
    examples: EXAMPLES,
  },
  'id',
  'title',
  'lens',
  'levels',
  'asks',
  'elements',
);

const RECOMMENDATION = mapping(
  {
    study: name('id'),
    id: LINE,
    title: TITLE,
    gist: TEXT,
    kinds: list(name('kind'), MOST.few),
    meets: CRITERIA,
    fixes: CRITERIA,
    sources: list(LINE, MOST.few),
    template: either(TEXT, record('kind', TEXT)),
  },
  'study',
  'id',
  'title',
  'template',
);

const WORDS = list(LINE);

/** A configuration file as a whole. */
export const CONFIGURATION = {
  is: 'mapping',
  keys: {
    extends: either(name('file'), list(name('file'), MOST.extends)),
    profile: name('profile'),
    baseline: name('baseline'),
    levels: record('code', either(name('level'), record('condition', name('level')))),
    paths: record('pattern', name('kind')),
    known: WORDS,
    jargon: either(WORDS, mapping({ add: WORDS, remove: WORDS })),
    headings: record('criterion', PHRASES),
    cues: record('criterion', PHRASES),
    criteria: list(CRITERION, MOST.criteria),
    recommendations: list(RECOMMENDATION, MOST.criteria),
    examples: record('criterion', EXAMPLES),
  },
  required: [],
} as const satisfies Shape;

const DECISION = mapping(
  {
    finding: name('code'),
    criterion: name('criterion'),
    key: either(name('key'), list(name('key'), MOST.many)),
    words: LINE,
    decision: name('decision'),
    reason: { is: 'text', longest: LONGEST.text },
    by: LINE,
    until: name('date'),
    date: name('date'),
  },
  'decision',
  'key',
);

/** A file of review decisions as a whole (`visie.review.yaml`). */
export const REVIEW = {
  is: 'mapping',
  keys: { document: LINE, decisions: list(DECISION, MOST.many) },
  required: ['decisions'],
} as const satisfies Shape;

/** The keys of a mapping of that shape. */
export function keysOf(shape: Shape): string[] {
  return shape.is === 'mapping' ? Object.keys(shape.keys) : [];
}

/** Shapes of the parts that the reader reads one by one. */
export const PARTS = { CRITERION, ELEMENT, RECOMMENDATION, EXAMPLES, MET, NOT, DECISION };
