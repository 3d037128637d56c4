import { strict as assert } from 'node:assert';
import { costOf } from './support/cost.ts';
import { checkDocument } from './support/score.ts';

const MATTER = '---\ndocument: propositie\nlanguage: nl\n---\n\n# Aanbod\n\n## Zo werkt het\n\n';

/** Ordinary text that has very much of one thing: what compares each with all others shows here. */
const MUCH: Record<string, (i: number) => string> = {
  'roles, each under its heading': (i) =>
    `## De wond${i}verpleegkundige\n\nDe wondverpleegkundige is Jan Smit. Zij legt verantwoording af aan het bestuur en beslist over de planning.\n\n`,
  'roles in one paragraph': (i) => `De coördinator ${i} bewaakt zorg${i}. Zij beslist daarover in week ${i % 9}. `,
  'numbered steps': (i) => `${i + 1}. In week ${i % 9} belt de praktijkverpleegkundige patiënt ${i} en stuurt zij een bericht.\n`,
  'sections with steps': (i) => `## Stappen ${i}\n\nDe huisarts verwijst. Daarna belt de verpleegkundige binnen een week.\n\n`,
  'promises to report back': (i) => `De zorggroep laat de huisarts binnen ${i % 7} weken weten wat er met vraag ${i} is gedaan. `,
};

describe('reading and checking takes a time that grows with the length of the text, and not with its square', () => {
  const time = (part: (i: number) => string, count: number): number => {
    const text = MATTER + Array.from({ length: count }, (_, i) => part(i)).join('');
    return costOf(() => checkDocument(text));
  };

  for (const [what, part] of Object.entries(MUCH))
    it(`many ${what}`, () => {
      time(part, 100);
      const [few, many] = [time(part, 500), time(part, 6000)];
      // Of what grows with the square it would be a hundred and forty-four times as much.
      assert.ok(many < 24 * few, `${many.toFixed(0)} ms for twelve times what takes ${few.toFixed(0)} ms`);
    });
});
