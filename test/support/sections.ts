import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Kind, Language } from '../../server/src/framework/types.ts';
import { checkDocument } from './score.ts';

const FOLDER = fileURLToPath(new URL('../../server/framework/recognition/sections/', import.meta.url));
const KINDS: Record<string, Kind> = { V: 'vision', M: 'member-agreement', P: 'proposition' };
/** Every fifth is never shown to whoever tunes: it measures. */
const HELD_OUT_EVERY = 5;

/** A piece of a document on one criterion, with the elements that a careful reader finds in it. */
export interface LabelledSection {
  file: string;
  language: Language;
  criterion: string;
  kind: Kind;
  /** Empty for a section without a heading of its own. */
  heading: string;
  /** Its sentences, with the elements that each states for who read what stands before it. */
  sentences: [text: string, states: string[]][];
  text: string;
  /** What they state together. */
  states: string[];
  heldOut: boolean;
}

type Written = Pick<LabelledSection, 'criterion' | 'heading' | 'sentences'> & { kind: string };

/** Items and rows stand on lines of their own. */
function joined(sentences: readonly string[]): string {
  const isLine = (text: string | undefined): boolean => /^(?:[-*|]|\d+\.) ?/.test(text ?? '');
  return sentences
    .map(
      (text, i) =>
        (i === 0 ? '' : isLine(text) ? (isLine(sentences[i - 1]) ? '\n' : '\n\n') : isLine(sentences[i - 1]) ? '\n\n' : ' ') + text,
    )
    .join('');
}

export function labelledSections(): LabelledSection[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const sections = (parse(readFileSync(join(FOLDER, file), 'utf8')) as Written[]).filter((s) => s.sentences);
      return sections.map(({ kind, ...section }, i) => ({
        ...section,
        file,
        language: file.slice(0, 2) as Language,
        kind: KINDS[kind] ?? 'vision',
        text: joined(section.sentences.map(([text]) => text)),
        states: [...new Set(section.sentences.flatMap(([, states]) => states))],
        heldOut: i % HELD_OUT_EVERY === 3,
      }));
    });
}

/** What the check says of a section, standing alone in a document: elements asked, and those it calls absent. */
export function absentIn({ language, criterion, kind, heading, text }: LabelledSection): { asked: string[]; absent: string[] } | undefined {
  const title = heading === '' ? '' : `## ${heading}\n\n`;
  const source = `---\ndocument: ${kind}\nlanguage: ${language}\n---\n\n# Document\n\n${title}${text}\n`;
  const assessment = checkDocument(source).assessments.find((a) => a.criterion.id === criterion);
  return assessment && { asked: assessment.asked.map((e) => e.id), absent: assessment.absent.map((e) => e.id) };
}
