import { normalText } from '../../text/words.ts';
import { kindOf, nameOf, sameLanguage } from './names.ts';
import { likeness, overlap } from './same.ts';
import type { BetweenCheck, End, Member, Offer, Parts } from './types.ts';

type Group = Parts['group'][number];

/** What two groups must share of the words that tell what they have: all of the shorter, and so much of both. */
const ALIKE = 0.5;

/** Two propositions for the same target group that do not name each other in their delimitation: once, with both places (catalogue). */
export const overlappingPropositions: BetweenCheck = {
  id: 'overlapping-propositions',
  reads: ['about', 'group', 'delimitation'],
  *run(members) {
    const propositions = members.filter((m) => kindOf(m) === 'proposition' && m.parts.group.length > 0);
    for (const [one, other] of candidates(propositions)) {
      if (!sameLanguage(one, other) || !sameGroup(one.parts.group[0] as Group, other.parts.group[0] as Group)) continue;
      const silent = [...(names(one, other) ? [] : [{ from: one, to: other }]), ...(names(other, one) ? [] : [{ from: other, to: one }])];
      const [first] = silent;
      if (!first) continue;
      yield {
        code: 'overlapping-propositions/unnamed',
        parameters: { document: nameOf(first.from), other: nameOf(first.to) },
        ends: [endOf(first.from), endOf(first.to)],
        offers: Object.fromEntries(
          silent.map(({ from, to }): [string, Offer[]] => [from.uri, [{ kind: 'neighbour', uri: to.uri, title: nameOf(to) }]]),
        ),
      };
    }
  },
};

/** Every two that can be alike, each pair once: one of them has all the words of the other, and so its first. */
function* candidates(propositions: readonly Member[]): Iterable<[Member, Member]> {
  const byWord = new Map<string, Member[]>();
  for (const member of propositions) {
    const { words } = member.parts.group[0] as Group;
    for (const word of words.length > 0 ? words : ['']) byWord.set(word, [...(byWord.get(word) ?? []), member]);
  }
  const size = (member: Member): number => (member.parts.group[0] as Group).words.length;
  for (const one of propositions) {
    const [first = ''] = (one.parts.group[0] as Group).words;
    for (const other of byWord.get(first) ?? [])
      if (size(other) > size(one) || (size(other) === size(one) && one.uri < other.uri))
        yield one.uri < other.uri ? [one, other] : [other, one];
  }
}

/** Where the other should be named; where there is no such place yet, where it says for whom it is. */
function endOf({ uri, parts }: Member): End {
  return { uri, part: parts.delimitation.length > 0 ? 'delimitation' : 'group', item: 0 };
}

/** The same patients, as far as the texts tell: what they have is the same, and there are ages that both have. */
function sameGroup(a: Group, b: Group): boolean {
  if (a.from > b.to || b.from > a.to || a.negations.join() !== b.negations.join()) return false;
  if (a.words.length === 0 && b.words.length === 0) return a.from === b.from && a.to === b.to;
  return overlap(a.words, b.words) === 1 && likeness(a.words, b.words) >= ALIKE;
}

/** The delimitation of one links to the other, or names it. */
function names({ parts }: Member, other: Member): boolean {
  const { text = '', links = [] } = parts.delimitation[0] ?? {};
  if (links.includes(other.uri)) return true;
  const title = normalText(other.parts.about[0]?.title ?? '');
  return title.trim() !== '' && text.includes(title);
}
