import type { Standing } from '../../checks/finding.ts';
import { addressedAt } from '../../checks/places.ts';
import type { Kind } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import type { Checked } from '../../workspace/workspace.ts';
import { titleOf } from '../neighbours.ts';

/** How a document stands on what is asked of it, as the trees of the others of its set show it. */
export interface Elsewhere<P> {
  /** As the asker names the document. */
  uri: string;
  kind: Kind;
  /** Empty where it has none. */
  title: string;
  /** By criterion; `place` is where the document addresses it, else where it belongs. */
  standings: ReadonlyMap<string, { standing: Standing; place: P }>;
}

/**
 * How documents stand, worked out once for each result: a tree asks for all of a set after every edit, which changes one.
 * Where findings between documents are told may change while how a document stands does not, so it is kept by the latter.
 */
export class ElsewhereByResult<P> {
  readonly #kept = new WeakMap<Checked['result']['assessments'], Elsewhere<P>>();

  /** @param place turns a range of the document into the form that the asker wants */
  of(uri: string, { model, configuration, result: { assessments } }: Checked, place: (range: Range) => P): Elsewhere<P> {
    let known = this.#kept.get(assessments);
    if (known?.uri !== uri) {
      const standings = assessments.map(
        (one) =>
          [one.criterion.id, { standing: one.standing, place: place(addressedAt(model, one, configuration.reading.framework)) }] as const,
      );
      known = { uri, kind: model.kind, title: titleOf(model), standings: new Map(standings) };
      this.#kept.set(assessments, known);
    }
    return known;
  }
}
