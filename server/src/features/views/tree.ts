import type { Assessment, Finding, Standing } from '../../checks/finding.ts';
import { addressedAt, lineOf, placeFor, quote } from '../../checks/places.ts';
import { sayer } from '../../checks/run.ts';
import type { Criterion, Element, Framework, Kind, Language, Lens } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import type { Checked } from '../../workspace/workspace.ts';
import { telling } from '../evidence.ts';
import { titleOf } from '../neighbours.ts';
import { canInsert } from './criterion.ts';
import type { Elsewhere } from './elsewhere.ts';
import { STANDINGS } from './standings.ts';

/** The document that a tree is of. */
export interface TreeDocument {
  uri: string;
  checked: Checked;
}

/** Something below a criterion: an element that is asked, or another document of the set. */
export interface TreePart<P> {
  kind: 'element' | 'document';
  /** Of an element whether it is stated: then it is met, else missing. */
  standing: Standing;
  title: string;
  /** A few words beside the title. */
  text: string;
  place: P;
}

/** A criterion as the tree shows it; all texts in the language of the user interface. */
export interface TreeCriterion<P> {
  id: string;
  standing: Standing;
  title: string;
  /** How it stands here and over the set, in a sign or two beside the title, and in words. */
  short: string;
  text: string;
  /** Markdown: how it stands, what is asked, and why. */
  tooltip: string;
  /** Where the document says it; where it says nothing of it, where it belongs. */
  place: P;
  /** What can be done about it here; see `criterion.ts`. */
  can: { insert: boolean; suppress: boolean };
  parts: TreePart<P>[];
}

/** The framework as a document, and the set that it belongs to, stand on it. */
export interface FrameworkTree<P> {
  kind: Kind;
  /** The document's title, else its kind. */
  title: string;
  lenses: { id: Lens; title: string; text: string; tooltip: string; criteria: TreeCriterion<P>[] }[];
}

/**
 * Lens, criterion, and below it its elements and how the other documents of the set stand on it. It holds what is
 * asked of the document under its profile; a lens of which nothing is asked is left out.
 * @param others the other documents of its set, in order of address
 * @param place turns a range of a document into the form that the asker wants
 */
export function frameworkTree<P>(
  here: TreeDocument,
  others: readonly Elsewhere<P>[],
  framework: Framework,
  ui: Language,
  place: (uri: string, range: Range) => P,
): FrameworkTree<P> {
  const say = sayer(framework, { ui });
  const said = Object.fromEntries(STANDINGS.map((standing) => [standing, say(`standing/${standing}`)])) as Record<Standing, string>;
  const { model, result } = here.checked;
  const titled = others.map((other) => ({ ...other, title: other.title || say(`kind/${other.kind}`) }));
  const criterionOf = (assessment: Assessment): TreeCriterion<P> => {
    const { criterion, standing, absent } = assessment;
    const findings = result.findings.filter((finding) => finding.criterion === criterion.id);
    const asked = titled.flatMap(({ title, standings }) => {
      const there = standings.get(criterion.id);
      return there ? [{ title, ...there }] : [];
    });
    const met = [assessment, ...asked].filter((one) => one.standing === 'met').length;
    const without = standing === 'partial' ? [`${say('questions/without')} ${absent.map(({ title }) => title[ui]).join(', ')}`] : [];
    const over = asked.length > 0 ? [say('view/of-set', { met: String(met), all: String(asked.length + 1) })] : [];
    const words = [[said[standing], ...without].join(', '), ...over].join('; ');
    return {
      id: criterion.id,
      standing,
      title: criterion.title[ui],
      short: [said[standing], ...(asked.length > 0 ? [`${met}/${asked.length + 1}`] : [])].join(' · '),
      text: words,
      tooltip: tooltipOf(criterion, words, say, ui),
      place: place(
        here.uri,
        standing === 'missing' ? belongs(here, criterion, findings, framework) : addressedAt(model, assessment, framework),
      ),
      can: { insert: canInsert(model, assessment, findings), suppress: findings.length > 0 },
      parts: [
        ...elementsOf(here, assessment, findings, framework, ui, say, place),
        ...asked.map((there): TreePart<P> => ({ kind: 'document', ...there, text: said[there.standing] })),
      ],
    };
  };
  const lenses = Object.entries(framework.structure.lenses).map(([id, lens]) => {
    const within = result.assessments.filter(({ criterion }) => criterion.lens === id);
    const text = STANDINGS.map((standing) => [standing, within.filter((a) => a.standing === standing).length] as const)
      .filter(([, count]) => count > 0)
      .map(([standing, count]) => `${count} ${said[standing]}`)
      .join(', ');
    return { id: id as Lens, title: lens[ui], text, tooltip: lens.asks[ui], criteria: within.map(criterionOf) };
  });
  return {
    kind: model.kind,
    title: titleOf(model) || say(`kind/${model.kind}`),
    lenses: lenses.filter(({ criteria }) => criteria.length > 0),
  };
}

const NOWHERE: Range = { start: 0, end: 0 };

/** Each element that is asked: where it is stated, with the words; else where its finding stands, or the criterion. */
function elementsOf<P>(
  { uri, checked: { model } }: TreeDocument,
  assessment: Assessment,
  findings: readonly Finding[],
  framework: Framework,
  ui: Language,
  say: ReturnType<typeof sayer>,
  place: (uri: string, range: Range) => P,
): TreePart<P>[] {
  if (assessment.standing === 'suppressed') return [];
  const evidence = telling(assessment);
  return assessment.asked.map((element: Element): TreePart<P> => {
    const title = element.title[ui];
    if (!assessment.absent.includes(element)) {
      const stated = evidence.find((e) => e.element === element.id);
      // What the author gave as an element's value, without the annotation around it.
      const declared = stated && model.elements.find(({ start, end }) => start === stated.start && end === stated.end)?.text;
      const text = declared === undefined ? quote(model.text, stated ?? NOWHERE) : quote(declared, { start: 0, end: declared.length });
      return { kind: 'element', standing: 'met', title, text, place: place(uri, stated ?? addressedAt(model, assessment, framework)) };
    }
    const waiting = model.elements.find((e) => e.criterion === assessment.criterion && e.element === element && e.placeholders.length > 0);
    if (waiting) return { kind: 'element', standing: 'missing', title, text: say('view/to-fill'), place: place(uri, waiting) };
    const finding = findings.find((f) => f.element === element.id) ?? findings[0];
    const at = finding ? lineOf(model.text, finding) : addressedAt(model, assessment, framework);
    return { kind: 'element', standing: 'missing', title, text: say('view/not-stated'), place: place(uri, at) };
  });
}

function belongs({ checked }: TreeDocument, criterion: Criterion, findings: readonly Finding[], framework: Framework): Range {
  return findings.find(({ code }) => code === `${criterion.id}/missing`) ?? placeFor(checked.model, criterion, framework).range;
}

function tooltipOf({ id, title, asks, why }: Criterion, words: string, say: ReturnType<typeof sayer>, ui: Language): string {
  return [`**${title[ui]}** (\`${id}\`): ${words}`, asks[ui], `**${say('hover/why')}:** ${why[ui]}`].join('\n\n');
}
