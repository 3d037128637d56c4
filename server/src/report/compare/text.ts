import { sayer } from '../../checks/run.ts';
import { type Comparison, SUBJECTS } from '../../features/compare/types.ts';
import type { Stretch } from '../../features/compare/words.ts';
import type { Framework, Language } from '../../framework/types.ts';
import { apart, type Compared, clausePlace, clauseState, isUnchanged, versionName, whyOne } from './compared.ts';

/** What changed, for a terminal: in words, then clause by clause with `[-what went-]` and `{+what came+}`, as `git diff --word-diff` has it. */
export function compareText(
  documents: readonly Compared[],
  { framework, ui, colours }: { framework: Framework; ui: Language; colours: boolean },
): string {
  const say = sayer(framework, { ui });
  const paint = (text: string, colour: number): string => (colours ? `\u001b[${colour}m${text}\u001b[0m` : text);
  const marked = (stretch: Stretch): string => {
    const { space, words } = apart(stretch);
    if (stretch.in === 'both' || words === '') return space + words;
    return space + (stretch.in === 'before' ? paint(`[-${words}-]`, 31) : paint(`{+${words}+}`, 32));
  };
  const told = ({ changes, clauses, unchanged, before, after }: Comparison): string[] => [
    say('compare/versions', { before: versionName(before, say), after: versionName(after, say) }),
    ...(changes.length === 0 ? [say('compare/nothing-told')] : []),
    ...SUBJECTS.flatMap((subject) => {
      const of = changes.filter(({ about }) => about === subject);
      return of.length > 0 ? ['', say(`compare/about/${subject}`), ...of.map(({ message }) => `  ${message}`)] : [];
    }),
    '',
    ...(clauses.length > 0 ? [say('compare/clauses')] : []),
    ...clauses.map(
      (one) => `  ${paint(clausePlace(one, say), 1)} (${clauseState(one, say)}): ${one.difference.map(marked).join('').trim()}`,
    ),
    ...(clauses.some(({ state }) => state === 'reworded') ? [say('compare/reworded-note')] : []),
    say('compare/unchanged', { count: String(unchanged) }),
  ];
  const parts = documents.map((one) => {
    const head = paint(one.from === undefined ? one.path : `${one.from} → ${one.path}`, 1);
    if (one.only) return [head, say(whyOne(one))].join('\n');
    if (!one.comparison || isUnchanged(one)) return [head, say('compare/nothing')].join('\n');
    return [head, ...told(one.comparison)].join('\n');
  });
  return `${parts.length > 0 ? parts.join('\n\n') : say('compare/nothing')}\n`;
}
