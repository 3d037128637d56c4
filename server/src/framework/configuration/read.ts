import { fromHere, patternOf } from '../../text/patterns.ts';
import { aspectsUnder, subjectsOf } from '../codes.ts';
import { kind } from '../criterion.ts';
import { nameOf, nearest, PROFILE_NAMES } from '../names.ts';
import { type DataProblem, DataReader, type Entry, short } from '../reader.ts';
import { type Criterion, type Framework, type Kind, type Phrases, PROFILES, type Profile } from '../types.ts';
import { type Configuration, type Extension, type Jargon, NO_CONFIGURATION, NO_EXTENSION } from './configuration.ts';
import { readCriteria } from './criteria.ts';
import { type Example, readExamples } from './examples.ts';
import { readLevels } from './levels.ts';
import { extendFramework, mergeConfigurations, phraseCount } from './merge.ts';
import { plainPhrases } from './phrases.ts';
import { readRecommendations } from './recommendations.ts';
import { CONFIGURATION, keysOf, LONGEST, MOST } from './shape.ts';

/** Why a file that is extended cannot be: key of a message, with what is filled in there. */
export interface Refusal {
  code: string;
  parameters?: Readonly<Record<string, string>>;
  near?: string | undefined;
}

/** The configuration of a file that is extended, by its path as written; or why there is none. */
export type Extend = (target: string) => { configuration: Configuration } | Refusal;

/** The address of a baseline, by its path as written; or why there is none. */
export type Locate = (path: string) => string | Refusal;

/** What a file says, with all that it extends. */
export interface ReadConfiguration {
  configuration: Configuration;
  /** The product's framework with what the configuration adds. */
  framework: Framework;
  /** Of this file alone. */
  problems: DataProblem[];
  /** Of this file alone. */
  examples: Example[];
}

/**
 * Reads a configuration. A bad entry is reported with its place and left out; the rest works. Never throws.
 * @param file the address that problems and decisions are told with
 * @param shipped the product's framework
 * @param locate finds the file that `baseline` names
 */
export function readConfiguration(
  file: string,
  source: string,
  shipped: Framework,
  extend: Extend = noneToExtend,
  locate: Locate = (baseline) => baseline,
): ReadConfiguration {
  const problems: DataProblem[] = [];
  const whole = source.length <= LONGEST.file;
  const root = new DataReader(file, whole ? source : source.slice(0, source.lastIndexOf('\n', LONGEST.file) + 1), problems).root();
  if (!whole) root.keyProblem('configuration/file-too-long', { most: String(LONGEST.file) });
  root.onlyKeys(keysOf(CONFIGURATION));
  const base = readExtends(root.get('extends'), extend);
  const criteria = readCriteria(root.get('criteria'), shipped);
  const withCriteria = mergeConfigurations(base, { ...NO_CONFIGURATION, extension: { ...NO_EXTENSION, criteria } });
  const known = extendFramework(shipped, withCriteria.extension);
  const criterion = (id: string, refuse: Entry['problem']): Criterion | undefined => {
    const found = known.criterion(id);
    if (!found)
      refuse(
        'configuration/unknown-criterion',
        { name: short(id) },
        nearest(
          id,
          known.criteria.map((c) => c.id),
        ),
      );
    return found;
  };
  const named = (e: Entry): Criterion | undefined => {
    const id = e.text();
    return id === undefined ? undefined : criterion(id, e.problem.bind(e));
  };
  const phrasesOf = (key: string): Record<string, Phrases> => perCriterion(root.get(key), criterion, plainPhrases);
  const extension: Extension = {
    headings: phrasesOf('headings'),
    cues: phrasesOf('cues'),
    criteria,
    recommendations: readRecommendations(root.get('recommendations'), shipped, named),
  };
  const profile = readProfile(root.get('profile'));
  const own: Configuration = {
    profile,
    profileFile: profile && file,
    levels: root
      .get('levels')
      .entries()
      .flatMap(([code, e]) => (isCode(code, e, known) ? readLevels(code, e, file) : [])),
    baseline: readBaseline(root.get('baseline'), locate),
    paths: readPaths(root.get('paths')),
    known: root.get('known').texts(MOST.many, LONGEST.line),
    jargon: readJargon(root.get('jargon')),
    extension,
    criteriaFiles: Object.fromEntries(criteria.map(({ id }) => [id, file])),
  };
  const examples = Object.values(perCriterion(root.get('examples'), criterion, (e, of) => readExamples(e, of, file)));
  for (const e of root.get('criteria').isList ? root.get('criteria').items(MOST.criteria) : []) {
    const of = criteria.find(({ id }) => e.get('id').isText && id === e.get('id').text());
    if (of) examples.push(readExamples(e.get('examples'), of, file));
  }
  const bounded = phraseCount(mergeConfigurations(base, own).extension) <= MOST.allPhrases;
  if (!bounded) root.keyProblem('configuration/too-many-phrases', { most: String(MOST.allPhrases) });
  const configuration = mergeConfigurations(base, bounded ? own : { ...own, extension: NO_EXTENSION, criteriaFiles: {} });
  return { configuration, framework: extendFramework(shipped, configuration.extension), problems, examples: examples.flat() };
}

const noneToExtend: Extend = () => ({ code: 'configuration/extends-missing' });

/** What a file extends, the later over the earlier. */
function readExtends(entry: Entry, extend: Extend): Configuration {
  let base = NO_CONFIGURATION;
  for (const item of entry.isText ? [entry] : entry.items(MOST.extends)) {
    const target = item.text(LONGEST.line);
    if (target === undefined) continue;
    const found = extend(target);
    if ('configuration' in found) base = mergeConfigurations(base, found.configuration);
    else item.problem(found.code, { file: short(target), ...found.parameters }, found.near);
  }
  return base;
}

function readBaseline(entry: Entry, locate: Locate): string | undefined {
  const path = entry.optionalText(LONGEST.line);
  const found = path === undefined ? undefined : locate(path);
  if (found === undefined || typeof found === 'string') return found;
  entry.problem(found.code, { file: short(path ?? '') }, found.near);
  return undefined;
}

function readProfile(entry: Entry): Profile | undefined {
  const text = entry.optionalText();
  if (text === undefined) return undefined;
  const profile = nameOf(PROFILE_NAMES, text);
  if (!profile) {
    const names = Object.values<readonly string[]>(PROFILE_NAMES).flat();
    entry.problem('configuration/profile', { value: short(text), names: PROFILES.join(', ') }, nearest(text, names));
  }
  return profile;
}

function readPaths(entry: Entry): { pattern: string; kind: Kind }[] {
  return entry.entries().flatMap(([pattern, e]) => {
    const of = kind(e);
    const tooLong = pattern.length > LONGEST.line;
    const works = !tooLong && patternOf(fromHere(pattern)) !== undefined;
    if (tooLong) e.keyProblem('configuration/too-long', { most: String(LONGEST.line) });
    else if (!works) e.keyProblem('configuration/pattern', { name: short(pattern) });
    return of && works ? [{ pattern, kind: of }] : [];
  });
}

function readJargon(entry: Entry): Jargon {
  if (entry.isList) return { add: [], remove: [], only: entry.texts(MOST.many, LONGEST.line) };
  if (entry.isMapping) entry.onlyKeys(['add', 'remove']);
  else if (entry.exists) entry.problem('configuration/expected-jargon');
  const words = (key: string): string[] => (entry.isMapping ? entry.get(key).texts(MOST.many, LONGEST.line) : []);
  return { add: words('add'), remove: words('remove') };
}

type Find = (id: string, refuse: Entry['problem']) => Criterion | undefined;

/** What stands under the ids of criteria; what stands under anything else is reported and left out. */
function perCriterion<T>(entry: Entry, find: Find, read: (e: Entry, criterion: Criterion) => T): Record<string, T> {
  const found: Record<string, T> = {};
  for (const [id, e] of entry.entries()) {
    const criterion = find(id, e.keyProblem.bind(e));
    if (criterion) found[criterion.id] = read(e, criterion);
  }
  return found;
}

/** The id of a criterion or of a check between documents, or a code of one of its findings. */
function isCode(code: string, entry: Entry, framework: Framework): boolean {
  const [id = '', ...rest] = code.split('/');
  const aspects = aspectsUnder(id, framework);
  if (!aspects) entry.keyProblem('configuration/unknown-criterion', { name: short(id) }, nearest(id, subjectsOf(framework)));
  if (!aspects || rest.length === 0) return aspects !== undefined;
  const aspect = rest.join('/');
  if (aspects.includes(aspect)) return true;
  const near = nearest(aspect, aspects);
  entry.keyProblem(
    'configuration/unknown-code',
    { name: short(code), names: aspects.map((a) => `${id}/${a}`).join(', ') },
    near && `${id}/${near}`,
  );
  return false;
}
