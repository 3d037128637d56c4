import { kindOf, nameOf, sameLanguage } from './names.ts';
import type { BetweenCheck } from './types.ts';

/** Two words are one in two forms when the shorter has so many letters and opens the longer: `huisartsen`, `huisartsenpraktijken`. */
const SHORTEST = 6;

/**
 * A party that a proposition binds is a party in the agreement (catalogue). A vision's tone does not bind, and an
 * agreement that does not list its parties leaves open who they are.
 */
export const partyConsistency: BetweenCheck = {
  id: 'party-consistency',
  reads: ['about', 'parties'],
  *run(members) {
    const agreements = members.filter((m) => kindOf(m) === 'member-agreement' && m.parts.parties.length > 0);
    for (const proposition of members) {
      if (kindOf(proposition) !== 'proposition') continue;
      const here = agreements.filter((agreement) => sameLanguage(agreement, proposition));
      const [agreement] = here;
      if (!agreement) continue;
      const known = here.flatMap(({ parts }) => parts.parties);
      for (const [item, party] of proposition.parts.parties.entries()) {
        if (party.words.length === 0 || known.some((other) => isSame(party.words, other.words))) continue;
        yield {
          code: 'party-consistency/unbound',
          parameters: { party: party.name, document: nameOf(proposition), agreement: nameOf(agreement) },
          ends: [
            { uri: proposition.uri, part: 'parties', item },
            { uri: agreement.uri, part: 'parties', item: 0 },
          ],
        };
      }
    }
  },
};

/** One name holds the other: `Zorggroep De Brug` and `Coöperatie Zorggroep De Brug`. */
function isSame(a: readonly string[], b: readonly string[]): boolean {
  return holds(a, b) || holds(b, a);
}

function holds(all: readonly string[], some: readonly string[]): boolean {
  return some.every((word) => all.some((other) => word === other || opens(word, other) || opens(other, word)));
}

function opens(short: string, long: string): boolean {
  return short.length >= SHORTEST && long.startsWith(short);
}
