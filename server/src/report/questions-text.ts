import type { sayer } from '../checks/run.ts';
import type { Consultation, Consulted } from '../features/consultation.ts';

type Say = ReturnType<typeof sayer>;
/** Sources as people read them. */
type Cite = (sources: readonly string[]) => string;

/** The questions to ask members, for a terminal: numbered, with the documents that lack something below each. */
export function questionsText({ lenses }: Consultation, say: Say, cite: Cite): string {
  let number = 0;
  const parts = lenses.map(({ title, asks, questions }) => {
    const list = questions.map((one) => {
      const lines = [`${String(++number).padStart(3)}. ${one.question}`, ...reasons(one, say, cite).map((line) => `     ${line}`)];
      return lines.join('\n');
    });
    return `${title}: ${asks}\n\n${list.join('\n')}`;
  });
  return `${parts.length > 0 ? parts.join('\n\n') : say('questions/none')}\n`;
}

/** The same as Markdown, to put in a letter or an agenda. */
export function questionsMarkdown({ lenses }: Consultation, say: Say, cite: Cite): string {
  let number = 0;
  const parts = lenses.map(({ title, asks, questions }) => {
    const list = questions.map((one) => {
      const start = `${++number}. `;
      return `${start}${escaped(one.question)}\n${reasons(one, say, cite)
        .map((line) => `\n${' '.repeat(start.length)}*${escaped(line)}*`)
        .join('\n')}`;
    });
    return `## ${title}\n\n${asks}\n\n${list.join('\n\n')}`;
  });
  return `# ${say('questions/title')}\n\n${parts.length > 0 ? parts.join('\n\n') : say('questions/none')}\n`;
}

/** Why the question is asked: what the documents lack, what the study measured, where it is from. */
function reasons({ title, documents, effects, sources }: Consulted, say: Say, cite: Cite): string[] {
  const lacking = documents.map(({ path, standing, absent }) => {
    const what = standing === 'partial' && absent.length > 0 ? `${say('questions/without')} ${absent.join(', ')}` : say('standing/missing');
    return `${path}: ${what}`;
  });
  const measured = effects.map((one) => `${one.title} ${one.effect}${one.estimated ? ` (${say('effect/estimate')})` : ''}`);
  return [
    `${title} · ${lacking.join(' · ')}`,
    [
      ...(measured.length > 0 ? [`${say('hover/effect')}: ${measured.join(', ')}`] : []),
      ...(sources.length > 0 ? [`${say('hover/source')}: ${cite(sources)}`] : []),
    ].join('. '),
  ].map((line) => line.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ''));
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}
