import { sayer } from '../../checks/run.ts';
import type { DocumentModel } from '../../document/model.ts';
import type { Range } from '../../text/lines.ts';
import { type Neighbour, type Target, targetsOf } from '../neighbours.ts';
import type { Completion, LinePlace } from './place.ts';

/** Targets of a Markdown link whose address is being typed; undefined where none is. */
export function linkTargets(at: LinePlace, model: DocumentModel): Completion[] | undefined {
  const typed = /\]\(<?([^\s()<>]*)$/.exec(at.before)?.[1];
  if (typed === undefined) return undefined;
  const rest = /^[^\s()<>]*/.exec(at.after)?.[0].length ?? 0;
  const range = { start: at.offset - typed.length, end: at.offset + rest };
  const own = targetsOf(model).map((target) => reference(`#${target.id}`, target, range, target.given ? 0 : 1));
  return [...(typed.includes('#') && !typed.startsWith('#') ? [] : own), ...referencesTo(at, typed, range, () => true)];
}

/**
 * Other documents and the places in them. Places are listed for the document whose path is typed
 * already, up to its `#`; before that, only those that their author named.
 */
export function referencesTo(at: LinePlace, typed: string, range: Range, wanted: (neighbour: Neighbour) => boolean): Completion[] {
  if (typed.startsWith('#')) return [];
  const say = sayer(at.reading.framework, at);
  const path = typed.replace(/^["']/, '').split('#')[0];
  const inside = typed.includes('#');
  return at
    .neighbours()
    .filter(wanted)
    .flatMap((neighbour) => {
      if (inside && neighbour.path !== path) return [];
      const places = neighbour.targets().filter((t) => inside || t.given);
      const references = places.map((target) => reference(`${neighbour.path}#${target.id}`, target, range, target.given ? 3 : 4));
      if (inside) return references;
      return [
        {
          label: neighbour.path,
          kind: 'file',
          detail: neighbour.title || say(`kind/${neighbour.kind}`),
          documentation: '',
          insert: neighbour.path,
          range,
          rank: 2,
        },
        ...references,
      ];
    });
}

function reference(label: string, target: Target, range: Range, rank: number): Completion {
  return { label, kind: 'reference', detail: target.title, documentation: '', insert: label, range, rank };
}
