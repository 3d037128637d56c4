import type { Finding, Settings } from '../checks/finding.ts';
import { decidedBetween } from '../checks/review/apply.ts';
import { decision, levelBetween, MOST_OF_A_CODE } from '../checks/run.ts';
import type { Review } from '../framework/review/review.ts';
import type { Framework, Level } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import { messageOf } from './around.ts';
import type { DocumentSets } from './sets.ts';

/** A finding between documents, as a report lists it: once, with all its ends. */
export interface Between {
  code: string;
  level: Level;
  message: string;
  /** The first is where the finding belongs most. */
  places: readonly (Range & { uri: string })[];
  decidedBy: Finding['decidedBy'];
  /** Names it by its content, whatever its documents are called and wherever they stand. */
  fingerprint: string;
  review?: Finding['review'];
}

/**
 * All findings between documents, but for those that an author suppressed at one of their ends. One is told where the
 * settings of a document at one of its ends ask for it, at the level that it has for the first of these.
 */
export function betweenAll(
  sets: DocumentSets,
  framework: Framework,
  settingsOf: (uri: string) => Settings,
  settlements: { reviewsOf(uri: string): readonly Review[] },
): Between[] {
  const found: Between[] = [];
  for (const set of sets.all()) {
    const counts = new Map<string, number>();
    for (const draft of set.drafts()) {
      if (draft.ends.some(({ uri }) => set.isSuppressed(draft, uri))) continue;
      const told = draft.ends.map(({ uri }) => settingsOf(uri)).find((settings) => levelBetween(draft, settings) !== 'off');
      const level = told && levelBetween(draft, told);
      const count = (counts.get(draft.code) ?? 0) + 1;
      counts.set(draft.code, count);
      if (!level || level === 'off' || count > MOST_OF_A_CODE) continue;
      const fingerprint = set.key(draft);
      const reviews = draft.ends.flatMap(({ uri }) => settlements.reviewsOf(uri));
      const finding = { code: draft.code, level, message: messageOf(draft, framework, told), key: fingerprint };
      const { review, ...decided } = decidedBetween(finding, reviews, framework, told);
      found.push({
        ...decided,
        places: draft.ends.map((end) => ({ uri: end.uri, ...set.place(end) })),
        decidedBy: decision(draft.code, told),
        fingerprint,
        ...(review ? { review } : {}),
      });
    }
  }
  return found;
}
