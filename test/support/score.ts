import { NO_WORDS } from '../../server/src/checks/finding.ts';
import { check, type Result } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { Kind, Profile } from '../../server/src/framework/types.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { framework, reading } from './framework.ts';
import type { LabelledDocument } from './labels.ts';

/** One judgement that differs from the label, for reading one by one. */
export interface Difference {
  document: string;
  heldOut: boolean;
  style: string;
  what: 'surplus' | 'missed';
  code: string;
  line: number;
  note: string;
}

export interface Count {
  right: number;
  surplus: number;
  missed: number;
}

export interface Score {
  /** By criterion: elements said to be absent, against elements labelled absent. */
  criteria: Map<string, Count>;
  /** By code of the findings beside elements: roles/undefined, placeholder/present and so on. */
  extra: Map<string, Count>;
  standings: { same: number; all: number };
  /** Criteria said not to be met, in part or not at all, against those labelled so. */
  notMet: Count;
  differences: Difference[];
}

const EXTRA = [
  'placeholder/present',
  'feedback/uncovered',
  'vague-wording/vague',
  'policy-jargon/present',
  'undefined-term/missing',
  'long-sentence/present',
  'roles/no-actor',
  'roles/undefined',
  'roles/overlap',
  'roles/conflicting',
  'target-group/vague',
  'proposition/too-long',
];

export function checkDocument(text: string, profile: Profile = 'standard'): Result {
  const document = new SourceDocument(reading, text);
  if (!document.model) throw new Error('not a governance document');
  // Where references lead is another test's subject.
  return check(
    reading,
    document.model,
    { profile, ui: document.model.language, levels: {}, ...NO_WORDS },
    { resolve: () => ({ found: true, ids: undefined }) },
  );
}

/** Compares what the checks say of labelled documents with their labels, over criteria that pass `of`. */
export function score(documents: readonly LabelledDocument[], of: (criterion: string, kind: Kind) => boolean): Score {
  const total: Score = {
    criteria: new Map(),
    extra: new Map(),
    standings: { same: 0, all: 0 },
    notMet: { right: 0, surplus: 0, missed: 0 },
    differences: [],
  };
  for (const document of documents) scoreOne(document, of, total);
  return total;
}

/** Documents that were labelled at every level are asked everything; others what their labels go to. */
function profileOf({ labels }: LabelledDocument, kind: Kind): Profile {
  const complete = framework.criteria.filter((c) => c.levels[kind] === 'complete' && c.elements.length > 0);
  return complete.every(({ id }) => id in labels.criteria) ? 'complete' : 'standard';
}

function scoreOne(document: LabelledDocument, of: (criterion: string, kind: Kind) => boolean, total: Score): void {
  const { labels } = document;
  const kind = ({ V: 'vision', M: 'member-agreement', P: 'proposition' } as const)[labels.kind];
  const result = checkDocument(document.text, profileOf(document, kind));
  const lines = new LineIndex(document.text);
  const differ = (what: 'surplus' | 'missed', code: string, line: number, note: string): void => {
    total.differences.push({
      document: `${document.set}/${document.name}`,
      heldOut: document.heldOut,
      style: labels.style,
      what,
      code,
      line,
      note,
    });
  };
  for (const assessment of result.assessments) {
    const id = assessment.criterion.id;
    const label = labels.criteria[id];
    if (label === undefined || label === 'contested' || !of(id, kind)) continue;
    const wanted = new Set(label === 'met' ? [] : label === 'missing' ? assessment.asked.map((e) => e.id) : label);
    const said = new Set(assessment.absent.map((e) => e.id));
    // A vague target group is a finding of its own in place of `included`.
    if (id === 'target-group' && label !== 'missing' && labels.extra.some((e) => e.code === 'target-group/vague')) said.delete('included');
    const count = countOf(total.criteria, id);
    total.standings.all++;
    const standing = label === 'met' || label === 'missing' ? label : 'partial';
    if (assessment.standing === standing) total.standings.same++;
    if (assessment.standing !== 'met') total.notMet[standing === 'met' ? 'surplus' : 'right']++;
    else if (standing !== 'met') total.notMet.missed++;
    for (const element of said) {
      if (wanted.has(element)) count.right++;
      else {
        count.surplus++;
        differ('surplus', `${id}/${element}`, 0, `label ${JSON.stringify(label)}`);
      }
    }
    for (const element of wanted) {
      if (said.has(element)) continue;
      count.missed++;
      const evidence = assessment.evidence.find((e) => e.element === element);
      differ(
        'missed',
        `${id}/${element}`,
        evidence ? lines.positionAt(evidence.start).line + 1 : 0,
        `label ${JSON.stringify(label)}; took ${evidence?.certainty}: ${evidence ? document.text.slice(evidence.start, evidence.end).replace(/\s+/g, ' ').slice(0, 110) : ''}`,
      );
    }
  }
  if (labels['elements-only']) return;
  const found = result.findings.map((f) => ({
    code: f.code,
    line: lines.positionAt(f.start).line + 1,
    end: lines.positionAt(f.end).line + 1,
    text: document.text.slice(f.start, f.end),
  }));
  const used = new Set<(typeof found)[number]>();
  for (const extra of labels.extra) {
    if (!EXTRA.includes(extra.code)) continue;
    // The finding on a vague word may stand under the element's own code (catalogue: rulings).
    const match =
      found.find((f) => !used.has(f) && f.line <= extra.line && extra.line <= f.end && f.code === extra.code) ??
      (extra.code === 'vague-wording/vague'
        ? found.find(
            (f) =>
              !used.has(f) &&
              f.line === extra.line &&
              /\/(?:timing|payment|measure|term|notice|horizon|date|frequency|vague|target|time)$/.test(f.code),
          )
        : undefined);
    const count = countOf(total.extra, extra.code);
    if (match) {
      used.add(match);
      count.right++;
    } else {
      count.missed++;
      differ('missed', extra.code, extra.line, extra.text);
    }
  }
  for (const f of found) {
    if (!EXTRA.includes(f.code) || used.has(f)) continue;
    if ([...labels.unscored, ...labels.extra].some((u) => u.code === f.code && u.line >= f.line && u.line <= f.end)) continue;
    countOf(total.extra, f.code).surplus++;
    const clean = labels.clean.some((c) => c.code === f.code && c.line === f.line);
    differ('surplus', f.code, f.line, `${clean ? 'CLEAN ' : ''}${f.text.slice(0, 80)}`);
  }
}

function countOf(map: Map<string, Count>, key: string): Count {
  let count = map.get(key);
  if (!count) map.set(key, (count = { right: 0, surplus: 0, missed: 0 }));
  return count;
}

/** Precision and recall of a count; 1 where nothing was said, or nothing was to be said. */
export function rates({ right, surplus, missed }: Count): { precision: number; recall: number } {
  return {
    precision: right + surplus === 0 ? 1 : right / (right + surplus),
    recall: right + missed === 0 ? 1 : right / (right + missed),
  };
}

/** The sum of many counts. */
export function sum(counts: Iterable<Count>): Count {
  const total: Count = { right: 0, surplus: 0, missed: 0 };
  for (const c of counts) {
    total.right += c.right;
    total.surplus += c.surplus;
    total.missed += c.missed;
  }
  return total;
}
