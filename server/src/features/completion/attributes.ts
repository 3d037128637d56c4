import { sayer } from '../../checks/run.ts';
import type { DocumentModel } from '../../document/model.ts';
import type { Criterion, Element } from '../../framework/types.ts';
import { unquoted } from '../../text/quotes.ts';
import { normalise } from '../../text/words.ts';
import { targetsOf } from '../neighbours.ts';
import type { Completion, LinePlace } from './place.ts';

const OPEN = /:+[ \t]*([\p{L}][\p{L}\p{N}\p{M}-]*)(?:\[[^\]]*\])?[ \t]*\{([^{}]*)$/u;
const VALUE = /([\p{L}][\p{L}\p{N}\p{M}-]*)=(?:"([^"]*)|'([^']*)|([^\s"'{}]*))$/u;

/** Names of attributes, or values of one, inside the braces of an annotation; undefined outside them. */
export function attributes(at: LinePlace, model: DocumentModel): Completion[] | undefined {
  const open = OPEN.exec(at.before);
  if (!open) return undefined;
  const [, name = '', inside = ''] = open;
  const elements = at.reading.names.blocks(name).flatMap((criterion) => criterion.elements.map((element) => ({ criterion, element })));
  const value = VALUE.exec(inside);
  if (value) {
    const [, attribute = '', double, single, bare] = value;
    const types = elements.filter(({ element }) => isNamed(element, attribute)).map(({ element }) => element.type);
    return values(at, model, types, double ?? single ?? bare ?? '', double === undefined && single === undefined);
  }
  const typed = /(?:^|[\s,"'])([\p{L}][\p{L}\p{N}\p{M}-]*|)$/u.exec(inside)?.[1];
  // An odd number of quotes: the caret is in a value that holds spaces.
  if (typed === undefined || (inside.match(/"/g)?.length ?? 0) % 2 === 1) return [];
  const rest = /^[\p{L}\p{N}\p{M}-]*/u.exec(at.after)?.[0].length ?? 0;
  const assigned = at.after[rest] === '=';
  const present = (element: Element): boolean =>
    [...`${inside.slice(0, inside.length - typed.length)}${at.after}`.matchAll(/([\p{L}][\p{L}\p{N}\p{M}-]*)=/gu)].some((m) =>
      isNamed(element, m[1] as string),
    );
  const taken = elements.filter(({ element }) => present(element));
  return elements
    .filter(({ element }) => !present(element) || assigned)
    .map(({ criterion, element }, rank) => {
      const label = element.name[at.language];
      return {
        label,
        kind: 'element',
        detail: element.title[at.ui],
        documentation: signature(at, `:::${name}`, elements, taken, { criterion, element }),
        insert: assigned ? label : `${label}="\${1:${element.title[at.language]}}"`,
        range: { start: at.offset - typed.length, end: at.offset + rest },
        rank,
      };
    });
}

interface Offered {
  criterion: Criterion;
  element: Element;
}

/** All attributes that a block takes: the one at hand in bold, with what it should hold; those that are there ticked. */
function signature(
  at: LinePlace,
  block: string,
  all: readonly Offered[],
  taken: readonly Offered[],
  { criterion, element }: Offered,
): string {
  const say = sayer(at.reading.framework, at);
  const lines = all.map((one) => {
    const named = `\`${one.element.name[at.language]}\``;
    const mark = one.element === element ? `**${named}**` : named;
    return `- ${taken.includes(one) ? '✓ ' : ''}${mark} ${one.element.means[at.ui]}`;
  });
  const holds = `**${criterion.title[at.ui]}**: ${element.means[at.ui]} (${say(`configuration/element-type/${element.type}`)}).`;
  return `${holds}\n\n${say('completion/takes', { block })}\n\n${[...new Set(lines)].join('\n')}`;
}

function isNamed(element: Element, name: string): boolean {
  return [element.id, element.name.nl, element.name.en].some((n) => normalise(n) === normalise(name));
}

/** Who the document already names, for an attribute that takes somebody; ids, for one that refers. */
function values(at: LinePlace, model: DocumentModel, types: readonly Element['type'][], typed: string, bare: boolean): Completion[] {
  const rest = (bare ? /^[^\s{}]*/ : /^[^"'{}]*/).exec(at.after)?.[0].length ?? 0;
  const range = { start: at.offset - typed.length, end: at.offset + rest };
  const written = (text: string): string => (bare && /[\s{}"']/.test(text) ? `"${text}"` : text);
  const found = new Map<string, Completion>();
  const add = (text: string, kind: Completion['kind'], detail: string, rank: number): void => {
    if (text !== '' && !/["{}]/.test(text) && !found.has(text))
      found.set(text, { label: text, kind, detail, documentation: '', insert: written(text), range, rank });
  };
  const say = sayer(at.reading.framework, at);
  if (types.some((t) => t === 'role' || t === 'party' || t === 'body')) {
    for (const role of model.roles) if (role.id) add(role.id, 'role', say('completion/role'), 0);
    for (const role of model.roles) if (!role.id && role.certainty === 'declared') add(role.name, 'role', say('completion/role'), 1);
    for (const { text } of model.frontMatter?.fields.get('parties')?.items ?? []) add(unquoted(text), 'value', say('completion/party'), 2);
  }
  if (types.includes('ref')) for (const target of targetsOf(model)) if (target.given) add(`#${target.id}`, 'reference', target.title, 3);
  return [...found.values()];
}
