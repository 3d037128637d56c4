import type { DocumentModel } from '../document/model.ts';
import type { Framework, Language } from '../framework/types.ts';

/** Everything that a fix needs to know. */
export interface FixContext {
  model: DocumentModel;
  framework: Framework;
  ui: Language;
  /** Criteria that the document meets, by id: what meets them once more is offered last. */
  met?: ReadonlySet<string>;
}
