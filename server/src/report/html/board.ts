import { traced } from '../../checks/between/ambition-carried-through.ts';
import type { Member } from '../../checks/between/types.ts';
import type { Assessment, Finding, Reviewed } from '../../checks/finding.ts';
import { undefinedMentions } from '../../checks/roles.ts';
import type { sayer } from '../../checks/run.ts';
import type { Certainty, DocumentModel, Parts, Thing } from '../../document/model.ts';
import type { Comparison } from '../../features/compare/types.ts';
import { type About, type DocumentProfile, profileOf } from '../../features/profile.ts';
import { type Passage, passagesOf, quotedAt } from '../../features/questions.ts';
import type { Scan } from '../../features/scan.ts';
import { statedWords } from '../../features/stated.ts';
import type { Framework, Language, Profile, Status } from '../../framework/types.ts';
import type { LineIndex, Range } from '../../text/lines.ts';
import { unquoted } from '../../text/quotes.ts';
import type { NoEarlier } from '../compare/compared.ts';
import { type Problem, placeOf, type ReportedBetween } from '../reported.ts';

export type Say = ReturnType<typeof sayer>;

/** Everything that a board's report is made of, for one document or a set. */
export interface Board {
  documents: readonly BoardDocument[];
  ambitions: readonly { title: string; vision: string; takers: readonly string[] }[];
  between: readonly ReportedBetween[];
  scan: Scan | undefined;
  problems: readonly Problem[];
  about: About;
}

/** What sections speak with. */
export interface Context {
  say: Say;
  ui: Language;
  framework: Framework;
}

/** Words of a document with the line on which they stand, one-based. */
export interface Placed {
  text: string;
  line: number;
}

/** What is stated of a part of a role or a clause. */
export interface Told extends Placed {
  certainty: Certainty;
}

type Stated = Readonly<Partial<Record<string, Told>>>;

export interface BoardRole {
  key: string;
  name: string;
  line: number;
  certainty: Certainty;
  parts: Stated;
}

/** One document, in plain data: nothing of its model is kept. */
export interface BoardDocument {
  /** Absolute address, by which other documents lead to it. */
  uri: string;
  path: string;
  language: Language;
  status: Status;
  /** Front matter as written; undefined where it says nothing. */
  fields: Readonly<Record<'version' | 'date' | 'review-by' | 'ends', string | undefined>>;
  profile: DocumentProfile<{ line: number }>;
  assessments: readonly Assessment[];
  /** By criterion, the words that state it. */
  passages: ReadonlyMap<string, readonly (Passage & { line: number })[]>;
  roles: readonly BoardRole[];
  /** Roles that act and that the document describes nowhere. */
  acting: readonly { key: string; name: string; line: number }[];
  clauses: readonly { line: number; certainty: Certainty; parts: Stated }[];
  asks: readonly (Placed & { thing: Thing; covered: boolean })[];
  deferrals: readonly (Placed & { criterion: string })[];
  waivers: readonly { line: number; codes: readonly string[]; reason: string }[];
  /** What the review decided on its findings. */
  decisions: readonly (Reviewed & { code: string; line: number })[];
  /** What changed since the version that was asked for; why there is none, undefined where none was asked for. */
  since?: Comparison | NoEarlier;
  /** What makes the check itself unreliable. */
  errors: readonly Placed[];
}

interface Checked {
  model: DocumentModel;
  framework: Framework;
  profile: Profile;
  findings: readonly Finding[];
  assessments: readonly Assessment[];
}

/** What the report tells of one checked document. */
export function boardDocument(
  { uri, path }: { uri: string; path: string },
  checked: Checked,
  lines: LineIndex,
  ui: Language,
): BoardDocument {
  const { model, framework, assessments, findings } = checked;
  const line = (range: Range): number => placeOf(lines, range.start).line;
  const field = (name: string): string | undefined => unquoted(model.frontMatter?.fields.get(name)?.text ?? '') || undefined;
  const parts = (all: Parts, unit: Range): Stated =>
    Object.fromEntries([...all].map(([element, evidence]) => [element, { ...statedWords(model, evidence, unit), line: line(evidence) }]));
  const sentence = (range: Range): Placed => ({ text: quotedAt(model, range).text, line: line(range) });
  return {
    uri,
    path,
    language: model.language,
    status: model.status,
    fields: { version: field('version'), date: field('date'), 'review-by': field('review-by'), ends: field('ends') },
    profile: profileOf(checked, framework, ui, (range) => ({ line: line(range) })),
    assessments,
    passages: new Map(assessments.map((one) => [one.criterion.id, passagesOf(one, model).map((p) => ({ ...p, line: line(p.at) }))])),
    roles: model.roles.map((role) => ({
      key: role.key,
      name: role.name,
      line: line(role.at),
      certainty: role.certainty,
      parts: {
        ...parts(role.parts, role.at),
        ...(role.tasks[0] && {
          tasks: {
            text: role.tasks.map(({ text }) => text).join('; '),
            line: line(role.tasks[0].range),
            certainty: role.parts.get('tasks')?.certainty ?? role.certainty,
          },
        }),
      },
    })),
    acting: undefinedMentions(model).map(({ key, name, ...range }) => ({ key, name, line: line(range) })),
    clauses: model.clauses.map((clause) => ({ line: line(clause.at), certainty: clause.certainty, parts: parts(clause.parts, clause.at) })),
    asks: model.asks.map((ask) => ({ ...sentence(ask), thing: ask.thing, covered: ask.covered })),
    // A sentence can refer elsewhere for a lens as a whole: that is told of its criteria.
    deferrals: model.deferrals
      .filter(({ criterion }) => framework.criterion(criterion))
      .map(({ criterion, sentence: range }) => ({ criterion, ...sentence(range) })),
    waivers: model.suppressions.map(({ codes, reason, comment }) => ({
      line: line(comment),
      codes: codes.map(({ code }) => code),
      reason,
    })),
    decisions: findings.flatMap((finding) => (finding.review ? [{ ...finding.review, code: finding.code, line: line(finding) }] : [])),
    errors: findings.filter(({ level }) => level === 'error').map((finding) => ({ text: finding.message, line: line(finding) })),
  };
}

/** The ambitions of visions, with the documents that take each up, by address. @param sets documents as others can depend on them */
export function ambitionsOf(sets: readonly (readonly Member[])[]): { title: string; vision: string; takers: string[] }[] {
  return sets.flatMap((members) =>
    traced(members).ambitions.map(({ vision, item, takers }) => ({
      title: vision.parts.ambitions[item]?.title ?? '',
      vision: vision.uri,
      takers: takers.map(({ uri }) => uri),
    })),
  );
}

/** How a document is called: by its title, else by its path. */
export function nameOf({ profile, path }: BoardDocument): string {
  return profile.title || path;
}
