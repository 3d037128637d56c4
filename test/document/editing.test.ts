import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { NO_WORDS } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import type { Kind } from '../../server/src/framework/types.ts';
import { difference } from '../../server/src/text/edits.ts';
import { anyChange, anyDocument, editFor } from '../support/documents.ts';
import { reading } from '../support/framework.ts';
import { cases } from '../support/texts.ts';

const found = (model: DocumentModel | undefined): unknown =>
  model &&
  check(reading, model, { profile: 'complete', ui: 'nl', levels: {}, ...NO_WORDS }, { resolve: () => ({ found: true, ids: undefined }) })
    .findings;

/** Checks that a document that was edited says what one says that is read anew. */
function sameAsAnew(edited: SourceDocument, mapped?: Kind): void {
  const anew = new SourceDocument(reading, edited.text, mapped);
  assert.deepEqual([edited.kind, edited.frontMatter, edited.model], [anew.kind, anew.frontMatter, anew.model]);
}

describe('editing', () => {
  const anyKind = fc.constantFrom<(Kind | undefined)[]>(undefined, 'vision');

  it('gives the model and the findings that reading anew gives, after every edit', () => {
    fc.assert(
      fc.property(anyDocument(14), fc.array(anyChange, { minLength: 1, maxLength: 6 }), anyKind, (text, changes, mapped) => {
        const edited = new SourceDocument(reading, text, mapped);
        for (const change of changes) {
          edited.edit([editFor(change, edited.text)]);
          sameAsAnew(edited, mapped);
        }
        assert.deepEqual(found(edited.model), found(new SourceDocument(reading, edited.text, mapped).model));
      }),
      cases(25),
    );
  });

  it('takes several edits at once, each in offsets of the text as the one before left it', () => {
    fc.assert(
      fc.property(anyDocument(14), fc.array(anyChange, { maxLength: 5 }), (text, changes) => {
        const edited = new SourceDocument(reading, text);
        let now = text;
        edited.edit(
          changes.map((change) => {
            const edit = editFor(change, now);
            now = now.slice(0, edit.start) + edit.text + now.slice(edit.end);
            return edit;
          }),
        );
        assert.equal(edited.text, now);
        sameAsAnew(edited);
      }),
      cases(12),
    );
  });

  describe('keeps up where one character changes all that follows:', () => {
    const MATTER = '---\ndocument: propositie\nlanguage: nl\n---\n\n';
    const BODY =
      '# Titel\n\n## Rollen\n\n:::rol{#a}\n:taken[bellen] en tijdig.\n:::\n\nDe coördinator belt.\n\n- een\n- twee\n\n| Rol | Taken |\n|---|---|\n| a | b |\n';
    const steps: Record<string, string[]> = {
      'code that opens and closes': [BODY, `\`\`\`\n${BODY}`, `\`\`\`\n\`\`\`\n${BODY}`, BODY],
      'a comment that opens and closes': [BODY, `<!--\n${BODY}`, `<!--\n-->\n${BODY}`],
      'a container that opens': [BODY, `:::ambitie\n\n${BODY}`],
      'a heading that comes and goes': [BODY, BODY.replace('## Rollen', 'Rollen'), BODY],
      'the line break of a table': [BODY, BODY.replace('|\n|---', '||---'), BODY],
      'a list that goes on': [BODY, BODY.replace('- twee\n\n|', '- twee\n\n  |'), BODY],
      'line breaks that become CRLF': [BODY, BODY.replaceAll('\n', '\r\n')],
    };
    for (const [what, texts] of Object.entries(steps))
      it(what, () => {
        const edited = new SourceDocument(reading, MATTER + texts[0]);
        for (const text of texts.slice(1)) {
          edited.edit([difference(edited.text, MATTER + text)]);
          sameAsAnew(edited);
        }
      });

    it('front matter that opens, closes and names another kind and language', () => {
      const edited = new SourceDocument(reading, BODY);
      for (const text of [
        `---\n${BODY}`,
        `---\ndocument: visie\n${BODY}`,
        `---\ndocument: visie\n---\n${BODY}`,
        `---\ndocument: visie\nlanguage: en\n---\n${BODY}`,
        BODY,
        '',
        MATTER + BODY,
      ]) {
        edited.edit([difference(edited.text, text)]);
        sameAsAnew(edited);
      }
    });
  });

  it('reads again only the blocks that it touches', () => {
    const text = `---\ndocument: visie\n---\n\n${Array.from({ length: 200 }, (_, i) => `Alinea ${i} van de tekst.`).join('\n\n')}\n`;
    const edited = new SourceDocument(reading, text);
    const before = new Set(edited.model?.facts);
    const at = text.indexOf('Alinea 100');
    edited.edit([{ start: at, end: at, text: 'De ' }]);
    assert.equal(edited.model?.facts.filter((f) => !before.has(f)).length, 1);
  });
});
