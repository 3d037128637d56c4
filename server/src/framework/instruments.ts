import { localised } from './localised.ts';
import type { Entry } from './reader.ts';
import type { Instruments, Term, View } from './types.ts';

const TERM_KEYS = ['id', 'title', 'means', 'also', 'sources'];

/**
 * Reads the instruments of the studies from `structure.yaml`: the integration matrix, the capability
 * scan, the stages of change, themes, pillars and types of organisation. What is wrong is reported
 * where it stands and left out or empty; the rest works.
 */
export function readInstruments(entry: Entry): Instruments {
  const integration = entry.get('integration');
  const scan = entry.get('capability-scan');
  const stages = entry.get('stages-of-change');
  integration.onlyKeys(['block', 'means', 'sources', 'moments', 'dimensions', 'phases']);
  scan.onlyKeys(['means', 'sources', 'domains']);
  stages.onlyKeys(['note', 'sources', 'stages']);
  return {
    integration: {
      block: localised(integration.get('block')),
      means: localised(integration.get('means')),
      sources: integration.get('sources').texts(),
      moments: terms(integration.get('moments')),
      dimensions: terms(integration.get('dimensions')),
      phases: terms(integration.get('phases')),
    },
    capabilityScan: { means: localised(scan.get('means')), sources: scan.get('sources').texts(), domains: terms(scan.get('domains')) },
    stagesOfChange: { note: localised(stages.get('note')), sources: stages.get('sources').texts(), stages: terms(stages.get('stages')) },
    themes: views(entry.get('themes')),
    pillars: views(entry.get('pillars')),
    organisationTypes: each(entry.get('organisation-types'), ['values'], (e, term) => ({ ...term, values: terms(e.get('values')) })),
  };
}

function terms(entry: Entry): Term[] {
  return each(entry, [], (_, term) => term);
}

function views(entry: Entry): View[] {
  return each(entry, ['criteria'], (e, term) => ({ ...term, criteria: e.get('criteria').texts() }));
}

/** A list of things with an id; one that has none, or that of another, is left out. */
function each<T>(entry: Entry, more: readonly string[], make: (entry: Entry, term: Term) => T): T[] {
  if (!entry.exists) entry.problem('configuration/expected-list');
  const ids = new Set<string>();
  return entry.items().flatMap((e) => {
    e.onlyKeys([...TERM_KEYS, ...more]);
    const id = e.get('id').text();
    if (id === undefined) return [];
    if (ids.has(id)) {
      e.get('id').problem('configuration/id-twice', { name: id });
      return [];
    }
    ids.add(id);
    const term = {
      id,
      title: localised(e.get('title')),
      means: localised(e.get('means')),
      also: e.get('also').texts(),
      sources: e.get('sources').texts(),
    };
    return [make(e, term)];
  });
}
