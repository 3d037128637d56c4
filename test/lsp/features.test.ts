import { strict as assert } from 'node:assert';
import type { CodeAction, DocumentSymbol, MarkupContent, SymbolInformation } from 'vscode-languageserver/node';
import { coded, codes, Editor, PULLED, PUSHED } from './editor.ts';
import { ORDINARY, PROPOSITION, VISION } from './texts.ts';

describe('the server', () => {
  it('says what it can do, and offers diagnostics to be asked for only to an editor that asks [positionEncoding]', async () => {
    const pushed = await Editor.start();
    const pulled = await Editor.start({ capabilities: PULLED });
    assert.equal(pushed.initialized?.serverInfo?.name, 'convenant');
    assert.equal(pushed.initialized?.capabilities.positionEncoding, 'utf-16');
    assert.equal(pushed.initialized?.capabilities.diagnosticProvider, undefined);
    assert.deepEqual(pulled.initialized?.capabilities.diagnosticProvider, {
      identifier: 'convenant',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    assert.deepEqual(pulled.initialized?.capabilities.textDocumentSync, { openClose: true, change: 2, save: { includeText: false } });
    await Promise.all([pushed.stop(), pulled.stop()]);
  });

  it('answers null to questions about documents that it does not know, and works on', async () => {
    const editor = await Editor.start();
    const at = { textDocument: { uri: 'file:///nergens.md' }, position: { line: 3, character: 3 } };
    for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/documentSymbol', 'textDocument/codeAction'])
      assert.equal(
        await editor.request(method, { ...at, range: { start: at.position, end: at.position }, context: { diagnostics: [] } }),
        null,
      );
    await editor.open('vallen.md', PROPOSITION);
    coded(await editor.shown('vallen.md'), 'feedback/timing');
    await editor.stop();
  });

  it('logs an error and answers null', async () => {
    const editor = await Editor.start();
    await editor.open('vallen.md', PROPOSITION);
    assert.equal(await editor.request('textDocument/hover', { textDocument: { uri: editor.uri('vallen.md') } }), null);
    await editor.until(
      () => editor.logged.length > 0,
      () => 'a message in the log',
    );
    assert.match(editor.logged.splice(0).join('\n'), /TypeError/);
    await editor.stop();
  });
});

describe('hover, completion and outline', () => {
  it('offers whole texts in the language of the document before those in the other', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    for (const [language, first, second] of [
      ['nl', 'financiering', 'feedback'],
      ['en', 'feedback', 'financiering'],
    ] as const) {
      const path = `${language}.md`;
      await editor.open(path, `---\ndocument: propositie\nlanguage: ${language}\n---\n\n# Plan\n\nf`);
      const items = (await editor.complete(path, editor.text(path).length)) ?? [];
      const labels = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);
      assert.ok(labels.includes(first) && labels.indexOf(first) < labels.indexOf(second), labels.join(', '));
      // A snippet of VS Code's comes behind: its place in the list begins with `z`.
      assert.ok(items.every(({ sortText = 'z' }) => sortText < 'a'));
    }
    await editor.stop();
  });

  it('come in the form of the protocol [hoverProvider, completionProvider, documentSymbolProvider]', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION);
    const hover = await editor.hover('vallen.md', 'terugkoppeling{');
    assert.equal((hover?.contents as MarkupContent | undefined)?.kind, 'markdown');
    assert.deepEqual(hover?.range, { start: { line: 10, character: 0 }, end: { line: 10, character: 17 } });

    await editor.edit('vallen.md', ['bericht.', 'bericht :w']);
    const items = (await editor.complete('vallen.md', editor.text('vallen.md').indexOf(':w') + 2)) ?? [];
    const timing = items.find((i) => i.label === ':wanneer');
    assert.equal(timing?.insertTextFormat, 2);
    assert.deepEqual(timing?.textEdit, {
      range: { start: { line: 11, character: 49 }, end: { line: 11, character: 51 } },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a tab stop.
      newText: ':wanneer[${1:[wanneer het bericht komt]}]',
    });

    const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: editor.uri('vallen.md') },
    });
    assert.deepEqual(
      symbols.map((s) => [s.name, s.children?.map((c) => [c.name, c.children?.map((b) => b.name)])]),
      [['Na een val', [['Terugkoppeling', ['terugkoppeling']]]]],
    );
    await editor.stop();
  });

  it('come in a plainer form for an editor that can do less', async () => {
    const editor = await Editor.start({ capabilities: {}, locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION.replace('bericht.', 'bericht :w'));
    const items = (await editor.complete('vallen.md', editor.text('vallen.md').indexOf(':w') + 2)) ?? [];
    const timing = items.find((i) => i.label === ':wanneer');
    assert.equal(timing?.insertTextFormat, 1);
    assert.equal(timing?.textEdit?.newText, ':wanneer[[wanneer het bericht komt]]');
    const symbols = await editor.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri: editor.uri('vallen.md') },
    });
    assert.deepEqual(
      symbols.map((s) => [s.name, s.containerName]),
      [
        ['Na een val', ''],
        ['Terugkoppeling', 'Na een val'],
        ['terugkoppeling', 'Terugkoppeling'],
      ],
    );
    await editor.stop();
  });

  it('know the other documents of the workspace', async () => {
    const editor = await Editor.start({ files: { 'visies/visie 2030.md': VISION } });
    await editor.shown('visies/visie 2030.md', (d) => d.length > 0);
    await editor.open('vallen.md', `${PROPOSITION}\nZie [de ambitie]().\n`);
    const items = (await editor.complete('vallen.md', editor.text('vallen.md').indexOf(']()') + 2)) ?? [];
    assert.ok(
      items.some((i) => i.label === 'visies/visie%202030.md#thuis-wonen'),
      items.map((i) => i.label).join(),
    );
    await editor.stop();
  });
});

describe('the profile', () => {
  it('comes with ranges of the protocol, and follows edits', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION);
    interface Profile {
      kind: string;
      criteria: { id: string; standing: string; evidence: { element: string | null; range: unknown }[] }[];
      lenses: { id: string; title: string }[];
      questions: { id: string; answer: string }[];
      about: { stages: { note: string } };
    }
    const ask = (): Promise<Profile | null> => editor.request('convenant/profile', { uri: editor.uri('vallen.md') });
    const before = (await ask()) ?? assert.fail();
    const feedback = before.criteria.find(({ id }) => id === 'feedback');
    assert.deepEqual([before.kind, before.lenses[0]?.title, feedback?.standing], ['proposition', 'Gedeelde ambitie', 'partial']);
    assert.deepEqual(feedback?.evidence.find(({ element }) => element === 'form')?.range, {
      start: { line: 11, character: 19 },
      end: { line: 11, character: 40 },
    });
    assert.deepEqual(
      before.questions.map(({ answer }) => answer),
      ['unanswered', 'unanswered', 'unanswered', 'partly'],
    );
    assert.match(before.about.stages.note, /voorspelt niet/);
    await editor.edit('vallen.md', ['bericht.', 'bericht :over[over het plan], :wanneer[binnen twee weken].']);
    assert.equal((await ask())?.criteria.find(({ id }) => id === 'feedback')?.standing, 'met');
    await editor.open('boodschappen.md', ORDINARY);
    assert.equal(await editor.request('convenant/profile', { uri: editor.uri('boodschappen.md') }), null);
    await editor.stop();
  });
});

describe('code actions', () => {
  const titled = (actions: readonly CodeAction[], part: string): CodeAction =>
    actions.find((a) => a.title.includes(part)) ?? assert.fail(`no “${part}” among ${actions.map((a) => a.title).join(' | ')}`);

  it('do away with their finding, and offer nothing more for it then [codeActionProvider]', async () => {
    const editor = await Editor.start({ locale: 'nl', capabilities: PUSHED });
    await editor.open('vallen.md', PROPOSITION.replace(':vorm', ':vrom'));
    const finding = coded(await editor.shown('vallen.md'), 'annotation/unknown-element');
    const fix = titled(await editor.actions('vallen.md', finding), 'Vervang door “vorm”');
    assert.deepEqual(fix.diagnostics, [finding]);
    assert.equal(fix.isPreferred, true);
    await editor.apply('vallen.md', fix.edit);
    assert.equal(editor.text('vallen.md'), PROPOSITION);
    assert.ok(!codes(await editor.shown('vallen.md')).includes('annotation/unknown-element'));
    assert.ok(!(await editor.actions('vallen.md', finding)).some((a) => a.title === fix.title));
    await editor.stop();
  });

  it('hold tab stops where the editor takes them, and text to fill in where it does not', async () => {
    const added: Record<string, string> = {};
    for (const [name, capabilities] of Object.entries({ pulled: PULLED, pushed: PUSHED, plain: {} })) {
      const editor = await Editor.start({ locale: 'nl', capabilities });
      await editor.open('vallen.md', PROPOSITION);
      const finding = coded(await editor.pulled('vallen.md'), 'feedback/timing');
      const { edit } = titled(await editor.actions('vallen.md', finding), 'Voeg toe: wanneer');
      if (name === 'pulled') assert.ok(JSON.stringify(edit).includes('"kind":"snippet"'));
      await editor.apply('vallen.md', edit);
      added[name] =
        editor
          .text('vallen.md')
          .split('\n')
          .find((l) => l.includes(':wanneer')) ?? '';
      await editor.stop();
    }
    assert.match(added.pulled ?? '', /:wanneer\[\$\{1:\[binnen hoeveel weken\]\}\]/);
    assert.match(added.pushed ?? '', /:wanneer\[\[binnen hoeveel weken\]\]/);
    assert.equal(added.plain, added.pushed);
  });

  it('do away with a finding for good once what they insert is filled in, in a document with CRLF too', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION.replaceAll('\n', '\r\n'));
    const finding = coded(await editor.shown('vallen.md'), 'feedback/timing');
    await editor.apply('vallen.md', titled(await editor.actions('vallen.md', finding), 'Voeg toe: wanneer').edit);
    assert.ok(codes(await editor.shown('vallen.md')).includes('placeholder/present'));
    await editor.edit('vallen.md', ['[binnen hoeveel weken]', 'binnen twee weken']);
    const after = codes(await editor.shown('vallen.md'));
    assert.ok(!after.includes('feedback/timing') && !after.includes('placeholder/present'), after.join());
    assert.equal(/[^\r]\n/.test(editor.text('vallen.md')), false);
    await editor.stop();
  });

  it('suppress with a reason: without one the finding stays', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open('vallen.md', PROPOSITION);
    const finding = coded(await editor.shown('vallen.md'), 'feedback/timing');
    await editor.apply('vallen.md', titled(await editor.actions('vallen.md', finding), 'Onderdruk feedback/timing').edit);
    const without = codes(await editor.shown('vallen.md'));
    assert.ok(without.includes('feedback/timing') && without.includes('suppression/no-reason'), without.join());
    await editor.edit('vallen.md', ['[reden]', 'volgt in maart']);
    const after = codes(await editor.shown('vallen.md'));
    assert.ok(!after.includes('feedback/timing') && !after.some((c) => c.startsWith('suppression/')), after.join());
    await editor.stop();
  });

  it('fix all that is safe at once, and have nothing left to fix then', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    await editor.open(
      'vallen.md',
      PROPOSITION.replace(':vorm', ':vrom')
        .replace(':::terugkoppeling', ':::terugkopeling')
        .replace('language: nl', 'language: nl\nstatus: concpt'),
    );
    const [finding] = await editor.shown('vallen.md');
    const all = await editor.actions('vallen.md', finding ?? assert.fail(), ['source.fixAll']);
    assert.deepEqual(
      all.map((a) => a.kind),
      ['source.fixAll.convenant'],
    );
    await editor.apply('vallen.md', all[0]?.edit);
    assert.equal(editor.text('vallen.md'), PROPOSITION.replace('language: nl', 'language: nl\nstatus: concept'));
    const [left] = await editor.shown('vallen.md');
    assert.deepEqual(await editor.actions('vallen.md', left ?? assert.fail(), ['source.fixAll']), []);
    await editor.stop();
  });

  it('annotate a section', async () => {
    const editor = await Editor.start({ locale: 'nl' });
    const plain = PROPOSITION.replace(/:::.*\n/g, '').replace(/:vorm\[(.*)\]/, '$1');
    await editor.open('vallen.md', plain);
    await editor.shown('vallen.md');
    const position = { line: 8, character: 3 };
    const range = { start: position, end: position };
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: editor.uri('vallen.md') },
      range,
      context: { diagnostics: [], only: ['refactor'] },
    });
    await editor.apply('vallen.md', titled(actions, 'Zet :::terugkoppeling').edit);
    assert.match(editor.text('vallen.md'), /\n:::terugkoppeling\nDe huisarts krijgt via Zorgdomein bericht\.\n:::\n$/);
    await editor.stop();
  });
});
