import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import type { WordNote } from '../../server/src/report/word/model.ts';
import { writeWord } from '../../server/src/report/word/write.ts';
import type { Loss } from '../../server/src/word/losses.ts';
import { readWord, type WordText } from '../../server/src/word/read.ts';
import { docx, type Parts } from './docx.ts';
import { reading } from './framework.ts';

/** What a file gives; fails where it is refused. */
export function imported(bytes: Uint8Array): WordText {
  const found = readWord(bytes, ({ author, about, text }) => `<!-- ${author}, “${about}”: ${text} -->`);
  if ('refusal' in found) throw new Error(found.refusal);
  return found;
}

/** The Markdown of a Word document with these parts. */
export function markdownOf(parts: Parts): string {
  return imported(docx(parts)).markdown;
}

/** What was lost, as `kind count: places`. */
export function lost(losses: readonly Loss[]): string[] {
  return losses.map(({ kind, count, places }) => `${kind} ${count}${places.length > 0 ? `: ${places.join(' | ')}` : ''}`);
}

export function modelOf(text: string): DocumentModel {
  const { model } = new SourceDocument(reading, text, 'member-agreement');
  if (!model) throw new Error('no governance document');
  return model;
}

/** A Markdown text in Word. */
export function exported(text: string, notes: readonly WordNote[] = []): Promise<Uint8Array> {
  return writeWord([{ model: modelOf(text), notes }], 'Titel', 'nl');
}
