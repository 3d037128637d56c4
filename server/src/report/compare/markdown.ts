import { sayer } from '../../checks/run.ts';
import { type Comparison, SUBJECTS } from '../../features/compare/types.ts';
import type { Stretch } from '../../features/compare/words.ts';
import type { Framework, Language } from '../../framework/types.ts';
import { apart, type Compared, clausePlace, clauseState, isUnchanged, versionName, whyOne } from './compared.ts';

/** What changed, as Markdown (GFM): for a comment beside a change, and for the preview of an editor. */
export function compareMarkdown(documents: readonly Compared[], framework: Framework, ui: Language): string {
  const say = sayer(framework, { ui });
  const parts = documents.flatMap((one) => {
    const heading = `## ${inline(one.title || one.path)} (\`${one.path}\`)`;
    if (one.only) return [heading, say(whyOne(one))];
    if (!one.comparison || isUnchanged(one)) return [heading, say('compare/nothing')];
    const { before, after } = one.comparison;
    const versions = say('compare/versions', { before: versionName(before, say), after: versionName(after, say) });
    return [heading, inline(versions), ...changes(one.comparison, say), ...clauses(one.comparison, say)];
  });
  return `${[`# ${say('compare/title')}`, ...(parts.length > 0 ? parts : [say('compare/nothing')])].join('\n\n')}\n`;
}

function changes({ changes: all }: Comparison, say: ReturnType<typeof sayer>): string[] {
  if (all.length === 0) return [say('compare/nothing-told')];
  return SUBJECTS.flatMap((subject) => {
    const told = all.filter(({ about }) => about === subject);
    return told.length > 0 ? [`### ${say(`compare/about/${subject}`)}`, told.map(({ message }) => `- ${inline(message)}`).join('\n')] : [];
  });
}

function clauses({ clauses: all, unchanged }: Comparison, say: ReturnType<typeof sayer>): string[] {
  const count = say('compare/unchanged', { count: String(unchanged) });
  if (all.length === 0) return [count];
  const items = all.map(
    (one) => `- **${inline(clausePlace(one, say))}** (${clauseState(one, say)}): ${one.difference.map(marked).join('').trim()}`,
  );
  const note = all.some(({ state }) => state === 'reworded') ? [say('compare/reworded-note')] : [];
  return [`### ${say('compare/clauses')}`, items.join('\n'), ...note, count];
}

/** What went is struck through, what came is bold. */
function marked(stretch: Stretch): string {
  const { space, words } = apart(stretch);
  const text = inline(words);
  if (stretch.in === 'both' || words === '') return space + text;
  return space + (stretch.in === 'before' ? `~~${text}~~` : `**${text}**`);
}

/** Text in which nothing is markup. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~&#]/g, '\\$&');
}
