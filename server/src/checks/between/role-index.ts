import { isDescribed } from '../roles.ts';
import { kindOf } from './names.ts';
import type { Member } from './types.ts';

/** The roles that agreements and visions of a set describe, by language: what a proposition need not describe again. */
export class RoleIndex {
  readonly #keys = new Map<string, Set<string>>();
  /** Answers that were given: many documents ask after the same roles. */
  readonly #known = new Map<string, boolean>();

  constructor(members: readonly Member[]) {
    for (const member of members) {
      if (kindOf(member) === 'proposition') continue;
      const language = languageOf(member);
      const keys = this.#keys.get(language) ?? new Set();
      this.#keys.set(language, keys);
      for (const { key, id } of member.parts.roles) keys.add(key).add(id?.replace(/[-_]/g, ' ') ?? key);
    }
  }

  /** True where a role is described for a document: by its own name, or by the head or a longer form of it. */
  describes(key: string, member: Member): boolean {
    const language = languageOf(member);
    const question = `${language} ${key}`;
    let answer = this.#known.get(question);
    if (answer === undefined) {
      answer = isDescribed(key, this.#keys.get(language) ?? new Set());
      this.#known.set(question, answer);
    }
    return answer;
  }
}

function languageOf({ parts }: Member): string {
  return parts.about[0]?.language ?? '';
}
