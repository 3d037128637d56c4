import { kindOf, nameOf, sameLanguage } from './names.ts';
import { RoleIndex } from './role-index.ts';
import { overlap, sameNumbers } from './same.ts';
import type { BetweenCheck, BetweenDraft, Member } from './types.ts';

/** Descriptions that share less than this of their words are two. */
const SAME = 0.5;

/** A description of a role, in its place. */
interface Described {
  member: Member;
  item: number;
}

/**
 * A role has one definition over the set; a role that acts in a proposition is defined in it, in the agreement or in
 * the vision (catalogue), so that a definition in another proposition alone does not do. What is defined nowhere is
 * told in the document itself (`roles/undefined`).
 */
export const roleConsistency: BetweenCheck = {
  id: 'role-consistency',
  reads: ['about', 'roles', 'acting'],
  *run(members) {
    const byKey = new Map<string, Described[]>();
    for (const member of members)
      member.parts.roles.forEach(({ key }, item) => {
        const list = byKey.get(key);
        if (list) list.push({ member, item });
        else byKey.set(key, [{ member, item }]);
      });
    for (const described of byKey.values()) yield* conflicting(described);
    const index = new RoleIndex(members);
    for (const member of members) if (kindOf(member) === 'proposition') yield* definedElsewhere(member, index, byKey);
  },
};

/** The later places, each with the first that it differs from: an agreement's or a vision's definition goes before a proposition's. */
function* conflicting(described: readonly Described[]): Iterable<BetweenDraft> {
  if (described.length < 2) return;
  const rank = ({ member }: Described): number => ['member-agreement', 'vision', 'proposition'].indexOf(kindOf(member) ?? '');
  const ordered = [...described].sort((a, b) => rank(a) - rank(b));
  // One of each wording is enough to compare with: most documents of a set repeat what one of them says.
  const wordings = new Map<string, Described>();
  for (const later of ordered) {
    for (const earlier of wordings.values()) {
      if (earlier.member === later.member || !sameLanguage(earlier.member, later.member)) continue;
      const element = differing(saysOf(earlier), saysOf(later));
      if (!element) continue;
      yield {
        code: 'role-consistency/conflicting',
        parameters: {
          role: later.member.parts.roles[later.item]?.name ?? '',
          element,
          document: nameOf(later.member),
          other: nameOf(earlier.member),
        },
        ends: [
          { uri: later.member.uri, part: 'roles', item: later.item },
          { uri: earlier.member.uri, part: 'roles', item: earlier.item },
        ],
      };
      break;
    }
    const wording = JSON.stringify([later.member.parts.about[0]?.language, saysOf(later)]);
    if (!wordings.has(wording)) wordings.set(wording, later);
  }
}

function saysOf({ member, item }: Described): Record<string, string[]> {
  return member.parts.roles[item]?.says ?? {};
}

/** The element on which two descriptions differ; undefined where one may be the other told in more words. */
function differing(a: Record<string, string[]>, b: Record<string, string[]>): string | undefined {
  return Object.keys(a).find((element) => {
    const [one, other] = [a[element] ?? [], b[element] ?? []];
    if (one.length === 0 || other.length === 0) return false;
    const alike = overlap(one, other);
    return alike < SAME || (element === 'authority' && alike < 1 && !sameNumbers(one, other));
  });
}

function* definedElsewhere(
  proposition: Member,
  index: RoleIndex,
  byKey: ReadonlyMap<string, readonly Described[]>,
): Iterable<BetweenDraft> {
  for (const [item, { key, name }] of proposition.parts.acting.entries()) {
    const where = (byKey.get(key) ?? []).filter(({ member }) => member !== proposition && kindOf(member) === 'proposition');
    const [first] = where;
    if (!first || index.describes(key, proposition)) continue;
    yield {
      code: 'role-consistency/undefined',
      parameters: { role: name, document: nameOf(proposition), other: nameOf(first.member) },
      ends: [
        { uri: proposition.uri, part: 'acting', item },
        { uri: first.member.uri, part: 'roles', item: first.item },
      ],
    };
  }
}
