import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, CompletionItem, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { LineIndex } from '../../server/src/text/lines.ts';
import { coded, codes, Editor, PULLED, wordsAt } from './editor.ts';
import { ORDINARY, VISION } from './texts.ts';

const MATTER = '---\ndocument: propositie\nlanguage: nl\n---\n\n# Na een val\n\n';
const ASKS = {
  ...PULLED,
  workspace: {
    ...PULLED.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true }, resourceOperations: ['create' as const] },
  },
};

const positionOf = (text: string, at: string): { line: number; character: number } => {
  const offset = text.indexOf(at);
  assert.ok(offset >= 0, `“${at}” is not in the text`);
  const { line, column } = new LineIndex(text).positionAt(offset);
  return { line, character: column };
};
/** The labels of an edit, with whether a person is asked. */
const labels = ({ changeAnnotations = {} }: WorkspaceEdit): unknown =>
  Object.values(changeAnnotations).map(({ label, needsConfirmation }) => [label, needsConfirmation]);

describe('edits that an editor makes by itself', () => {
  const options = { tabSize: 2, insertSpaces: true };
  const TEXT = `${MATTER}:::rol{ verantwoording-aan="bestuur" #coach }\nDe coach  belt.\n:::\n\n:::rol{ #arts }\nDe arts belt.\n:::\n`;
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', TEXT);
    await editor.open('boodschappen.md', ORDINARY);
  });
  afterEach(() => editor.stop());
  const about = (path: string): object => ({ textDocument: { uri: editor.uri(path) }, options });

  it('write annotations in one way, all of them or those of a selection [documentFormattingProvider, documentRangeFormattingProvider]', async () => {
    const edits = await editor.request<TextEdit[]>('textDocument/formatting', about('vallen.md'));
    assert.deepEqual(
      edits.map((edit) => [wordsAt(TEXT, edit), edit.newText]),
      [
        [' verantwoording-aan="bestuur" #coach ', '#coach verantwoording-aan=bestuur'],
        [' #arts ', '#arts'],
      ],
    );
    const at = positionOf(TEXT, '#arts');
    const some = await editor.request<TextEdit[]>('textDocument/rangeFormatting', { ...about('vallen.md'), range: { start: at, end: at } });
    assert.deepEqual(some, edits.slice(1));
    await editor.apply('vallen.md', { changes: { [editor.uri('vallen.md')]: edits } });
    assert.deepEqual(await editor.request('textDocument/formatting', about('vallen.md')), []);
    assert.equal(await editor.request('textDocument/formatting', about('boodschappen.md')), null);
  });

  it('close a block on Enter [documentOnTypeFormattingProvider]', async () => {
    await editor.edit('vallen.md', [TEXT.length, '\n:::terugkoppeling\n\n']);
    const position = { ...positionOf(editor.text('vallen.md'), ':::terug'), character: 0 };
    const typed = { ...about('vallen.md'), position: { ...position, line: position.line + 1 }, ch: '\n' };
    const edits = await editor.request<TextEdit[]>('textDocument/onTypeFormatting', typed);
    await editor.apply('vallen.md', { changes: { [editor.uri('vallen.md')]: edits } });
    assert.ok(editor.text('vallen.md').endsWith('\n:::terugkoppeling\n\n:::\n'), editor.text('vallen.md'));
    assert.equal(await editor.request('textDocument/onTypeFormatting', typed), null);
    const ordinary = { ...about('boodschappen.md'), position: { line: 3, character: 0 }, ch: '\n' };
    assert.equal(await editor.request('textDocument/onTypeFormatting', ordinary), null);
  });
});

describe('formatting in an editor that takes registrations', () => {
  it('is offered for governance documents alone, as long as they are open and are such', async () => {
    const dynamic = { dynamicRegistration: true };
    const capabilities = { ...PULLED, textDocument: { ...PULLED.textDocument, formatting: dynamic, rangeFormatting: dynamic } };
    const editor = await Editor.start({ files: { 'visie [2030].md': VISION }, capabilities });
    assert.equal(editor.initialized?.capabilities.documentFormattingProvider, undefined);
    const patterns = (): string[] =>
      [...editor.registrations.values()].flatMap(({ method, registerOptions }) =>
        method === 'textDocument/formatting'
          ? registerOptions.documentSelector.map((f: { pattern: string }) => f.pattern.split('/').at(-1))
          : [],
      );
    const offered = (...expected: string[]): Promise<void> =>
      editor.until(
        () => JSON.stringify(patterns()) === JSON.stringify(expected),
        () => `formatting of ${expected.join()}; it is offered for ${patterns().join()}`,
      );
    await editor.open('boodschappen.md', ORDINARY);
    await editor.open('visie [2030].md', VISION);
    await offered('visie [[]2030[]].md');
    await editor.edit('boodschappen.md', [0, '---\ndocument: visie\n---\n']);
    await offered('boodschappen.md', 'visie [[]2030[]].md');
    await editor.edit('boodschappen.md', ['document: visie\n', '']);
    await offered('visie [[]2030[]].md');
    await editor.close('visie [2030].md');
    await offered();
    await editor.stop();
  });
});

describe('completion', () => {
  it('tells of a template what it holds and asks, when the author looks at it [completionProvider.resolveProvider]', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', `${MATTER}:::t\n`);
    const items = (await editor.complete('vallen.md', editor.text('vallen.md').indexOf(':::t') + 4)) ?? [];
    const item = items.find(({ label }) => label === ':::terugkoppeling') ?? assert.fail();
    const { documentation } = await editor.request<CompletionItem>('completionItem/resolve', item);
    assert.ok(typeof documentation === 'object');
    assert.match(
      documentation.value,
      /^\*\*Terugkoppeling\*\*[\s\S]*~~~markdown\n:::terugkoppeling\n[\s\S]*\n:::\n~~~\n\nEen lezer kan vragen/,
    );
    const plain = { label: 'x' };
    assert.deepEqual(await editor.request('completionItem/resolve', plain), plain);
    await editor.stop();
  });

  it('tells of an attribute all that its block takes, what is there, and what each should hold', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', `${MATTER}:::rol{#coach vervuld-door=arts }\nDe coach belt.\n:::\n`);
    const items = (await editor.complete('vallen.md', editor.text('vallen.md').indexOf('arts }') + 5)) ?? [];
    const item = items.find(({ label }) => label === 'verantwoording-aan') ?? assert.fail();
    assert.ok(typeof item.documentation === 'object');
    const { value } = item.documentation;
    assert.match(value, /^\*\*Rollen\*\*: aan wie de rol verantwoording aflegt \(een rol\)\./);
    assert.match(value, /`:::rol` kent deze kenmerken/);
    assert.match(value, /\n- ✓ `vervuld-door` wie de rol vervult\n/);
    assert.match(value, /\n- \*\*`verantwoording-aan`\*\* aan wie de rol verantwoording aflegt(?:\n|$)/);
    await editor.stop();
  });
});

describe('files that are going to be renamed', () => {
  const PLAN = `${MATTER}Zie [de ambitie](visie.md#thuis-wonen) en [de visie](visie.md).\n`;

  it('take the links to them along, in one edit that says what it does [workspace.fileOperations.willRename]', async () => {
    for (const capabilities of [ASKS, {}]) {
      const editor = await Editor.start({ files: { 'beleid/visie.md': VISION, 'beleid/vallen.md': PLAN }, capabilities, locale: 'nl' });
      await editor.open('beleid/vallen.md', PLAN);
      const ask = (oldPath: string, newPath: string): Promise<WorkspaceEdit | null> =>
        editor.request('workspace/willRenameFiles', { files: [{ oldUri: editor.uri(oldPath), newUri: editor.uri(newPath) }] });
      const edit = (await ask('beleid/visie.md', 'visie-2030.md')) ?? assert.fail();
      if (capabilities === ASKS) assert.deepEqual(labels(edit), [['Links naar wat verplaatst of hernoemd is', false]]);
      await editor.apply('beleid/vallen.md', edit);
      assert.equal(editor.text('beleid/vallen.md'), PLAN.replaceAll('(visie.md', '(../visie-2030.md'));
      assert.equal(await ask('beleid', 'koers'), null);
      await editor.stop();
    }
  });
});

describe('edits that are asked about', () => {
  const actions = (editor: Editor, path: string, at: string, only: string[]): Promise<CodeAction[]> => {
    const position = positionOf(editor.text(path), at);
    const context = { diagnostics: [], triggerKind: 1, only };
    const range = { start: position, end: position };
    return editor.request('textDocument/codeAction', { textDocument: { uri: editor.uri(path) }, range, context });
  };
  const TEXT = `${MATTER}## Terugkoppeling\n\nDe huisarts hoort binnen een week van de coach hoe het ging.\n\nHet KOH kijkt mee.\n`;

  it('annotate or fill in a whole document, each part with its label, and are gone when they are made', async () => {
    const editor = await Editor.start({ capabilities: ASKS, locale: 'nl' });
    await editor.open('vallen.md', TEXT);
    const [annotate] = await actions(editor, 'vallen.md', '# Na', ['source.annotate.convenant']);
    assert.deepEqual(labels(annotate?.edit ?? {}), [['Zet :::terugkoppeling om dit gedeelte: “Terugkoppeling”', true]]);
    await editor.apply('vallen.md', annotate?.edit);
    assert.match(editor.text('vallen.md'), /\n:::terugkoppeling\nDe huisarts/);
    assert.deepEqual(await actions(editor, 'vallen.md', '# Na', ['source.annotate.convenant']), []);
    const [insert] = await actions(editor, 'vallen.md', '# Na', ['source.insert.convenant']);
    assert.ok(Object.values(insert?.edit?.changeAnnotations ?? {}).every(({ needsConfirmation }) => needsConfirmation));
    await editor.apply('vallen.md', insert?.edit);
    assert.deepEqual(await actions(editor, 'vallen.md', '# Na', ['source.insert.convenant']), []);
    await editor.stop();
  });

  it('say why there is nothing to do, to an editor that tells its user', async () => {
    const textDocument = { ...ASKS.textDocument, codeAction: { disabledSupport: true } };
    const editor = await Editor.start({ capabilities: { ...ASKS, textDocument }, locale: 'nl' });
    await editor.open('vallen.md', `${MATTER}Tekst.\n`);
    const [action, ...others] = await actions(editor, 'vallen.md', '# Na', ['source.annotate.convenant']);
    assert.match(action?.disabled?.reason ?? '', /^Er is niets meer te annoteren/);
    assert.deepEqual([action?.edit, others], [undefined, []]);
    await editor.stop();
  });

  it('are simply made in an editor that cannot ask', async () => {
    const editor = await Editor.start({ capabilities: {}, locale: 'nl' });
    await editor.open('vallen.md', TEXT);
    const [annotate] = await actions(editor, 'vallen.md', '# Na', ['source.annotate']);
    assert.ok(annotate?.edit?.changes);
    assert.equal(annotate.edit.changeAnnotations, undefined);
    await editor.apply('vallen.md', annotate.edit);
    assert.match(editor.text('vallen.md'), /\n:::terugkoppeling\nDe huisarts/);
    await editor.stop();
  });

  it('accept a term: in the configuration that decides, or in a new one; the finding goes', async () => {
    for (const files of [{ '.convenant.yaml': 'known: [GHOR] # bekend\n' }, { 'leeg.txt': '' }]) {
      const editor = await Editor.start({ files, capabilities: ASKS, locale: 'nl' });
      await editor.open('vallen.md', TEXT);
      const found = coded(await editor.pulled('vallen.md'), 'undefined-term/missing');
      const action = (await editor.actions('vallen.md', found, ['quickfix'])).find(({ title }) => title.includes('KOH')) ?? assert.fail();
      const file = editor.uri('.convenant.yaml');
      const creates = !('.convenant.yaml' in files);
      const changes = action.edit?.documentChanges ?? [];
      assert.deepEqual(
        changes.map((change) => ('kind' in change ? [change.kind, 'uri' in change ? change.uri : ''] : ['edit', change.textDocument.uri])),
        [...(creates ? [['create', file]] : []), ['edit', file]],
      );
      assert.deepEqual(labels(action.edit ?? {}), [[action.title, true]]);
      // A file that is made without a yes would stay empty.
      for (const made of changes) assert.ok(!('kind' in made) || made.annotationId !== undefined);
      // As an editor does: it opens the file, and edits it.
      const before = creates ? '' : readFileSync(join(editor.folder, '.convenant.yaml'), 'utf8');
      await editor.open('.convenant.yaml', before);
      const [change] = changes.filter((c) => 'textDocument' in c);
      await editor.apply('.convenant.yaml', { changes: { [file]: (change?.edits ?? []) as TextEdit[] } });
      assert.equal(editor.text('.convenant.yaml'), creates ? 'known: [KOH]\n' : 'known: [GHOR, KOH] # bekend\n');
      assert.ok(!codes(await editor.pulled('vallen.md')).includes('undefined-term/missing'));
      await editor.stop();
    }
  });

  it('do not create a file in an editor that cannot', async () => {
    const editor = await Editor.start({ files: { 'leeg.txt': '' }, capabilities: PULLED, locale: 'nl' });
    await editor.open('vallen.md', TEXT);
    const found = coded(await editor.pulled('vallen.md'), 'undefined-term/missing');
    assert.ok((await editor.actions('vallen.md', found, ['quickfix'])).every(({ title }) => !title.includes('begrip')));
    await editor.stop();
  });

  it('ask about what a rename cannot be sure of', async () => {
    const text = `${MATTER}:::rol{#valadviseur}\nDe valadviseur belt. Twee valadviseurs overleggen.\n:::\n`;
    const editor = await Editor.start({ capabilities: ASKS, locale: 'nl' });
    await editor.open('vallen.md', text);
    const at = { textDocument: { uri: editor.uri('vallen.md') }, position: positionOf(text, 'valadviseur belt') };
    const edit = await editor.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'valcoach' });
    assert.deepEqual(labels(edit), [['Andere vorm, zoals een meervoud: klopt die met de nieuwe naam?', true]]);
    await editor.apply('vallen.md', edit);
    assert.equal(editor.text('vallen.md'), text.replaceAll('valadviseur', 'valcoach'));
    await editor.edit('vallen.md', [editor.text('vallen.md').length, '\nZie [hier](#na-een-val).\n']);
    const heading = { ...at, position: positionOf(text, 'Na een val') };
    const renamed = await editor.request<WorkspaceEdit>('textDocument/rename', { ...heading, newName: 'Na de val' });
    assert.deepEqual(labels(renamed), [['Links naar wat verplaatst of hernoemd is', false]]);
    await editor.stop();
  });
});
