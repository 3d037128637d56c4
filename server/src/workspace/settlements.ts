import type { BetweenDraft } from '../checks/between/types.ts';
import { type Finding, PLAIN } from '../checks/finding.ts';
import { fingerprintsOf } from '../checks/fingerprint.ts';
import { isBetween, isOf, type ReviewContext, reviewed } from '../checks/review/apply.ts';
import { openEssential } from '../checks/review/open.ts';
import { blank, byPlace, type Result, sayer } from '../checks/run.ts';
import { betweenTopic } from '../framework/names.ts';
import type { Review } from '../framework/review/review.ts';
import type { Framework } from '../framework/types.ts';
import { fileName, unescaped } from '../text/addresses.ts';
import type { Answers } from './around.ts';
import { type BaselineContent, baselineName, codeOf, knownAs, parseBaseline } from './baseline.ts';
import type { Decisions } from './decisions.ts';
import { type Files, relativePath, resolveUri } from './files.ts';
import type { Held } from './held.ts';
import type { LinkTargets } from './links.ts';
import { PrintsByDocument } from './prints.ts';
import { Reviews, reviewOf } from './reviews.ts';
import type { DocumentSets } from './sets.ts';

/** So many codes of what a baseline holds for nothing are named. */
const MOST_NAMED = 6;

/** What is already settled of a document: by decisions of the review, and by a baseline that holds findings as known. */
export interface Settled {
  beside: Review | undefined;
  strays: readonly Review[];
  /** For each of these, another document that it fits as well and that comes first, by name: the address. */
  rivals: readonly (string | undefined)[];
  /** Decisions beside the documents at the other ends of its findings; undefined where it is looked at by itself. */
  facing: readonly Review[] | undefined;
  baseline: { file: string; content: BaselineContent } | undefined;
}

/** Baselines that configurations name, each read again when its text is another. */
class Baselines {
  readonly #read = new Map<string, { text: string; content: BaselineContent | undefined }>();

  constructor(private readonly files: Files) {}

  of(file: string | undefined): Settled['baseline'] {
    const text = file === undefined ? undefined : this.files.read(file);
    if (file === undefined || text === undefined) return undefined;
    let known = this.#read.get(file);
    if (known?.text !== text) this.#read.set(file, (known = { text, content: parseBaseline(text) }));
    return known.content && { file, content: known.content };
  }
}

/** Findings with what is settled laid over them: decisions first, as they hold for what a baseline knows too. */
function settle(
  result: Result,
  uri: string,
  { beside, strays, rivals, facing, baseline }: Settled,
  context: ReviewContext,
  files: Files,
): Result {
  const stray = beside ? undefined : adopted(result.findings, { strays, rivals }, context);
  const review = beside ?? (stray?.rival === undefined ? stray?.review : undefined);
  const laid = review || facing?.length ? reviewed(result, review, facing, context) : result;
  const taken = stray?.rival === undefined ? undefined : takenByOther(stray.review, stray.rival, uri, context);
  const decided = taken ? { ...laid, findings: [taken, ...laid.findings] } : laid;
  const left = baseline ? withoutKnown(decided, uri, baseline, context, files) : decided;
  const open = openEssential(left.findings, context);
  if (left === result && !open) return result;
  return { ...left, findings: [...left.findings, ...(open ? [open] : [])].sort(byPlace) };
}

/** The decisions of a document that is gone and that this one is, by most of what was decided on; of two the first. */
function adopted(
  findings: readonly Finding[],
  { strays, rivals }: Pick<Settled, 'strays' | 'rivals'>,
  { model, framework }: ReviewContext,
): { review: Review; rival: string | undefined } | undefined {
  if (strays.length === 0) return undefined;
  const prints = new Set(fingerprintsOf(model.text, findings));
  const at = strays.findIndex((review) => isOf(prints, review, framework));
  const review = strays[at];
  return review && { review, rival: rivals[at] };
}

/** Of two copies of a document that is gone, one has its decisions; the other says so. */
function takenByOther({ file }: Review, rival: string, uri: string, { model, framework, settings }: ReviewContext): Finding {
  const name = (address: string): string => decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
  const parameters = { name: name(file), other: name(rival), own: name(reviewOf(uri) ?? file) };
  const message = sayer(framework, settings)('review/taken', parameters);
  return { ...blank(model), ...PLAIN, code: 'review/taken', level: 'information', message };
}

function withoutKnown(
  result: Result,
  uri: string,
  baseline: NonNullable<Settled['baseline']>,
  context: ReviewContext,
  files: Files,
): Result {
  const { model, framework, settings } = context;
  const { file, content } = baseline;
  // Findings between documents are looked up by all their ends, see `knownBetween`.
  const own = result.findings.filter(({ code, criterion }) => !betweenTopic(framework, criterion) && !code.startsWith('review/'));
  const prints = fingerprintsOf(model.text, own);
  const names = own.map(({ code }, i) => baselineName({ code, fingerprint: prints[i] }));
  const path = relativePath(file, uri);
  const isGone = (other: string): boolean => {
    const address = resolveUri(file, other);
    return address !== undefined && !files.exists(address);
  };
  const known = path === undefined ? undefined : knownAs(unescaped(path), new Set(names), Object.entries(content.documents), isGone);
  if (known === undefined) return result;
  const entries = content.documents[known] ?? [];
  const dropped = new Set(own.filter((_, i) => entries.includes(names[i] as string)));
  const findings = result.findings.filter((finding) => !dropped.has(finding));
  const stale = [...new Set(entries)].filter((entry) => !names.includes(entry)).map(codeOf);
  const [first] = stale;
  if (first !== undefined) {
    const codes = [...new Set(stale)];
    const message = sayer(framework, settings)(stale.length === 1 ? 'baseline/outdated' : 'baseline/outdated-many', {
      name: fileName(file),
      code: first,
      count: String(stale.length),
      codes: [...codes.slice(0, MOST_NAMED), ...(codes.length > MOST_NAMED ? ['…'] : [])].join(', '),
    });
    findings.push({ ...blank(model), ...PLAIN, code: 'baseline/outdated', level: 'information', message });
  }
  return { ...result, findings, known: dropped.size };
}

/** What is settled of documents, as their folders and configurations have it. */
export class Settlements {
  readonly #reviews: Reviews;
  readonly #baselines: Baselines;
  readonly #prints: PrintsByDocument;

  constructor(
    private readonly files: Files,
    private readonly decisions: Decisions,
    private readonly sets: DocumentSets,
    heldAt: (uri: string) => Held | undefined,
    links: LinkTargets,
  ) {
    this.#reviews = new Reviews(files, decisions.configurations);
    this.#baselines = new Baselines(files);
    this.#prints = new PrintsByDocument(files, decisions, heldAt, links);
  }

  /** Files may have come or gone. */
  forget(): void {
    this.#reviews.forget();
    this.#prints.forget();
  }

  /** @param among the document stands among the others of its set, and not by itself */
  of(uri: string, among = true): Settled {
    const beside = this.#reviews.beside(uri);
    const strays = beside ? NONE : this.#reviews.strays(uri);
    const rivals = strays.map((review) => this.#rivalOf(uri, review));
    return { beside, strays, rivals, facing: among ? this.#facing(uri) : undefined, baseline: this.baseline(uri) };
  }

  #facing(uri: string): readonly Review[] {
    const ends = (this.sets.of(uri)?.at(uri) ?? []).flatMap((draft) => draft.ends.map((end) => end.uri));
    return [...new Set(ends)].filter((other) => other !== uri).flatMap((other) => this.reviewsOf(other));
  }

  #rivalOf(uri: string, review: Review): string | undefined {
    return this.#reviews.undecidedBefore(uri).find((other) => {
      const read = this.#prints.of(other);
      return read !== undefined && isOf(read.prints, review, read.framework);
    });
  }

  /** Decisions that may be on a document's findings between it and others: those beside it, else those whose document is gone. */
  reviewsOf(uri: string): readonly Review[] {
    const beside = this.#reviews.beside(uri);
    return beside ? [beside] : this.#reviews.strays(uri);
  }

  /** What a file of review decisions holds; undefined where it is not there. */
  review(file: string): Review | undefined {
    return this.#reviews.read(file);
  }

  /** The findings that are known, of the file that the configuration of a document names. */
  baseline(uri: string): Settled['baseline'] {
    const { preferences } = this.decisions;
    return preferences.withoutBaseline ? undefined : this.#baselines.of(this.decisions.configuration(uri).configuration.baseline);
  }

  settle(result: Result, uri: string, settled: Settled, context: ReviewContext): Result {
    return settle(result, uri, settled, context, this.files);
  }

  /** Findings between documents that the baseline of a document knows. */
  knownBetween(uri: string, { baseline }: Settled): ReadonlySet<BetweenDraft> {
    const set = baseline && this.sets.of(uri);
    if (!set || baseline.content.between.length === 0) return new Set();
    const names = new Set(baseline.content.between.map(({ finding }) => finding));
    return new Set(set.drafts().filter((draft) => names.has(baselineName({ code: draft.code, fingerprint: set.key(draft) }))));
  }
}

const NONE: readonly Review[] = [];

/** True where nothing is settled otherwise. */
export function isSameSettled(a: Settled, b: Settled): boolean {
  return (
    a.beside === b.beside && a.baseline?.content === b.baseline?.content && isSameList(a.strays, b.strays) && isSameList(a.facing, b.facing)
  );
}

function isSameList(a: readonly Review[] = NONE, b: readonly Review[] = NONE): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/** What is to be asked of the others where decisions were made on findings between a document and them: these can only be judged among them. */
export function toBeDecided({ beside }: Settled, framework: Framework): Answers {
  return beside?.decisions.some((decision) => isBetween(decision, framework)) ? [[{ ask: 'decided' }, '']] : [];
}
