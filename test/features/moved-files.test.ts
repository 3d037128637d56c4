import { strict as assert } from 'node:assert';
import { sayer } from '../../server/src/checks/run.ts';
import { editsForMoves } from '../../server/src/features/ids/moved-files.ts';
import { edited } from '../support/caret.ts';
import { framework } from '../support/framework.ts';
import { addressOf, libraryOf } from '../support/library.ts';

const VISION =
  '---\ndocument: visie\nlanguage: nl\n---\n\n# Visie\n\n:::ambitie{#thuis}\nThuis.\n:::\n\nZie [vallen](../plannen/na%20een%20val.md) en [boven](#visie).\n';
const PLAN = `---
document: propositie
language: nl
serves: [../beleid/visie.md#thuis]
---

# Na een val

Zie [de visie](../beleid/visie.md), [haar ambitie](<../beleid/visie.md#thuis>), [een bijlage](bijlage.pdf), [onszelf](na%20een%20val.md#na-een-val),
[het web](https://example.nl/visie.md) en [hieronder](#wie).

## Wie
`;
const TEXTS: Record<string, string> = { 'beleid/visie.md': VISION, 'plannen/na%20een%20val.md': PLAN };
const say = sayer(framework, { ui: 'nl' });

/** The documents that change when files move, by the path that they had. */
function moving(...moves: [from: string, to: string][]): Record<string, string> {
  const { edits } = editsForMoves(
    libraryOf(TEXTS),
    moves.map(([from, to]) => ({ from: addressOf(from), to: addressOf(to) })),
    say,
  );
  return Object.fromEntries(
    edits.map(({ uri, edits: own }) => {
      const path = uri.slice(addressOf('').length);
      for (const { label, asks } of own) assert.deepEqual([label, asks], [say('rename/links'), undefined]);
      return [path, edited(TEXTS[path] ?? '', own)];
    }),
  );
}

describe('files that are renamed or moved', () => {
  it('are followed by links and front matter of other documents, ids and words kept', () => {
    assert.deepEqual(moving(['beleid/visie.md', 'beleid/visie 2030 (nieuw).md']), {
      'plannen/na%20een%20val.md': PLAN.replaceAll('../beleid/visie.md', '../beleid/visie%202030%20%28nieuw%29.md'),
    });
  });

  it('take the links of their own along', () => {
    assert.deepEqual(moving(['plannen/na%20een%20val.md', 'val.md']), {
      'beleid/visie.md': VISION.replace('../plannen/na%20een%20val.md', '../val.md'),
      'plannen/na%20een%20val.md': PLAN.replaceAll('../beleid/', 'beleid/')
        .replace('bijlage.pdf', 'plannen/bijlage.pdf')
        .replace('na%20een%20val.md#', 'val.md#'),
    });
  });

  it('go with the folder that they are in, and what is in it with them', () => {
    assert.deepEqual(moving(['beleid', 'koers']), { 'plannen/na%20een%20val.md': PLAN.replaceAll('../beleid/', '../koers/') });
    assert.deepEqual(moving(['plannen', 'plannen/oud']), {
      'beleid/visie.md': VISION.replace('../plannen/', '../plannen/oud/'),
      'plannen/na%20een%20val.md': PLAN.replaceAll('../beleid/', '../../beleid/'),
    });
    assert.deepEqual(moving(['beleid', 'b'], ['plannen', 'p']), {
      'beleid/visie.md': VISION.replace('../plannen/', '../p/'),
      'plannen/na%20een%20val.md': PLAN.replaceAll('../beleid/', '../b/'),
    });
  });

  it('change nothing where no link leads to them', () => {
    assert.deepEqual(moving(['plannen/bijlage.xlsx', 'bijlage.xlsx']), {});
  });
});
