import { type NameIndex, nameIndex } from '../framework/names.ts';
import type { Framework, Kind, Language } from '../framework/types.ts';
import type { TextEdit } from '../text/edits.ts';
import { applyEdits } from '../text/edits.ts';
import { normalise } from '../text/words.ts';
import { outline } from './assemble.ts';
import { resplitBlocks, splitBlocks, type TextBlock } from './blocks.ts';
import { declarations } from './declarations.ts';
import { readBlock } from './facts.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { detectLanguage } from './language.ts';
import type { Block, BlockFacts, DocumentModel, ReadPassage } from './model.ts';
import { collectEvidence } from './recognition/evidence.ts';
import { guessSteps, guessSubjects } from './recognition/guess.ts';
import { differing, NO_NAMES, type ShortNames, shortNamesIn } from './recognition/short-names.ts';
import { placeInBlocks } from './recognition/statements.ts';
import { readSubjects, type Subjects } from './recognition/subjects.ts';
import { Vocabulary } from './recognition/vocabulary.ts';
import { readSuppressions } from './suppressions.ts';

/** What reading documents needs, made once per framework. */
export class Reading {
  #framework: Framework | (() => Framework);
  #names: NameIndex | undefined;
  readonly #vocabularies = new Map<Language, Vocabulary>();
  readonly #subjects = new Map<Language, Subjects | undefined>();

  /**
   * @param framework the framework, or what gives it when it is first needed: a server answers before it has unpacked that
   * @param base a reading of the same framework with less in it, of which what was trained is shared
   */
  constructor(
    framework: Framework | (() => Framework),
    private readonly base: Reading | undefined = undefined,
  ) {
    this.#framework = framework;
  }

  get framework(): Framework {
    if (typeof this.#framework === 'function') this.#framework = this.#framework();
    return this.#framework;
  }

  get names(): NameIndex {
    this.#names ??= nameIndex(this.framework);
    return this.#names;
  }

  vocabulary(language: Language): Vocabulary {
    let vocabulary = this.#vocabularies.get(language);
    if (!vocabulary) this.#vocabularies.set(language, (vocabulary = new Vocabulary(this.framework, language, this.#subjectsOf(language))));
    return vocabulary;
  }

  #subjectsOf(language: Language): Subjects | undefined {
    if (this.base) return this.base.#subjectsOf(language);
    if (!this.#subjects.has(language)) this.#subjects.set(language, readSubjects(this.framework.subjects[language]));
    return this.#subjects.get(language);
  }
}

/**
 * A document that is being edited. Reading is incremental: an edit splits and reads again the blocks
 * that it touches; what a block says is kept by its content. The model after any edits is the model
 * that reading anew gives (a property test says so). Never throws.
 */
export class SourceDocument {
  #text: string;
  #blocks: TextBlock[];
  #facts: BlockFacts[] = [];
  #byContent = new Map<string, BlockFacts>();
  #language: Language;
  #shortNames: ShortNames;
  #frontMatter: FrontMatter | undefined;
  #model: DocumentModel | undefined;

  /** @param mapped the kind that configuration gives to the document's path, if any */
  constructor(
    private readonly reading: Reading,
    text: string,
    private readonly mapped: Kind | undefined = undefined,
  ) {
    this.#text = text;
    this.#blocks = splitBlocks(text);
    this.#readFrontMatter();
    this.#language = this.#languageNow();
    this.#shortNames = this.#shortNamesIn(this.#language);
    if (this.kind) this.#readAll();
  }

  get text(): string {
    return this.#text;
  }

  get frontMatter(): FrontMatter | undefined {
    return this.#frontMatter;
  }

  /** Undefined for a Markdown file that is no governance document: nothing more is read of it. */
  get kind(): Kind | undefined {
    return this.#frontMatter?.kind ?? this.mapped;
  }

  /** True where the front matter means to name a kind but names none that is known. */
  get claimsKind(): boolean {
    return this.#frontMatter?.fields.has('document') ?? false;
  }

  /** Applies edits, in order, each in offsets of the text as the one before left it. */
  edit(edits: readonly TextEdit[]): void {
    for (const edit of edits) {
      this.#text = applyEdits(this.#text, [edit]);
      const before = this.#facts;
      const had = before.length === this.#blocks.length;
      const { blocks, from, to } = resplitBlocks(this.#blocks, this.#text, edit);
      const tail = blocks.length - to;
      const old = this.#blocks;
      this.#blocks = blocks;
      if (had && this.kind) {
        const fresh = blocks.slice(from, to).map((block) => this.#read(block));
        this.#facts = [...before.slice(0, from), ...fresh, ...before.slice(old.length - tail)];
      } else this.#facts = [];
    }
    this.#model = undefined;
    this.#readFrontMatter();
    const language = this.#languageNow();
    const shortNames = this.#shortNamesIn(language);
    if (!this.kind) this.#facts = [];
    else if (language !== this.#language || this.#facts.length !== this.#blocks.length) {
      this.#language = language;
      this.#shortNames = shortNames;
      this.#readAll();
    } else this.#callParties(shortNames);
    this.#forget();
  }

  /** What the document says; undefined where it is no governance document. */
  get model(): DocumentModel | undefined {
    const { kind } = this;
    if (!kind) return undefined;
    this.#model ??= this.#build(kind);
    return this.#model;
  }

  #readAll(): void {
    this.#byContent.clear();
    this.#facts = this.#blocks.map((block) => this.#read(block));
  }

  /** The parties may be called something else now. A name that is being typed is another with each letter: what does not use it stays. */
  #callParties(names: ShortNames): void {
    const changed = differing(this.#shortNames, names);
    if (changed.length === 0) return;
    this.#shortNames = names;
    const uses = (passage: ReadPassage): boolean => {
      const said = normalise(`${passage.plain} ${passage.opening}`);
      return changed.some((word) => said.includes(word));
    };
    // What a heading is on, all below it may be on.
    if (this.#facts.some(({ passages }) => passages.some((passage) => passage.heading && uses(passage)))) {
      this.#readAll();
      return;
    }
    for (const [key, { passages }] of this.#byContent) if (passages.some(uses)) this.#byContent.delete(key);
    this.#facts = this.#blocks.map((block) => this.#read(block));
  }

  #read(block: TextBlock): BlockFacts {
    const source = this.#text.slice(block.start, block.end);
    const key = `${block.kind[0]}${source}`;
    let facts = this.#byContent.get(key);
    if (!facts) {
      facts = readBlock(source, block.kind, this.reading.vocabulary(this.#language), this.reading.names, this.#shortNames);
      this.#byContent.set(key, facts);
    }
    return facts;
  }

  /** Drops kept results once they outnumber the document's blocks by far. */
  #forget(): void {
    if (this.#byContent.size < 2 * this.#blocks.length + 200) return;
    const used = new Set(this.#facts);
    for (const [key, facts] of this.#byContent) if (!used.has(facts)) this.#byContent.delete(key);
  }

  #readFrontMatter(): void {
    const first = this.#blocks[0];
    if (first?.kind !== 'front-matter') {
      this.#frontMatter = undefined;
      return;
    }
    const source = this.#text.slice(first.start, first.end);
    if (this.#frontMatterSource === source && this.#frontMatter?.start === first.start) return;
    this.#frontMatterSource = source;
    this.#frontMatter = readFrontMatter(source, first.start);
  }

  #frontMatterSource: string | undefined;

  /** As the front matter says, else as the text reads; what was detected stays while the text grows. */
  #languageNow(): Language {
    return this.#frontMatter?.language ?? detectLanguage(this.#text.slice(this.#frontMatter?.end ?? 0));
  }

  /** What the document calls its parties. */
  #shortNamesIn(language: Language): ShortNames {
    return this.kind ? shortNamesIn(this.#text, this.reading.vocabulary(language)) : NO_NAMES;
  }

  #build(kind: Kind): DocumentModel {
    const { reading } = this;
    const vocabulary = reading.vocabulary(this.#language);
    const { sections, statements, notable, tables, ids } = outline(this.#blocks, this.#facts, this.#text.length);
    const declared = declarations(this.#blocks, this.#facts, sections, tables, reading.names, vocabulary, this.#text, kind);
    const guesses = (isAnnotated(declared.blocks) ? guessSteps : guessSubjects)(sections, this.#facts, vocabulary);
    placeInBlocks(statements, declared.blocks);
    const { suppressions, problems } = readSuppressions(this.#blocks, this.#facts, this.#text);
    for (const [id, range] of declared.ids) ids.set(id, range);
    const model: DocumentModel = {
      text: this.#text,
      kind,
      language: this.#language,
      status: this.#frontMatter?.status ?? 'draft',
      frontMatter: this.#frontMatter,
      blocks: this.#blocks,
      facts: this.#facts,
      shortNames: this.#shortNames,
      sections,
      declared: declared.blocks,
      elements: declared.elements,
      tables,
      ids,
      suppressions,
      problems: [...declared.problems, ...problems],
      statements,
      notable,
      evidence: [],
      deferrals: [],
      serves: undefined,
      roles: [],
      inFull: new Map(),
      clauses: [],
      asks: [],
    };
    collectEvidence(model, reading.framework, vocabulary, guesses);
    return model;
  }
}

/** With so many annotations an author says what is what: nothing is guessed from words then. */
const ANNOTATED = 4;

function isAnnotated(blocks: readonly Block[]): boolean {
  let count = 0;
  for (const { annotation } of blocks) if (annotation && ++count >= ANNOTATED) return true;
  return false;
}
