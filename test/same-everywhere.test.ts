import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { betweenTopic } from '../server/src/framework/names.ts';
import { LANGUAGES, type Language } from '../server/src/framework/types.ts';
import { LineIndex } from '../server/src/text/lines.ts';
import { inFolder } from './cli/scenario.ts';
import { Editor, PULLED, PUSHED } from './lsp/editor.ts';
import { EXAMPLES, exampleNames } from './support/examples.ts';
import { framework } from './support/framework.ts';
import { CRITERION } from './support/problems.ts';
import { ROOT, workspaceOf } from './support/workspace.ts';

/**
 * As JSON and the protocol both have it: lines and columns from 1, the end not included; 0 for the end of a finding between
 * documents, of which JSON gives the places where its ends start.
 */
type Row = readonly [code: string, level: string, line: number, column: number, endLine: number, endColumn: number, message: string];

/** Asked of every kind, so that each document has a finding by which an editor sees that it counts. */
const CONFIGURATION = `profile: complete
headings: {urgency: [Voor wie]}
cues: {communication: [de * patiënt]}
jargon: [samen]
${CRITERION.replace('{propositie: essentieel}', '{visie: essentieel, ledenovereenkomst: essentieel, propositie: essentieel}')}
levels: {feedback: hint, sleutels: error, urgency: {propositie: off}}
`;

const LEVELS = ['', 'error', 'warning', 'information', 'hint'];
const PIECES = 10;
const texts: Record<string, string> = Object.fromEntries(exampleNames().map((name) => [name, readFileSync(EXAMPLES + name, 'utf8')]));

describe('the same documents give the same findings', () => {
  for (const ui of LANGUAGES)
    it(`to editors, on the command line and after typing, told in ${ui === 'nl' ? 'Dutch' : 'English'}`, async () => {
      const told = await byCommandLine(ui);
      assert.deepEqual(Object.keys(told), Object.keys(texts));
      assert.ok(Object.values(told).flat().length > 50);
      assert.ok(
        Object.values(told)
          .flat()
          .some(([code]) => isBetween(code)),
      );
      assert.deepEqual(await byEditor(ui, true, told), told, 'an editor that asks for them');
      assert.deepEqual(await byEditor(ui, false, told), told, 'an editor that is sent them');
      assert.deepEqual(byTyping(ui), told, 'typed in pieces');
    });

  it('under a configuration that adds to what is asked and recognised, saved or being typed', async () => {
    const told = await byCommandLine('nl', CONFIGURATION);
    assert.ok(
      Object.values(told)
        .flat()
        .some(([code, level]) => code.startsWith('sleutels/') && level === 'error'),
    );
    assert.notDeepEqual(told, await byCommandLine('nl'));
    assert.deepEqual(await byEditor('nl', true, told, CONFIGURATION), told, 'an editor that asks for them');
    assert.deepEqual(await byEditor('nl', false, told, CONFIGURATION), told, 'an editor that is sent them');
  });

  it('the same bytes twice', () =>
    inFolder(texts, async (scenario) => {
      for (const format of ['json', 'text']) {
        const first = await scenario.run(`check --format ${format} --ui nl`);
        assert.deepEqual(await scenario.run(`check --format ${format} --ui nl`), first);
      }
    }));
});

function byCommandLine(ui: Language, configuration = ''): Promise<Record<string, Row[]>> {
  return inFolder({ ...texts, '.convenant.yaml': configuration }, async (scenario) => {
    const { stdout } = await scenario.run(`check --format json --ui ${ui}`);
    const { documents, between } = JSON.parse(stdout) as {
      between: { code: string; level: string; message: string; places: { path: string; line: number; column: number }[] }[];
      documents: {
        path: string;
        findings: { code: string; level: string; line: number; column: number; endLine: number; endColumn: number; message: string }[];
      }[];
    };
    return Object.fromEntries(
      documents.map(({ path, findings }) => [
        path,
        inOrder([
          ...findings.map((f): Row => [f.code, f.level, f.line, f.column, f.endLine, f.endColumn, f.message]),
          ...between.flatMap(({ code, level, message, places }) =>
            places.filter((place) => place.path === path).map(({ line, column }): Row => [code, level, line, column, 0, 0, message]),
          ),
        ]),
      ]),
    );
  });
}

async function byEditor(
  ui: Language,
  asks: boolean,
  told: Readonly<Record<string, readonly Row[]>>,
  configuration = '',
): Promise<Record<string, Row[]>> {
  // Not on disk: what an editor was sent of a closed file it is not sent again when it opens that file as it is.
  const editor = await Editor.start({ folders: [''], capabilities: asks ? PULLED : PUSHED, settings: { language: ui } });
  try {
    const rows: Record<string, Row[]> = {};
    for (const [name, text] of Object.entries(texts)) await editor.open(name, text);
    // It comes after what it holds for, and letter by letter says something else each time.
    await editor.open('.convenant.yaml', configuration.slice(0, configuration.length / 2));
    await editor.edit('.convenant.yaml', [configuration.length >> 1, configuration.slice(configuration.length / 2)]);
    const settled = asks || configuration === '' ? undefined : 'sleutels/missing';
    for (const name of Object.keys(texts)) {
      // The first to be opened refer to others that were not yet, and belong with them.
      const diagnostics = asks
        ? await editor.pulled(name)
        : await editor.shown(name, (shown) => shown.length === told[name]?.length && (!settled || shown.some((d) => d.code === settled)));
      rows[name] = inOrder(
        diagnostics.map(({ code, severity, range: { start, end }, message }) => [
          String(code),
          LEVELS[severity ?? 0] ?? '',
          start.line + 1,
          start.character + 1,
          isBetween(String(code)) ? 0 : end.line + 1,
          isBetween(String(code)) ? 0 : end.character + 1,
          typeof message === 'string' ? message : assert.fail('a message of marked text'),
        ]),
      );
    }
    return rows;
  } finally {
    await editor.stop();
  }
}

/** Opens empty texts and types the documents in pieces, in turn. */
function byTyping(ui: Language): Record<string, Row[]> {
  const workspace = workspaceOf(Object.fromEntries(Object.keys(texts).map((name) => [name, ''])), { ui });
  for (let piece = 0; piece < PIECES; piece++)
    for (const [name, text] of Object.entries(texts)) {
      const length = Math.ceil(text.length / PIECES);
      const at = piece * length;
      workspace.edit(ROOT + name, [{ start: at, end: at, text: text.slice(at, at + length) }]);
      // What was read half-way must leave no trace.
      workspace.check(ROOT + name);
    }
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const { result } = workspace.check(ROOT + name) ?? assert.fail(name);
      const lines = new LineIndex(text);
      return [
        name,
        inOrder(
          result.findings.map((f) => {
            const [start, end] = [lines.positionAt(f.start), lines.positionAt(f.end)];
            const [endLine, endColumn] = isBetween(f.code) ? [0, 0] : [end.line + 1, end.column + 1];
            return [f.code, f.level, start.line + 1, start.column + 1, endLine, endColumn, f.message];
          }),
        ),
      ];
    }),
  );
}

function isBetween(code: string): boolean {
  return betweenTopic(framework, code.split('/')[0]) !== undefined;
}

function inOrder(rows: Row[]): Row[] {
  const key = (row: Row): string => JSON.stringify(row);
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
