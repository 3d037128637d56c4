import type { DocumentModel } from '../../../document/model.ts';
import { firstStatement } from '../../../document/recognition/statements.ts';
import type { Vocabulary } from '../../../document/recognition/vocabulary.ts';
import type { Range } from '../../../text/lines.ts';
import { unquoted } from '../../../text/quotes.ts';
import { normalText } from '../../../text/words.ts';
import { lineOf, quote, sectionAt } from '../../places.ts';
import { splitUrl } from '../../references.ts';
import { undefinedMentions } from '../../roles.ts';
import type { Digest, PartName, Parts } from '../types.ts';
import { contentWords } from './content.ts';
import { endsOf } from './ends.ts';
import { groupOf } from './group.ts';
import { rolesOf } from './roles.ts';
import { AMBITION, statementsOn, VISION } from './subjects.ts';
import { termsOf } from './terms.ts';

/** Where a link in the document leads, as an absolute address; undefined where none can be made of it. */
export type Resolve = (path: string) => string | undefined;

type Items<P extends PartName> = { item: Parts[P][number]; place: Range }[];

/** More than this of what says how a document differs from others is not compared. */
const LONGEST_DELIMITATION = 20_000;
/** More links than this say nothing more about what a document is for. */
const MOST_LINKS = 500;
/** More sentences than this on one thing are not compared. */
const MOST_SENTENCES = 4;

/** What other documents can depend on in this one. It holds plain data only, and nothing of the model. */
export function digestOf(model: DocumentModel, vocabulary: Vocabulary, resolve: Resolve): Digest {
  const vision = model.kind === 'vision';
  const proposition = model.kind === 'proposition';
  const links = linksOf(model, resolve);
  const items: { [P in PartName]: Items<P> } = {
    about: aboutOf(model, vocabulary),
    ambitions: vision ? ambitionsOf(model, vocabulary) : [],
    serves: vision ? [] : servesOf(model, resolve),
    links,
    ambitionWords: vision ? [] : ambitionWordsOf(model, vocabulary),
    roles: rolesOf(model, vocabulary),
    acting: undefinedMentions(model).map(({ key, name, start, end }) => ({ item: { key, name }, place: { start, end } })),
    parties: partiesOf(model, vocabulary),
    group: proposition ? groupOf(model, vocabulary) : [],
    delimitation: proposition ? delimitationOf(model, links) : [],
    terms: termsOf(model, vocabulary),
    ends: endsOf(model, vocabulary),
    stated: statedIn(model),
  };
  return {
    parts: each(items, (list) => list.map(({ item }) => item)) as unknown as Parts,
    places: each(items, (list) => list.map(({ place }) => ({ start: place.start, end: place.end }))),
    suppressions: model.suppressions.map(({ scope, codes }) => ({ scope: { ...scope }, codes: codes.map(({ code }) => code) })),
  };
}

function each<T>(items: { [P in PartName]: Items<P> }, make: (list: readonly { item: object; place: Range }[]) => T): Record<PartName, T> {
  return Object.fromEntries(Object.entries(items).map(([part, list]) => [part, make(list)])) as Record<PartName, T>;
}

function aboutOf(model: DocumentModel, vocabulary: Vocabulary): Items<'about'> {
  const field = model.frontMatter?.fields.get('title');
  const heading = model.sections.find((s) => s.isTitle) ?? model.sections.find((s) => s.level === 1);
  const title = unquoted(field?.text ?? '') || (heading?.title ?? '');
  const kind = model.frontMatter?.fields.get('document');
  const place = heading ? lineOf(model.text, heading.heading) : (field?.value ?? kind?.value ?? { start: 0, end: 0 });
  // A title of one word can be any word.
  const named = [/\s/.test(title.trim()) ? title : '', kind?.text ?? ''].map((name) => normalText(name.slice(0, 200)).trim());
  const { profile } = model.frontMatter ?? {};
  return [
    {
      item: {
        kind: model.kind,
        status: model.status,
        language: model.language,
        title,
        named: named.filter((name) => name !== ''),
        words: contentWords(title, vocabulary),
        profile,
      },
      place,
    },
  ];
}

/** The ambitions that a vision declares; else the place where it states one, to which only the document itself leads. */
function ambitionsOf(model: DocumentModel, vocabulary: Vocabulary): Items<'ambitions'> {
  const found: Items<'ambitions'> = [];
  for (const block of model.declared) {
    if (!block.annotation || !block.criteria.some((c) => c.id === 'shared-ambition')) continue;
    const statement = model.elements.find((e) => e.block === block && e.criterion.id === 'shared-ambition' && e.element.id === 'statement');
    if (statement && statement.placeholders.length > 0) continue;
    const text = statement?.text ?? model.text.slice(block.inner.start, Math.min(block.inner.end, block.inner.start + 600));
    const section = sectionAt(model, block.start);
    const slug = [...model.ids].find(([, at]) => section && at.start >= section.heading.start && at.end <= section.heading.end)?.[0];
    const ids = [block.id, slug].filter((id) => id !== undefined);
    found.push({
      item: { ids, title: quote(text, { start: 0, end: text.length }), words: contentWords(text, vocabulary) },
      place: lineOf(model.text, block.opening),
    });
  }
  if (found.length > 0) return found;
  const stated = sentencesOn(model, 'shared-ambition', 'statement', vocabulary);
  const heading = model.sections.find((s) => s.own.has('shared-ambition') && !s.skipped)?.heading;
  const [first] = stated;
  if (!first) return [];
  return [
    {
      item: { ids: [], title: '', words: [...new Set(stated.flatMap(({ words }) => words))] },
      place: lineOf(model.text, heading ?? first.range),
    },
  ];
}

/** The sentences in which an element was found, with their words. */
function sentencesOn(
  model: DocumentModel,
  criterion: string,
  element: string,
  vocabulary: Vocabulary,
): { words: string[]; range: Range }[] {
  const found = new Map<number, { words: string[]; range: Range }>();
  for (const evidence of model.evidence) {
    if (evidence.criterion !== criterion || evidence.element !== element || found.size >= MOST_SENTENCES) continue;
    const statement = model.statements[firstStatement(model.statements, evidence.start + 1) - 1];
    if (!statement) continue;
    const start = statement.base + statement.sentence.start;
    const range = { start, end: Math.max(evidence.end, statement.base + statement.sentence.end) };
    if (!found.has(start)) found.set(start, { words: contentWords(model.text.slice(range.start, range.end), vocabulary), range });
  }
  return [...found.values()];
}

function servesOf(model: DocumentModel, resolve: Resolve): Items<'serves'> {
  const field = model.frontMatter?.fields.get('serves');
  if (!field) return [];
  const values = field.items.length > 0 ? field.items : [{ text: field.text, range: field.value }];
  return values.flatMap(({ text, range }) => {
    const target = unquoted(text);
    if (target === '') return [];
    const [path, id] = splitUrl(target);
    return [{ item: { uri: path === '' ? undefined : resolve(path), id: id || undefined }, place: range }];
  });
}

function linksOf(model: DocumentModel, resolve: Resolve): Items<'links'> {
  const found: Items<'links'> = [];
  const seen = new Set<string>();
  for (let b = 0; b < model.facts.length && found.length < MOST_LINKS; b++) {
    const base = model.blocks[b]?.start ?? 0;
    for (const link of model.facts[b]?.content.links ?? []) {
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link.url)) continue;
      const [path, id] = splitUrl(link.url);
      const uri = path === '' ? undefined : resolve(path);
      if (!uri || seen.has(`${uri}#${id}`)) continue;
      seen.add(`${uri}#${id}`);
      found.push({ item: { uri, id: id || undefined }, place: { start: base + link.start, end: base + link.end } });
    }
  }
  return found;
}

/** What a proposition or agreement says of its ambition in its own words: it may be that of the vision. */
function ambitionWordsOf(model: DocumentModel, vocabulary: Vocabulary): Items<'ambitionWords'> {
  const found = sentencesOn(model, 'shared-ambition', 'statement', vocabulary);
  for (const { sentence, base } of statementsOn(AMBITION | VISION, model, vocabulary)) {
    if (found.length >= 2 * MOST_SENTENCES) break;
    const range = { start: base + sentence.start, end: base + sentence.end };
    found.push({ words: contentWords(model.text.slice(range.start, range.end), vocabulary), range });
  }
  return found.map(({ words, range }) => ({ item: { words }, place: range }));
}

function partiesOf(model: DocumentModel, vocabulary: Vocabulary): Items<'parties'> {
  const words = (text: string): string[] => contentWords(text, vocabulary, ['legal-words']);
  const field = model.frontMatter?.fields.get('parties');
  const found: Items<'parties'> = (field?.items ?? []).flatMap(({ text, range }) => {
    const name = unquoted(text);
    return name === '' ? [] : [{ item: { name, words: words(name) }, place: range }];
  });
  if (model.kind !== 'member-agreement') return found;
  for (const { criterion, element, text, value, placeholders } of model.elements)
    if (criterion.id === 'inclusion' && element.id === 'parties' && placeholders.length === 0)
      found.push({ item: { name: '', words: words(text) }, place: value });
  return found;
}

/** Where a proposition says what else there is: a block, a section, or sentences by their words. */
function delimitationOf(model: DocumentModel, links: Items<'links'>): Items<'delimitation'> {
  const blocks = model.declared.filter((b) => b.criteria.some((c) => c.id === 'delimitation'));
  const sections = model.sections.filter((s) => s.own.has('delimitation') && !s.skipped);
  const sentences = model.evidence.filter((e) => e.criterion === 'delimitation' && e.element !== null);
  const ranges: Range[] = [...blocks, ...sections, ...sentences.map((e) => blockAround(model, e))];
  const first = blocks[0]?.opening ?? sections[0]?.heading ?? sentences[0];
  if (!first) return [];
  const text = ranges.map((r) => model.text.slice(r.start, Math.min(r.end, r.start + LONGEST_DELIMITATION))).join('\n');
  const inside = links.filter(({ place }) => ranges.some((r) => r.start <= place.start && place.end <= r.end));
  return [{ item: { text: normalText(text), links: inside.map(({ item }) => item.uri) }, place: lineOf(model.text, first) }];
}

function blockAround(model: DocumentModel, at: Range): Range {
  return model.blocks.find((b) => b.start <= at.start && at.start < b.end) ?? at;
}

/** What the document states on each criterion. Of roles and feedback clauses, what every one of them states. */
function statedIn(model: DocumentModel): Items<'stated'> {
  const stated = new Map<string, { elements: Set<string>; place: Range }>();
  for (const { criterion, element, start, end } of model.evidence) {
    if (element === null || criterion === 'roles' || criterion === 'feedback') continue;
    const known = stated.get(criterion);
    if (known) known.elements.add(element);
    else stated.set(criterion, { elements: new Set([element]), place: { start, end } });
  }
  for (const [criterion, units] of [
    ['roles', model.roles],
    ['feedback', model.clauses],
  ] as const) {
    const [first, ...rest] = units;
    if (first)
      stated.set(criterion, {
        elements: new Set([...first.parts.keys()].filter((e) => rest.every((u) => u.parts.has(e)))),
        place: first.at,
      });
  }
  return [...stated]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([criterion, { elements, place }]) => ({ item: { criterion, elements: [...elements].sort() }, place }));
}
