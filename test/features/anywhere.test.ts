// What an editor can ask at any place of any text: nothing throws, and every edit can be made.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { sayer } from '../../server/src/checks/run.ts';
import { actionsAt } from '../../server/src/features/actions.ts';
import { editsForMoves } from '../../server/src/features/ids/moved-files.ts';
import { highlightsAt, referencesAt } from '../../server/src/features/ids/references.ts';
import { renamableAt, renameAt } from '../../server/src/features/ids/rename.ts';
import { closeBlock } from '../../server/src/features/on-type.ts';
import { lineEnding } from '../../server/src/text/lines.ts';
import { edited } from '../support/caret.ts';
import { anyDocument } from '../support/documents.ts';
import { framework } from '../support/framework.ts';
import { libraryOf } from '../support/library.ts';
import { cases } from '../support/texts.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Texts with more of what the actions look at than any text has. */
const piece = fc.constantFrom(
  '- De valcoördinator belt.\n- De huisarts beslist.\n* En dan.\n\n',
  '1. De arts belt.\n   Meer.\n2) Klaar.\n\n',
  '| taak | arts | coach |\n|---|---|---|\n| bellen | R | C |\n| plan | | I\n| x | A | |\n\n',
  ':::rol{#coach aan=x}\nDe valcoördinator belt. De kaderarts leest. :taken[bellen. En lezen.]\n:::\n\n',
  'De valcoördinator belt de patiënt. Het KOH helpt Zorggroep De Brug.\n\n',
  '## Rollen\n\n',
  '## Terugkoppeling\n\nDe huisarts hoort binnen een week van de coach hoe het ging.\n\n',
  'Onder lid wordt verstaan: een praktijk die tekent. Ieder lid betaalt.\n\n',
  ':::rol\n',
);
const documents = fc
  .tuple(anyDocument(6), fc.array(piece, { maxLength: 5 }), fc.boolean())
  .map(([text, pieces, crlf]) => text + (crlf ? `\n\n${pieces.join('')}`.replaceAll('\n', '\r\n') : `\n\n${pieces.join('')}`));

describe('at any place of any text', () => {
  it('code actions make edits that fit each other and the text’s line endings', () => {
    fc.assert(
      fc.property(documents, share, (text, where) => {
        const checked = workspaceOf({ 'a.md': text }).check(`${ROOT}a.md`);
        if (!checked) return;
        const offset = Math.floor(where * text.length);
        const settings = { uri: `${ROOT}.convenant.yaml`, text: 'known: [GHOR]\n' };
        const request = { range: { start: offset, end: offset }, about: [], only: undefined, invoked: true, settings };
        for (const { title, edits, file } of actionsAt(checked, request, framework, 'nl')) {
          assert.ok(edits.length > 0, title);
          const before = file?.text ?? text;
          for (const { start, end } of edits) assert.ok(start >= 0 && start <= end && end <= before.length, title);
          edited(before, edits);
          if (!file && lineEnding(text) === '\r\n') for (const edit of edits) assert.ok(!/(?<!\r)\n/.test(edit.text), title);
        }
        closeBlock(checked.model, offset);
      }),
      cases(40),
    );
  });

  it('names are found and renamed without an edit over another', () => {
    const say = sayer(framework, { ui: 'nl' });
    fc.assert(
      fc.property(documents, documents, share, (one, other, where) => {
        const library = libraryOf({ 'een.md': one, 'twee.md': other });
        const uri = `${ROOT}een.md`;
        const offset = Math.floor(where * one.length);
        if (!library.document(uri)) return;
        const highlights = highlightsAt(library, uri, offset);
        const places = referencesAt(library, uri, offset, true);
        assert.equal(places.filter((place) => place.uri === uri).length, highlights.length);
        const renamable = renamableAt(library, uri, offset);
        const renamed = renameAt(library, uri, offset, 'Nieuwe naam', say);
        if ('refused' in renamable) assert.ok('refused' in renamed);
        else assert.ok(renamable.at.start <= offset && offset <= renamable.at.end);
        const moved = editsForMoves(library, [{ from: uri, to: `${ROOT}map/drie.md` }], say);
        for (const rename of [renamed, moved])
          for (const { uri: changed, edits } of 'edits' in rename ? rename.edits : []) edited(changed === uri ? one : other, edits);
      }),
      cases(40),
    );
  });
});
