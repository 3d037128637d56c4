import { strict as assert } from 'node:assert';
import type { CodeLens, FoldingRange, InlayHint, Range, SelectionRange, SemanticTokens } from 'vscode-languageserver/node';
import { Editor, PULLED, wordsAt } from './editor.ts';
import { ORDINARY, PROPOSITION } from './texts.ts';

const TEXT = `---
document: propositie
language: nl
title: Na een val
datum: 2026-05-01
---

# Na een val

## Wie doet wat

:::rol{#valcoach vervuld-door="een verpleegkundige" verantwoording-aan=bestuur}
De valcoach :taken[belt de patiënt] binnen twee weken.
:::

## Wat u terughoort

De valcoach stuurt de huisarts binnen vijf werkdagen na elk huisbezoek via Zorgdomein een bericht over wat er is afgesproken.

:::terugkoppeling{van=valcoach aan=huisarts}
De huisarts krijgt op 1 mei 2027 een :vorm[brief].
:::
`;

describe('how a document is shown', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start({ locale: 'nl', files: {} });
    await editor.open('vallen.md', TEXT);
    await editor.open('boodschappen.md', ORDINARY);
  });
  afterEach(() => editor.stop());

  const ask = <R>(method: string, parameters: object = {}, path = 'vallen.md'): Promise<R> =>
    editor.request(`textDocument/${method}`, { textDocument: { uri: editor.uri(path) }, ...parameters });
  const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  it('front matter, sections and annotations fold [foldingRangeProvider]', async () => {
    const folds = await ask<FoldingRange[]>('foldingRange');
    assert.deepEqual(
      folds.map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
      [
        [0, 5, undefined],
        [7, 21, undefined],
        [9, 13, undefined],
        [11, 13, 'region'],
        [15, 21, undefined],
        [19, 21, 'region'],
      ],
    );
    assert.equal(await ask('foldingRange', {}, 'boodschappen.md'), null);
  });

  it('no more folds than an editor takes', async () => {
    const modest = await Editor.start({ capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } });
    await modest.open('vallen.md', TEXT);
    const folds = await modest.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: modest.uri('vallen.md') } });
    assert.equal(folds.length, 2);
    await modest.stop();
  });

  it('a selection grows from element to block, section and document [selectionRangeProvider]', async () => {
    const positions = [
      { line: 12, character: 20 },
      { line: 0, character: 0 },
    ];
    const found = await ask<SelectionRange[]>('selectionRange', { positions });
    assert.equal(found.length, 2);
    const grown: string[] = [];
    for (let at: SelectionRange | undefined = found[0]; at; at = at.parent) grown.push(wordsAt(TEXT, at));
    assert.deepEqual(grown.slice(0, 2), ['belt de patiënt', ':taken[belt de patiënt]']);
    assert.ok(
      grown.some((words) => words.startsWith(':::rol{') && words.endsWith('\n:::')),
      'the block',
    );
    assert.ok(
      grown.some((words) => words.startsWith('## Wie doet wat') && words.trimEnd().endsWith(':::')),
      'the section',
    );
    assert.equal(grown.at(-1), TEXT);
    for (const [i, words] of grown.slice(1).entries()) assert.ok(words.includes(grown[i] as string) && words !== grown[i]);
  });

  const decoded = ({ data }: SemanticTokens, text = TEXT): string[] => {
    const types = editor.initialized?.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    const lines = text.split('\n');
    let line = 0;
    let character = 0;
    const found: string[] = [];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
      if (down > 0) character = 0;
      line += down;
      character += right;
      found.push(`${types[type]}${modifiers ? '*' : ''} ${line}: ${lines[line]?.slice(character, character + length)}`);
    }
    return found;
  };

  it('annotations, elements, ids, roles, dates and periods are coloured [semanticTokensProvider.full]', async () => {
    const tokens = decoded(await ask('semanticTokens/full'));
    assert.deepEqual(tokens, [
      'number 4: 2026-05-01',
      'keyword 11: rol',
      'variable* 11: valcoach',
      'property 11: vervuld-door',
      'property 11: verantwoording-aan',
      'class 11: bestuur',
      'class 12: valcoach',
      'property 12: taken',
      'number 12: twee weken',
      'class 17: valcoach',
      'number 17: vijf werkdagen',
      'number 17: elk huisbezoek',
      'keyword 19: terugkoppeling',
      'property 19: van',
      'class 19: valcoach',
      'property 19: aan',
      'class 19: huisarts',
      'number 20: 1 mei 2027',
      'property 20: vorm',
    ]);
    assert.deepEqual(await ask('semanticTokens/full', {}, 'boodschappen.md'), { data: [] });
  });

  it('parties are coloured too, where the front matter names them and in the text; an unknown name is not', async () => {
    const text =
      '---\ndocument: visie\nlanguage: nl\nherzien-voor: 2028-01-01\nparties: [Zorggroep De Brug]\n---\n\n# Visie\n\nZorggroep De Brug en Zorggroep De Dijk.\n';
    await editor.open('visie.md', text);
    const tokens = decoded(await ask('semanticTokens/full', {}, 'visie.md'), text);
    assert.deepEqual(tokens, ['number 3: 2028-01-01', 'interface* 4: Zorggroep De Brug', 'interface 9: Zorggroep De Brug']);
  });

  it('a part of it too [semanticTokensProvider.range]', async () => {
    const range = { start: { line: 20, character: 0 }, end: { line: 21, character: 0 } };
    assert.deepEqual(decoded(await ask('semanticTokens/range', { range })), ['number 20: 1 mei 2027', 'property 20: vorm']);
  });

  it('what was recognised in plain text stands behind it, once a passage [inlayHintProvider]', async () => {
    const hints = await ask<InlayHint[]>('inlayHint', { range: WHOLE });
    const at = hints.find(({ position }) => position.line === 17) ?? assert.fail('nothing behind the plain sentence');
    assert.match(String(at.label), /^⟵ .*terugkoppeling/);
    assert.equal(at.position.character, TEXT.split('\n')[17]?.length);
    assert.match(JSON.stringify(at.tooltip), /\*\*Terugkoppeling\*\*.*\\n- /);
    assert.equal(new Set(hints.map(({ position }) => position.line)).size, hints.length, 'one a passage');
    assert.ok(
      hints.every(({ position: { line } }) => line !== 12 && line !== 20),
      'nothing in annotated blocks',
    );
    assert.equal(await ask('inlayHint', { range: WHOLE }, 'boodschappen.md'), null);
    const above = { start: WHOLE.start, end: { line: 14, character: 0 } };
    assert.ok((await ask<InlayHint[]>('inlayHint', { range: above })).every(({ position }) => position.line < 14));
  });

  it('the title tells how it stands by lens, a role where it is named [codeLensProvider]', async () => {
    const lenses = await ask<CodeLens[]>('codeLens');
    const title = lenses.filter(({ range }) => range.start.line === 7).map(({ command }) => command?.title ?? '');
    assert.ok(title.length > 1, 'a lens each');
    for (const words of title) assert.match(words, /^\S.*: \d+ (?:op orde|deels|ontbreekt)(?:, \d+ (?:deels|ontbreekt))*$/);
    const { counts } = await editor.request<{ counts: Record<string, number> }>('convenant/status', { uri: editor.uri('vallen.md') });
    const missing = title.reduce((sum, words) => sum + Number(/(\d+) ontbreekt/.exec(words)?.[1] ?? 0), 0);
    assert.equal(missing, counts['missing']);
    const role = lenses.filter(({ range }) => range.start.line === 11).map(({ command }) => command);
    assert.deepEqual(role, [{ title: 'op 2 plekken genoemd', command: '' }]);
    assert.equal(await ask('codeLens', {}, 'boodschappen.md'), null);
  });

  it('an editor that can show places gets them with the code lens', async () => {
    const able = await Editor.start({ capabilities: PULLED, locale: 'en', files: { 'a.md': TEXT }, showsPlaces: true });
    await able.open('vallen.md', PROPOSITION.replaceAll('valcoördinator', 'valcoach'));
    const lenses = await able.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: able.uri('a.md') } });
    const role = lenses.find(({ range }) => range.start.line === 11)?.command;
    assert.equal(role?.title, 'named in 3 places');
    assert.equal(role?.command, 'convenant.showPlaces');
    const [uri, , locations] = (role?.arguments ?? []) as [string, unknown, { uri: string }[]];
    assert.equal(uri, able.uri('a.md'));
    assert.deepEqual(
      locations.map((l) => l.uri.split('/').at(-1)),
      ['a.md', 'a.md', 'vallen.md'],
    );
    await able.stop();
  });
});
