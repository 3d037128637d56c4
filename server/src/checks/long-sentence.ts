import { asks, type Check } from './finding.ts';

/** A sentence with more words than this is hard to take in at one go (catalogue: long-sentence). */
const MOST = 40;

/** Sentences that are too long to grasp at one reading; what others are quoted with is left as they said it. */
export const longSentence: Check = function* ({ model, framework, settings, say }) {
  if (!asks(settings.profile, framework.criterion('long-sentence')?.levels[model.kind])) return;
  for (const { sentence, passage, base, section } of model.statements) {
    if (sentence.words.length <= MOST || passage.kind === 'quote' || model.sections[section]?.skipped) continue;
    const range = { start: base + sentence.start, end: base + sentence.end };
    // `%`, `€` and `£` carry a unit and are no words.
    const count = sentence.words.filter(({ norm }) => /[\p{L}\p{N}]/u.test(norm)).length;
    if (count > MOST)
      yield { code: 'long-sentence/present', range, message: say('long-sentence/present', { count: String(count), most: String(MOST) }) };
  }
};
