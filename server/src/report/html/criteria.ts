import type { Assessment } from '../../checks/finding.ts';
import { sourcesLine } from '../../features/explain.ts';
import { effectOf } from '../../features/profile.ts';
import type { Criterion } from '../../framework/types.ts';
import { inSentence } from '../../text/words.ts';
import { standingSign } from './bars.ts';
import type { Board, BoardDocument, Context } from './board.ts';
import { type Html, heads, html, joined } from './markup.ts';
import { documentName, minus, quoted } from './parts.ts';

interface Asked {
  criterion: Criterion;
  by: { document: BoardDocument; assessment: Assessment }[];
}

/** Criterion by criterion: how each document stands on it, in its own words, what is asked and why, and what to ask members. */
export function criteria({ documents }: Board, context: Context): Html {
  const { say, ui, framework } = context;
  const all = asked(documents);
  const lenses = Object.entries(framework.structure.lenses).map(([id, lens]) => {
    const within = all.filter(({ criterion }) => criterion.lens === id);
    if (within.length === 0) return html``;
    return html`<h3 id="lens-${id}">${lens[ui]}</h3><p>${lens.asks[ui]}</p>
${within.map((one) => article(one, context))}`;
  });
  return html`<h2 id="criteria">${say('report/criteria')}</h2><p>${say('report/criteria-note')}</p>
${lenses}`;
}

/** Each criterion that any document is asked, with the documents that are; own criteria of a configuration come last. */
function asked(documents: readonly BoardDocument[]): Asked[] {
  const found = new Map<string, Asked>();
  for (const document of documents)
    for (const assessment of document.assessments) {
      const { criterion } = assessment;
      const known = found.get(criterion.id) ?? { criterion, by: [] };
      known.by.push({ document, assessment });
      found.set(criterion.id, known);
    }
  return [...found.values()];
}

function article({ criterion, by }: Asked, context: Context): Html {
  const { say, ui, framework } = context;
  const effects = criterion.willingness.map((id) => effectOf(id, framework, ui));
  const measured = effects.map(
    ({ title, effect, estimated }) =>
      `${title}, ${say(`effect/${effect}`)} (${minus(effect)})${estimated ? `, ${say('effect/estimate')}` : ''}`,
  );
  const titles = ['document', 'standing', 'evidence', 'absent'].map((name) => say(`report/head/${name}`));
  return html`<article id="c-${criterion.id}"><h4>${criterion.title[ui]} <code>${criterion.id}</code></h4>
<p><span class="label">${say('hover/asks')}:</span> ${criterion.asks[ui]}</p>
<table><caption><span class="vh">${say('report/criterion-caption', { title: inSentence(criterion.title[ui]) })}</span></caption>${heads(titles)}<tbody>
${by.map((one) => row(one, context))}</tbody></table>
${criterion.why[ui] ? html`<p><span class="label">${say('hover/why')}:</span> ${criterion.why[ui]}</p>` : ''}
<p class="small">${measured.length > 0 ? `${say('hover/effect')}: ${measured.join('; ')}. ` : ''}${sourcesLine(criterion, framework, ui)}</p>
${criterion.question[ui] ? html`<p><span class="label">${say('hover/question')}:</span> ${criterion.question[ui]}</p>` : ''}</article>
`;
}

function row({ document, assessment }: Asked['by'][number], context: Context): Html {
  const { say, ui } = context;
  const { criterion, standing, absent, importance } = assessment;
  const passages = document.passages.get(criterion.id) ?? [];
  const evidence = passages.map((passage) => {
    const elements = criterion.elements.filter(({ id }) => passage.elements.includes(id)).map(({ title }) => title[ui]);
    const about = [say('profile/line', { line: String(passage.line) }), say(`report/certainty/${passage.certainty}`), ...elements];
    return html`${quoted(passage, document)}<span class="where">${about.join(', ')}</span>`;
  });
  const reasons = document.waivers
    .filter(({ codes }) => codes.some((code) => code.split('/')[0] === criterion.id))
    .map(({ reason }) => reason)
    .concat(
      document.decisions.flatMap(({ code, settled, reason }) => (settled && code.split('/')[0] === criterion.id && reason ? [reason] : [])),
    );
  const lacking = standing === 'met' ? '–' : absent.map(({ title }) => title[ui]).join('; ');
  const waived =
    reasons.length > 0
      ? html`<span class="where">${say('report/reason')}: <span lang="${document.language}">${reasons.join('; ')}</span></span>`
      : '';
  return html`<tr><th scope="row">${documentName(document)}<span class="where">${say(`importance/${importance}`)}</span></th><td>${standingSign(standing, say)}</td><td>${evidence.length > 0 ? joined(evidence, ' ') : say('report/no-evidence')}</td><td>${lacking}${waived}</td></tr>
`;
}
