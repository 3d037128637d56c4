import { strict as assert } from 'node:assert';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, CreateFile, Diagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { readReview } from '../../server/src/framework/review/read.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { inFolder, only } from '../cli/scenario.ts';
import { document as between } from '../support/between.ts';
import { coded, codes, Editor, PULLED, PUSHED } from './editor.ts';

const LINE = 'De praktijken moeten hun auto zo spoedig mogelijk verzetten.';
const TEXT = `---\ndocument: visie\nlanguage: nl\n---\n\n# Auto\n\n${LINE}\n`;
const CONFIG = only({ 'vague-wording': 'warning' });
const CODE = 'vague-wording/vague';

const CREATES: typeof PULLED = {
  ...PULLED,
  workspace: { ...PULLED.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
};

async function start(files: Record<string, string> = {}, capabilities = CREATES): Promise<Editor> {
  return Editor.start({ locale: 'nl', capabilities, showsPlaces: true, files: { '.convenant.yaml': CONFIG, 'auto.md': TEXT, ...files } });
}

/** Actions that record a decision on the vague words. */
async function decisions(editor: Editor, finding: Diagnostic): Promise<CodeAction[]> {
  return (await editor.actions('auto.md', finding)).filter((action) => JSON.stringify(action.edit).includes('.review.yaml'));
}

/** Does what an editor does with such an action: makes the file, opens it with its text, and saves it. */
async function decide(editor: Editor, action: CodeAction, fill: (text: string) => string = (text) => text): Promise<string> {
  const changes = action.edit?.documentChanges ?? [];
  const edit = changes.find((one): one is TextDocumentEdit => 'textDocument' in one) ?? assert.fail('no edit');
  const path = decodeURIComponent(edit.textDocument.uri.slice(editor.uri('').length).replace(/^\//, ''));
  const isNew = changes.some((one) => (one as CreateFile).kind === 'create');
  const before = isNew ? '' : readFileSync(join(editor.folder, path), 'utf8');
  const lines = new LineIndex(before);
  const offset = ({ line, character }: TextEdit['range']['start']): number => lines.offsetAt({ line, column: character });
  const edits = (edit.edits as TextEdit[]).map(({ range, newText }) => ({
    start: offset(range.start),
    end: offset(range.end),
    text: newText,
  }));
  const text = fill(applyEdits(before, edits));
  editor.write(path, text);
  await editor.filesChanged([path, isNew ? 1 : 2]);
  return text;
}

describe('decisions of a review in an editor', () => {
  it('are recorded by actions on a finding, in one edit that makes the file [codeActionProvider]', async () => {
    const editor = await start();
    await editor.open('auto.md', TEXT);
    const finding = coded(await editor.pulled('auto.md'), CODE);
    const actions = await decisions(editor, finding);
    assert.deepEqual(
      actions.map(({ title, kind, diagnostics }) => [title, kind, diagnostics?.length]),
      [
        [`Aanvaard “${CODE}” zoals het is`, 'quickfix', 1],
        [`Stel “${CODE}” tijdelijk vrij, met een reden`, 'quickfix', 1],
        [`Vraag om een wijziging bij “${CODE}”`, 'quickfix', 1],
      ],
    );
    const text = await decide(editor, actions[0] as CodeAction);
    assert.match(text, /^# Besluiten bij de meldingen over auto\.md\./);
    assert.deepEqual(readReview('', text).problems, []);
    const after = coded(await editor.pulled('auto.md'), CODE);
    assert.deepEqual([after.severity, after.message], [4, `${finding.message} Zo aanvaard.`]);
    assert.deepEqual(await decisions(editor, after), []);
    await editor.stop();
  });

  it('are written below others, and where something is to be filled in the editor goes there', async () => {
    const existing = `# van ons\ndecisions:\n  - finding: disputes/missing # later\n    key: 0123456789abcdef\n    decision: aanvaard\n`;
    const editor = await start({ 'auto.review.yaml': existing });
    await editor.open('auto.md', TEXT);
    const found = await editor.pulled('auto.md');
    assert.ok(codes(found).includes('review/outdated'));
    const [, waive] = await decisions(editor, coded(found, CODE));
    assert.ok(!JSON.stringify(waive?.edit).includes('"create"'));
    const [uri, { start: at }] = (waive?.command?.arguments ?? []) as [string, { start: { line: number; character: number } }];
    assert.deepEqual([waive?.command?.command, uri], ['convenant.showDecision', editor.uri('auto.review.yaml')]);
    const text = await decide(editor, waive as CodeAction);
    assert.ok(text.startsWith(existing));
    assert.ok(text.split('\n')[at.line]?.slice(at.character).startsWith('"[waarom]"'));
    // Until the reason is there it does not count, and it is not offered once more.
    const open = coded(await editor.pulled('auto.md'), CODE);
    assert.equal(open.severity, 2);
    assert.deepEqual(
      (await decisions(editor, open)).map(({ title }) => title),
      [`Aanvaard “${CODE}” zoals het is`, `Vraag om een wijziging bij “${CODE}”`],
    );
    await editor.open('auto.review.yaml', text);
    assert.match(JSON.stringify(await editor.pulled('auto.review.yaml')), /Geef bij “reason” de reden/);
    await editor.edit('auto.review.yaml', ['"[waarom]"', 'Dit is een voorbeeld'], ['"[wie]"', 'het bestuur']);
    assert.deepEqual(await editor.pulled('auto.review.yaml'), []);
    assert.match(
      String(coded(await editor.pulled('auto.md'), CODE).message),
      /Vrijgesteld tot en met \d{4}-\d\d-\d\d door het bestuur\. Dit is een voorbeeld\.$/,
    );
    await editor.stop();
  });

  it('hold as they are typed, for an editor that is sent findings, and after a rename on disk', async () => {
    const editor = await start({}, PUSHED);
    await editor.open('auto.md', TEXT);
    const finding = coded(await editor.shown('auto.md', (shown) => codes(shown).includes(CODE)), CODE);
    const [accept] = await decisions(editor, finding);
    const [change] = accept?.edit?.documentChanges ?? [];
    const edit = (change as TextDocumentEdit).edits[0] as TextEdit;
    // Not saved yet.
    await editor.open('auto.review.yaml', edit.newText);
    await editor.shown('auto.md', (shown) => coded(shown, CODE).severity === 4);
    await editor.close('auto.review.yaml');
    await editor.shown('auto.md', (shown) => coded(shown, CODE).severity === 2);
    editor.write('auto.review.yaml', edit.newText);
    await editor.filesChanged(['auto.review.yaml', 1]);
    await editor.shown('auto.md', (shown) => coded(shown, CODE).severity === 4);
    await editor.close('auto.md');
    renameSync(join(editor.folder, 'auto.md'), join(editor.folder, 'wagen.md'));
    await editor.filesChanged(['auto.md', 3], ['wagen.md', 1]);
    await editor.shown('wagen.md', (shown) => codes(shown).includes(CODE) && coded(shown, CODE).severity === 4);
    await editor.stop();
  });

  it('are recorded of findings between documents, beside the one that is open, and tell at both ends', async () => {
    const vision = between('visie', 'title: Dichtbij\nends: 2030', '# Dichtbij\n\n:::ambitie{#thuis}\nOuderen wonen veilig thuis.\n:::');
    const offer = between('propositie', 'title: Na een val\nends: 2032\nserves: visie.md#thuis', '# Na een val');
    const files = { 'visie.md': vision, 'aanbod.md': offer, '.convenant.yaml': only() };
    const outlives = 'horizon-consistency/outlives';
    const editor = await Editor.start({ locale: 'nl', capabilities: { ...PUSHED, workspace: CREATES.workspace ?? {} }, files });
    await editor.open('visie.md', vision);
    const isShown = (severity: number) => (shown: readonly Diagnostic[]) =>
      codes(shown).includes(outlives) && coded(shown, outlives).severity === severity;
    const finding = coded(await editor.shown('visie.md', isShown(3)), outlives);
    const [accept] = (await editor.actions('visie.md', finding)).filter(({ edit }) => JSON.stringify(edit).includes('.review.yaml'));
    assert.equal(accept?.title, `Aanvaard “${outlives}” zoals het is`);
    assert.match(JSON.stringify(accept?.edit), /visie\.review\.yaml/);
    await decide(editor, accept as CodeAction);
    for (const path of ['visie.md', 'aanbod.md'])
      assert.equal(coded(await editor.shown(path, isShown(4)), outlives).message, `${finding.message} Zo aanvaard.`);
    await editor.stop();
  });

  it('complete and explain themselves: findings and keys of the document beside it, the kinds of decision', async () => {
    const editor = await start();
    await editor.open('auto.md', TEXT);
    await editor.open('auto.review.yaml', 'decisions:\n  - finding: \n    key: \n    decision: \n');
    const labels = async (at: string): Promise<string[]> => {
      const offset = editor.text('auto.review.yaml').indexOf(at) + at.length;
      return ((await editor.complete('auto.review.yaml', offset)) ?? []).map(({ label }) => label);
    };
    assert.ok((await labels('finding: ')).includes(CODE));
    assert.match((await labels('key: ')).join(), /^[0-9a-f]{16}$/);
    assert.deepEqual(await labels('decision: '), ['aanvaard', 'vrijgesteld', 'wijziging gevraagd']);
    const hover = await editor.hover('auto.review.yaml', 'key');
    assert.match(JSON.stringify(hover?.contents), /De vingerafdruk van de melding/);
    await editor.stop();
  });

  it('are said the same on the command line, with a baseline too', async () => {
    const files = {
      '.convenant.yaml': `baseline: known.json\n${CONFIG}`,
      'auto.md': `${TEXT}\nDe praktijken moeten hun diensten regelmatig ruilen.\n\nDe praktijken moeten tijdig betalen.\n`,
    };
    await inFolder({ ...files, 'known.json': '{"version": 1, "documents": {}, "between": []}' }, async (scenario) => {
      interface Told {
        code: string;
        level: string;
        line: number;
        message: string;
        fingerprint: string;
      }
      const told = async (): Promise<Told[]> => {
        const { stdout } = await scenario.run('check . --format json --ui nl');
        return (JSON.parse(stdout) as { documents: { findings: Told[] }[] }).documents.flatMap(({ findings }) => findings);
      };
      const [one, two, three] = (await told()).filter(({ code }) => code === CODE);
      scenario.write({
        'known.json': JSON.stringify({
          version: 1,
          documents: { 'auto.md': [`${CODE} ${one?.fingerprint}`, `${CODE} gone`] },
          between: [],
        }),
        'auto.review.yaml': `decisions:\n  - {finding: ${CODE}, key: ${two?.fingerprint}, decision: aanvaard, by: wij}\n  - {finding: ${CODE}, key: ${three?.fingerprint}, decision: wijziging gevraagd, reason: Noem een dag}\n  - {finding: ${CODE}, key: 0123456789abcdef, decision: aanvaard}\n`,
      });
      const expected = (await told()).map(({ code, level, line, message }) => [code, level, line, message]);
      assert.deepEqual(expected.map(([code, level]) => `${code} ${level}`).sort(), [
        'baseline/outdated information',
        'review/outdated information',
        `${CODE} hint`,
        `${CODE} warning`,
      ]);
      const names = ['.convenant.yaml', 'auto.md', 'auto.review.yaml', 'known.json'];
      const editor = await start(Object.fromEntries(names.map((name) => [name, scenario.read(name)])));
      await editor.open('auto.md', scenario.read('auto.md'));
      const levels = ['', 'error', 'warning', 'information', 'hint'];
      const shown = (await editor.pulled('auto.md')).map((d) => [d.code, levels[d.severity ?? 0], d.range.start.line + 1, d.message]);
      const order = (rows: unknown[][]): string[] => rows.map((row) => JSON.stringify(row)).sort();
      assert.deepEqual(order(shown), order(expected));
      await editor.stop();
    });
  });
});
