import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { inlayHintsOf } from '../../server/src/features/inlay-hints.ts';
import { reading } from '../support/framework.ts';

describe('hints in the text', () => {
  it('say by which words a part was recognised, where its heading does not say what it is about', () => {
    const text = `---
document: ledenovereenkomst
language: nl
---

# Overeenkomst

## Wat ons ook te doen staat

Een geschil leggen partijen eerst aan elkaar voor. Komen zij er niet uit, dan wijzen zij samen een mediator aan; daarna beslist de rechtbank over het geschil.
`;
    const { model } = new SourceDocument(reading, text);
    assert.ok(model);
    const end = text.indexOf('te doen staat') + 'te doen staat'.length;
    const hint = inlayHintsOf(model, { start: 0, end: text.length }, reading, 'nl').find(({ offset }) => offset === end);
    assert.match(hint?.text ?? '', /geschillen/);
    assert.match(
      hint?.markdown ?? '',
      /Uit de woorden van dit stuk blijkt waar het over gaat\. Het zwaarst wogen: (?:\*[\p{L}]+\*(?:, )?){3}\./u,
    );
    assert.match(hint?.markdown ?? '', /\*(?:geschil|mediator|rechtbank)\*/);
  });
});
