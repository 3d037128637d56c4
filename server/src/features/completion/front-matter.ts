import { sayer } from '../../checks/run.ts';
import type { FrontMatter } from '../../document/front-matter.ts';
import { FRONT_MATTER_KEYS, KIND_NAMES, nameOf, PROFILE_NAMES, STATUS_NAMES, termOf } from '../../framework/names.ts';
import type { Language, Term } from '../../framework/types.ts';
import type { Completion, LinePlace } from './place.ts';
import { referencesTo } from './references.ts';

/** Keys of the front matter at the start of a line, values after a colon, and what stands in the mappings of the instruments. */
export function frontMatterEntries(at: LinePlace, frontMatter: FrontMatter): Completion[] {
  const key = /^[\p{L}-]*$/u.exec(at.before);
  if (key) return keys(at, frontMatter);
  if (/^[ \t]/.test(at.before)) return nested(at);
  const value = /^([\p{L}-]+)[ \t]*:[ \t]*(.*)$/u.exec(at.before);
  if (!value) return [];
  const [, written = '', typed = ''] = value;
  const name = Object.keys(FRONT_MATTER_KEYS).find((k) => FRONT_MATTER_KEYS[k]?.includes(written.toLowerCase()));
  const space = /:$/.test(at.before) ? ' ' : '';
  const range = { start: at.offset - typed.length, end: at.offset + at.after.trimEnd().length };
  if (name === 'serves')
    return referencesTo(at, typed, { ...range, start: range.start + (/^["']/.test(typed) ? 1 : 0) }, (n) => n.kind === 'vision');
  return valuesOf(name, at).map(({ label, detail, rank }) => ({
    label,
    kind: 'value',
    detail,
    documentation: '',
    insert: space + label,
    range,
    rank,
  }));
}

function keys(at: LinePlace, frontMatter: FrontMatter): Completion[] {
  const say = sayer(at.reading.framework, at);
  const rest = /^[\p{L}-]*/u.exec(at.after)?.[0].length ?? 0;
  const followed = /^[\p{L}-]*[ \t]*:/u.test(at.after);
  return Object.entries(FRONT_MATTER_KEYS)
    .filter(
      ([name]) =>
        !frontMatter.fields.has(name) ||
        at.before + at.after.slice(0, rest) ===
          at.text.slice(frontMatter.fields.get(name)?.key.start, frontMatter.fields.get(name)?.key.end),
    )
    .map(([name, names], rank) => {
      const label = (at.language === 'nl' ? names.at(-1) : names[0]) ?? name;
      return {
        label,
        kind: 'key',
        detail: say(`front-matter/key/${name}`),
        documentation: '',
        insert: followed ? label : `${label}: `,
        range: { start: at.lineStart, end: at.offset + rest },
        rank,
      };
    });
}

/** In a mapping below a key, a line each: dimensions with their phases, axes with their values. */
function nested(at: LinePlace): Completion[] {
  const { integration, organisationTypes } = at.reading.framework.structure;
  const above = at.text
    .slice(0, at.lineStart)
    .split(/\r\n|\r|\n/)
    .findLast((line) => /^[\p{L}-]/u.test(line));
  const owner = nameOf(FRONT_MATTER_KEYS, /^[\p{L}-]+/u.exec(above ?? '')?.[0] ?? '');
  const terms = owner === 'integration' ? integration.dimensions : owner === 'organisation-type' ? organisationTypes : [];
  const key = /^[ \t]+([\p{L}-]*)$/u.exec(at.before);
  if (key) return terms.map((term, rank) => entry(term, at, key[1] ?? '', ': ', rank));
  const value = /^[ \t]+([\p{L} -]+):[ \t]*(?:\[[ \t]*(?:[\p{L} -]+,[ \t]*)?)?([\p{L}-]*)$/u.exec(at.before);
  const term = value && termOf(terms, value[1] ?? '');
  if (!term) return [];
  const values = organisationTypes.find((axis) => axis === term)?.values ?? integration.phases;
  return values.map((one, rank) => entry(one, at, value[2] ?? '', '', rank));
}

function entry({ title, means }: Term, at: LinePlace, typed: string, after: string, rank: number): Completion {
  const rest = /^[\p{L}-]*/u.exec(at.after)?.[0].length ?? 0;
  const label = title[at.language].toLowerCase();
  const space = at.before.endsWith(':') ? ' ' : '';
  const followed = after !== '' && at.after.slice(rest).startsWith(':');
  const range = { start: at.offset - typed.length, end: at.offset + rest };
  return {
    label,
    kind: after ? 'key' : 'value',
    detail: means[at.ui],
    documentation: '',
    insert: space + label + (followed ? '' : after),
    range,
    rank,
  };
}

interface Value {
  label: string;
  detail: string;
  rank: number;
}

function valuesOf(name: string | undefined, at: LinePlace): Value[] {
  const say = sayer(at.reading.framework, at);
  const pick = (table: Readonly<Record<string, readonly string[]>>, position: Record<Language, number>, key: string): Value[] =>
    Object.entries(table).map(([id, names], rank) => ({ label: names[position[at.language]] ?? id, detail: say(`${key}/${id}`), rank }));
  if (name === 'document') {
    const first = pick(KIND_NAMES, { nl: 0, en: 1 }, 'kind');
    // What else the Dutch call a member agreement.
    const others = at.language === 'nl' ? KIND_NAMES['member-agreement'].slice(3, 12) : [];
    return [...first, ...others.map((label) => ({ label, detail: say('kind/member-agreement'), rank: first.length }))];
  }
  if (name === 'status') return pick(STATUS_NAMES, { nl: 0, en: 1 }, 'document-status');
  if (name === 'profile') return pick(PROFILE_NAMES, { nl: 1, en: 0 }, 'profile');
  if (name === 'language') return ['nl', 'en'].map((label, rank) => ({ label, detail: say(`language/${label}`), rank }));
  return [];
}
