import { Reading, SourceDocument } from '../../server/src/document/document.ts';
import type { Framework, Language } from '../../server/src/framework/types.ts';
import { labelledDocuments } from './labels.ts';

/** A passage that its author annotated, and the criterion that it is on. */
export interface AnnotatedPassage {
  criterion: string;
  language: Language;
  text: string;
}

/** Sentences in annotated blocks of the documents that are not held out, where the block is on one criterion alone. Read without a subject model. */
export function annotatedPassages(framework: Framework): AnnotatedPassage[] {
  const reading = new Reading({ ...framework, subjects: { nl: undefined, en: undefined } });
  return labelledDocuments()
    .filter(({ heldOut, labels }) => !heldOut && labels.style === 'A')
    .flatMap(({ text }) => {
      const { model } = new SourceDocument(reading, text);
      return (model?.statements ?? []).flatMap(({ around, sentence, passage }): AnnotatedPassage[] => {
        const block = around.at(-1);
        const [criterion] = block?.criteria ?? [];
        if (!model || !block?.annotation || block.criteria.length !== 1 || !criterion || sentence.words.length < FEWEST) return [];
        return [
          {
            criterion: criterion.id,
            language: model.language,
            text: passage.plain.slice(sentence.start - passage.start, sentence.end - passage.start),
          },
        ];
      });
    });
}

/** A shorter sentence tells nothing of its subject. */
const FEWEST = 5;
