import { sayer } from '../../checks/run.ts';
import type { Framework, Language } from '../../framework/types.ts';
import type { Range } from '../../text/lines.ts';
import { inSentence } from '../../text/words.ts';
import type { Checked } from '../../workspace/workspace.ts';
import { titleOf } from '../neighbours.ts';
import { type Answer, fourQuestions } from '../questions.ts';

/** What a GP finds in a proposition, ready to be shown; all texts but the passages in the language of the user interface. */
export interface Card<P> {
  title: string;
  /** Language of the title and the passages. */
  language: Language;
  note: string;
  /** Language of the user interface. */
  ui: Language;
  answers: {
    question: string;
    answer: Answer<P>['answer'];
    /** The answer in a word. */
    said: string;
    passages: { text: string; place: P }[];
    /** What is not said yet; undefined where nothing is missing. */
    without: string | undefined;
  }[];
  /** What stands in place of passages where there are none. */
  none: string;
}

/** The four questions of a GP, as the proposition answers them; undefined for another kind of document. */
export function cardOf<P>(
  { model }: Pick<Checked, 'model'>,
  framework: Framework,
  ui: Language,
  place: (range: Range) => P,
): Card<P> | undefined {
  if (model.kind !== 'proposition') return undefined;
  const say = sayer(framework, { ui });
  const answers = fourQuestions(model, framework, ui, (at) => ({ at }));
  return {
    title: titleOf(model) || say('kind/proposition'),
    language: model.language,
    ui,
    note: say('report/questions-note'),
    none: say('report/no-answer'),
    answers: answers.map(({ question, answer, criteria, passages }) => {
      const lacking = criteria.flatMap(({ title, standing, absent }) =>
        standing === 'partial' ? absent : standing === 'met' ? [] : [inSentence(title)],
      );
      const first = passages.filter((one, i) => passages.findIndex(({ text }) => text === one.text) === i);
      return {
        question,
        answer,
        said: say(`answer/${answer}`),
        passages: first.map(({ text, at }) => ({ text, place: place(at) })),
        without: lacking.length > 0 ? `${say('report/without')}: ${lacking.join('; ')}.` : undefined,
      };
    }),
  };
}
