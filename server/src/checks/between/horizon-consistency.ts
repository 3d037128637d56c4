import { kindOf, nameOf } from './names.ts';
import type { BetweenCheck, Member } from './types.ts';

/** A proposition or agreement does not outlive the vision whose ambition it serves without saying so (catalogue). */
export const horizonConsistency: BetweenCheck = {
  id: 'horizon-consistency',
  reads: ['about', 'serves', 'links', 'ends'],
  *run(members) {
    const visions = new Map(members.filter((m) => kindOf(m) === 'vision').map((m) => [m.uri, m]));
    for (const member of members) {
      const own = member.parts.ends[0];
      if (!own || own.goesOn || kindOf(member) === 'vision') continue;
      for (const vision of servedBy(member, visions)) {
        const end = vision.parts.ends[0];
        if (!end || own.date <= end.date) continue;
        yield {
          code: 'horizon-consistency/outlives',
          parameters: { document: nameOf(member), date: own.shown, vision: nameOf(vision), end: end.shown },
          ends: [
            { uri: member.uri, part: 'ends', item: 0 },
            { uri: vision.uri, part: 'ends', item: 0 },
          ],
        };
        break;
      }
    }
  },
};

/** The visions that a document serves: those that its front matter names, else those that its text links to. */
function servedBy({ parts }: Member, visions: ReadonlyMap<string, Member>): Member[] {
  const served = parts.serves.length > 0 ? parts.serves : parts.links;
  return [...new Set(served.flatMap(({ uri }) => (uri === undefined ? [] : (visions.get(uri) ?? []))))];
}
