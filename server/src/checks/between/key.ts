import { normalise } from '../../text/words.ts';
import { fnv1a } from '../fingerprint.ts';
import type { BetweenDraft, End, Member } from './types.ts';

/** Parameters that name documents: by their file where they have no title, and files are renamed. */
const NAMES = new Set(['document', 'other', 'vision', 'agreement']);

/**
 * Names findings between documents by what they say: the same wherever their ends stand and whatever the files are called,
 * another where what is told of becomes another. Equal ones are counted, in the order of the addresses of their ends.
 */
export function keysBetween(drafts: readonly BetweenDraft[], members: ReadonlyMap<string, Member>): Map<BetweenDraft, string> {
  const seen = new Map<string, number>();
  const placed = drafts.map((draft) => ({ draft, at: draft.ends.map(({ uri, item }) => `${uri} ${item}`).join('\n') }));
  placed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return new Map(
    placed.map(({ draft }) => {
      const content = contentOf(draft, members);
      const nth = (seen.get(content) ?? 0) + 1;
      seen.set(content, nth);
      return [draft, fnv1a(nth === 1 ? content : `${content}\n${nth}`)];
    }),
  );
}

function contentOf({ code, parameters, ends }: BetweenDraft, members: ReadonlyMap<string, Member>): string {
  const said = Object.entries(parameters).filter(([name]) => !NAMES.has(name));
  return JSON.stringify([code, said.sort(), ends.map((end) => saidAt(end, parameters, members.get(end.uri)))]);
}

/** What a document is called, and what a finding lays beside that of another beyond what it says in words. */
function saidAt({ part, item }: End, { element }: BetweenDraft['parameters'], member: Member | undefined): unknown {
  const title = normalise(member?.parts.about[0]?.title ?? '');
  if (part === 'roles' && element !== undefined) return [title, member?.parts.roles[item]?.says[element]];
  return part === 'group' || part === 'delimitation' ? [title, member?.parts.group[0]?.words] : [title];
}
