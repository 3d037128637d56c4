import { asks } from '../checks/finding.ts';
import { criteriaMet, nameOf, recommendationsFor } from '../features/recommendations.ts';
import { KIND_NAMES, PROFILE_NAMES } from '../framework/names.ts';
import { cited } from '../framework/sources.ts';
import { type Criterion, type Framework, KINDS, type Language, type Lens } from '../framework/types.ts';
import { type Given, namedOption, type OptionSpecs, oneOf, UsageError } from './arguments.ts';
import { frameworkHere } from './here.ts';
import { CLEAN, type Session } from './io.ts';

export const CRITERIA_OPTIONS: OptionSpecs = {
  format: { example: 'json' },
  profile: { example: 'standard' },
  kind: { example: 'visie' },
};

/** Shows the framework: what documents are checked for, by lens. */
export function criteria(given: Given, session: Session): number {
  const { io, ui } = session;
  const framework = frameworkHere(session);
  if (given.positionals[0] !== undefined) throw new UsageError('cli/surplus-argument', { name: given.positionals[0] });
  const format = oneOf(given, 'format', ['text', 'json'], 'text');
  const profile = namedOption(given, 'profile', PROFILE_NAMES) ?? 'complete';
  const kind = namedOption(given, 'kind', KIND_NAMES);
  const chosen = framework.criteria.filter(({ levels }) => (kind ? [kind] : KINDS).some((k) => asks(profile, levels[k])));
  io.stdout(
    format === 'json'
      ? `${JSON.stringify(
          chosen.map((c) => criterionJson(c, framework, ui)),
          null,
          2,
        )}\n`
      : asText(chosen, { ...session, framework }),
  );
  return CLEAN;
}

function criterionJson(criterion: Criterion, framework: Framework, ui: Language): object {
  const { structure } = framework;
  const { id, lens, levels, factors, willingness, block, sources } = criterion;
  return {
    id,
    title: criterion.title[ui],
    lens,
    levels,
    factors,
    willingness: willingness.map((factor) => ({ factor, effect: structure.willingness[factor]?.effect ?? null })),
    block: block?.[ui] ?? null,
    elements: criterion.elements.map((element) => ({
      id: element.id,
      title: element.title[ui],
      type: element.type,
      askedOf: element.askedOf ?? null,
    })),
    asks: criterion.asks[ui],
    sources,
    recommendations: recommendationsFor(criterion, framework).map((recommendation) => ({
      id: nameOf(recommendation),
      title: recommendation.title[ui],
      kinds: recommendation.kinds.filter((kind) => criteriaMet(recommendation, kind, framework).includes(criterion)),
      sources: recommendation.sources,
    })),
  };
}

function asText(chosen: readonly Criterion[], { framework, ui, say, io }: Session): string {
  const { structure } = framework;
  const bold = (text: string): string => (io.terminal.stdout ? `\u001b[1m${text}\u001b[0m` : text);
  const width = Math.max(...chosen.map(({ id }) => id.length));
  const details = ({ factors, willingness, levels, sources }: Criterion): string[] => [
    `${say('cli/asked-of')} ${KINDS.flatMap((k) => (levels[k] ? [`${say(`kind/${k}`)} (${say(`importance/${levels[k]}`)})`] : [])).join(', ')}`,
    ...(factors.length > 0 ? [`${say('cli/factor')}: ${factors.map((f) => structure.factors[f]?.[ui] ?? f).join(', ')}`] : []),
    ...willingness.flatMap((id) => {
      const factor = structure.willingness[id];
      return factor ? [`${say('hover/effect').toLowerCase()}: ${factor[ui]}, ${say(`effect/${factor.effect}`)}`] : [];
    }),
    ...(sources.length > 0 ? [`${say('hover/source').toLowerCase()}: ${cited(sources, framework, ui)}`] : []),
  ];
  const lenses = (Object.keys(structure.lenses) as Lens[]).map((lens) => {
    const under = chosen.filter((criterion) => criterion.lens === lens);
    if (under.length === 0) return '';
    const rows = under.map((c) =>
      [`  ${bold(c.id.padEnd(width))}  ${c.title[ui]}`, ...details(c).map((line) => `  ${' '.repeat(width)}  ${line}`)].join('\n'),
    );
    return `${bold(structure.lenses[lens][ui])}: ${structure.lenses[lens].asks[ui]}\n\n${rows.join('\n')}\n`;
  });
  return lenses.filter((lens) => lens !== '').join('\n');
}
