import { termsOf } from '../../checks/between/digest/terms.ts';
import type { FrontMatterField } from '../../document/front-matter.ts';
import type { Vocabulary } from '../../document/recognition/vocabulary.ts';
import { nameOf, STATUS_NAMES } from '../../framework/names.ts';
import { unquoted } from '../../text/quotes.ts';
import { placed, sameWords } from './said.ts';
import type { Change, CompareContext, Version } from './types.ts';

const FIELDS = ['status', 'ends', 'review-by', 'serves'];

/** How a version calls itself. */
export function versionOf({ model }: Pick<CompareContext['before'], 'model'>, title: string): Version {
  return {
    title,
    status: model.status,
    version: textOf(model.frontMatter?.fields.get('version')),
    date: textOf(model.frontMatter?.fields.get('date')),
  };
}

/** What the front matter says otherwise: how far the document is, until when it holds, who agree it. */
export function documentChanges(context: CompareContext): Change[] {
  const { before, after, say } = context;
  const fields = (side: CompareContext['before'], name: string): FrontMatterField | undefined => side.model.frontMatter?.fields.get(name);
  const changed = FIELDS.flatMap((name): Change[] => {
    const [one, other] = [fields(before, name), fields(after, name)];
    const [was, is] = [textOf(one), textOf(other)];
    if (was === is || (name === 'status' && nameOf(STATUS_NAMES, was ?? '') === nameOf(STATUS_NAMES, is ?? ''))) return [];
    const shown = (value: string | undefined): string => {
      const status = name === 'status' ? nameOf(STATUS_NAMES, value ?? '') : undefined;
      return status ? say(`report/status/${status}`) : (value ?? '');
    };
    const how = was === undefined ? 'gained' : is === undefined ? 'lost' : 'changed';
    return [
      {
        about: 'document',
        how,
        message: say(`compare/field/${how}`, { field: say(`compare/field-name/${name}`), before: shown(was), after: shown(is) }),
        before: one && placed(before, one.value, was ?? ''),
        after: other && placed(after, other.value, is ?? ''),
      },
    ];
  });
  return [...changed, ...parties(context)];
}

function parties({ before, after, say }: CompareContext): Change[] {
  const items = ({ model }: CompareContext['before']) =>
    (model.frontMatter?.fields.get('parties')?.items ?? []).map(({ text, range }) => ({ text: bare(text), range }));
  const [one, other] = [items(before), items(after)];
  const lacks = (list: typeof one, text: string): boolean => !list.some((item) => sameWords(item.text, text));
  return [
    ...other
      .filter(({ text }) => lacks(one, text))
      .map(({ text, range }): Change => {
        const message = say('compare/party/gained', { name: text });
        return { about: 'party', how: 'gained', message, before: undefined, after: placed(after, range, text) };
      }),
    ...one
      .filter(({ text }) => lacks(other, text))
      .map(({ text, range }): Change => {
        const message = say('compare/party/lost', { name: text });
        return { about: 'party', how: 'lost', message, before: placed(before, range, text), after: undefined };
      }),
  ];
}

/** Words that the document gives a meaning, where that is another. */
export function definitionChanges({ before, after, say }: CompareContext, vocabulary: Vocabulary): Change[] {
  const earlier = new Map(termsOf(before.model, vocabulary).map((term) => [`${term.item.kind} ${term.item.key}`, term]));
  return termsOf(after.model, vocabulary).flatMap(({ item, place }): Change[] => {
    const then = earlier.get(`${item.kind} ${item.key}`);
    if (!then || sameWords(then.item.meaning, item.meaning)) return [];
    return [
      {
        about: 'document',
        how: 'redefined',
        message: say('compare/definition', { name: item.name, before: then.item.meaning, after: item.meaning }),
        before: placed(before, then.place, then.item.meaning),
        after: placed(after, place, item.meaning),
      },
    ];
  });
}

function textOf(field: Pick<FrontMatterField, 'text'> | undefined): string | undefined {
  return field && (bare(field.text) || undefined);
}

function bare(text: string): string {
  return unquoted(text).trim();
}
