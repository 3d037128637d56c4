import type { Sentence } from '../../document/model.ts';
import { isActor } from '../../document/recognition/mentions.ts';
import type { Range } from '../../text/lines.ts';

/** Whoever acts in a sentence: a function, else a party or a body. Offsets count from the block's start. */
export function actorIn({ mentions, values, words }: Sentence): Range | undefined {
  const mention = mentions.find(({ acts }) => acts);
  if (mention) return mention;
  const party = values.find(({ type, from }) => (type === 'party' || type === 'body') && isActor(words, from));
  const [first, last] = party ? [words[party.from], words[party.to - 1]] : [];
  return first && last && { start: first.start, end: last.end };
}
