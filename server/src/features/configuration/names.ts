import { sayer } from '../../checks/run.ts';
import { aspectsOf, toldOf } from '../../framework/codes.ts';
import type { Names } from '../../framework/configuration/shape.ts';
import { DECISION_NAMES, KIND_NAMES, PROFILE_NAMES, STATUS_NAMES } from '../../framework/names.ts';
import {
  type BetweenTopic,
  type Criterion,
  ELEMENT_TYPES,
  type Framework,
  LANGUAGES,
  type Language,
  LENSES,
  LEVELS,
  VALUE_TYPES,
} from '../../framework/types.ts';

/** A name that can stand somewhere in a configuration, and what it is. */
export interface Name {
  label: string;
  detail: string;
  /** Markdown, or empty. */
  documentation: string;
}

/** What is around the place that names are for. */
export interface NameContext {
  framework: Framework;
  ui: Language;
  /** Of which elements are meant. */
  criterion: string | undefined;
  /** Files that can be extended, as paths from the one that is written. */
  files: readonly string[];
  /** Of a file of review decisions: the findings on its document, by the key that a decision names them with. */
  open?: readonly { key: string; code: string; words: string }[];
}

/** Every name of a sort that is known; none where names are the author's own. */
export function namesOf(sort: Names, context: NameContext): Name[] {
  const { framework, ui, criterion, files } = context;
  const { structure } = framework;
  const say = sayer(framework, { ui });
  const plain = (label: string, detail = ''): Name => ({ label, detail, documentation: '' });
  const spelt = (table: Readonly<Record<string, readonly string[]>>, nl: number, en: number, key: string): Name[] =>
    Object.entries(table).map(([id, names]) => plain(names[ui === 'nl' ? nl : en] ?? id, say(`${key}/${id}`)));
  switch (sort) {
    case 'profile':
      return spelt(PROFILE_NAMES, 1, 0, 'profile');
    case 'level':
      return [...LEVELS.map((level) => plain(level, say(`level/${level}`))), plain('off', say('configuration/level/off'))];
    case 'kind':
      return spelt(KIND_NAMES, 0, 1, 'kind');
    case 'status':
      return spelt(STATUS_NAMES, 0, 1, 'document-status');
    case 'condition':
      return [...namesOf('status', context), ...namesOf('kind', context)];
    case 'criterion':
      return framework.criteria.map((c) => ({ label: c.id, detail: c.title[ui], documentation: about(c, context) }));
    case 'code':
      if (context.open) return context.open.map(({ code, words }) => plain(code, words));
      return [
        ...namesOf('criterion', context),
        ...framework.criteria.flatMap((c) =>
          aspectsOf(c, framework).map((aspect) => plain(`${c.id}/${aspect}`, aspectTitle(c, aspect, context))),
        ),
        ...structure.between.flatMap((topic) => [
          { label: topic.id, detail: topic.title[ui], documentation: aboutBetween(topic, context) },
          ...toldOf(topic.id, framework).map((aspect) => plain(`${topic.id}/${aspect}`)),
        ]),
      ];
    case 'lens':
      return LENSES.map((lens) => plain(lens, structure.lenses[lens][ui]));
    case 'factor':
      return Object.entries(structure.factors).map(([id, text]) => plain(id, text[ui]));
    case 'willingness':
      return Object.entries(structure.willingness).map(([id, text]) => plain(id, text[ui]));
    case 'element-type':
      return ELEMENT_TYPES.map((type) => plain(type, say(`configuration/element-type/${type}`)));
    case 'value-type':
      return VALUE_TYPES.map((type) => plain(type, say(`configuration/value/${type}`)));
    case 'element':
      return framework.criterion(criterion ?? '')?.elements.map((e) => plain(e.id, e.title[ui])) ?? [];
    case 'language':
      return LANGUAGES.map((language) => plain(language, say(`language/${language}`)));
    case 'file':
      return files.map((file) => plain(file));
    case 'decision':
      return spelt(DECISION_NAMES, 0, 1, 'review/decision');
    case 'key':
      return context.open?.map(({ key, code, words }) => plain(key, `${code}: ${words}`)) ?? [];
    case 'baseline':
    case 'date':
    case 'id':
    case 'annotation':
    case 'pattern':
      return [];
  }
}

/** What a criterion is, in short: what is asked and why. */
export function about({ title, id, asks, why }: Criterion, { framework, ui }: NameContext): string {
  const say = sayer(framework, { ui });
  const parts = [`**${title[ui]}** (\`${id}\`)`, `${say('hover/asks')}: ${asks[ui]}`];
  if (why[ui] !== '') parts.push(`${say('hover/why')}: ${why[ui]}`);
  return parts.join('\n\n');
}

/** What a check between documents is, in short: what it looks at and why. */
export function aboutBetween({ title, id, means, why }: BetweenTopic, { framework, ui }: NameContext): string {
  const say = sayer(framework, { ui });
  return [`**${title[ui]}** (\`${id}\`)`, `${say('hover/asks')}: ${means[ui]}`, `${say('hover/why')}: ${why[ui]}`].join('\n\n');
}

/** What a finding with this code is about, in a few words. */
export function aspectTitle(criterion: Criterion, aspect: string, { framework, ui }: NameContext): string {
  const element = criterion.elements.find((e) => e.id === aspect);
  const say = sayer(framework, { ui });
  return element?.title[ui] ?? (aspect === 'missing' ? say('standing/missing') : '');
}
