import { strict as assert } from 'node:assert';
import { codes, type Editor, PULLED } from './editor.ts';
import { at, Remote } from './remote.ts';
import { ORDINARY, VISION } from './texts.ts';

const REFERRING = `${VISION}\nZie [het plan](plan.md), [de foto](foto.png) en [de lijst](.verborgen/lijst.md).\n`;
const missing = (d: readonly { code?: unknown }[]): boolean => d.some(({ code }) => code === 'reference/missing-file');

describe('files that only the editor can read', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  it('are checked without being open, ordinary ones left alone, and others than text not read', async () => {
    const remote = new Remote({ 'sub/een visie.md': VISION, 'boodschappen.md': ORDINARY, 'foto.png': 'x' });
    editor = await remote.start();
    await editor.shown(at('sub/een%20visie.md'), (d) => d.length > 0);
    assert.deepEqual(new Set(editor.published.map(({ uri }) => uri)), new Set([at('sub/een%20visie.md')]));
    assert.deepEqual(remote.read.sort(), [at('boodschappen.md'), at('sub/een visie.md')]);
  });

  it('are under the configuration that stands with them', async () => {
    const remote = new Remote({ 'visie.md': VISION, 'strikt/visie.md': VISION, 'strikt/.convenant.yaml': 'levels: {urgency: error}\n' });
    editor = await remote.start({ capabilities: PULLED });
    await editor.open(at('visie.md'), VISION);
    await editor.open(at('strikt/visie.md'), VISION);
    const severity = async (path: string): Promise<number | undefined> =>
      (await editor.pulled(at(path))).find(({ code }) => code === 'urgency/missing')?.severity;
    assert.equal(await severity('strikt/visie.md'), 1);
    assert.notEqual(await severity('visie.md'), 1);
  });

  it('that come, change and go are followed', async () => {
    const remote = new Remote({ 'boodschappen.md': ORDINARY });
    editor = await remote.start();
    remote.files.set(at('visie.md'), VISION);
    await editor.filesChanged([at('visie.md'), 1]);
    await editor.shown(at('visie.md'), (d) => d.length > 0);
    remote.files.set(at('.convenant.yaml'), 'levels: {urgency: error}\n');
    await editor.filesChanged([at('.convenant.yaml'), 1]);
    await editor.shown(at('visie.md'), (d) => d.some(({ code, severity }) => code === 'urgency/missing' && severity === 1));
    remote.files.delete(at('visie.md'));
    await editor.filesChanged([at('visie.md'), 3]);
    await editor.shown(at('visie.md'), (d) => d.length === 0);
  });

  it('are followed from links; of what was not listed nothing is said', async () => {
    const remote = new Remote({ 'visie.md': REFERRING, 'foto.png': 'x' });
    editor = await remote.start();
    const found = (await editor.shown(at('visie.md'), missing)).filter(({ code }) => code === 'reference/missing-file');
    assert.equal(found.length, 1);
    assert.match(String(found[0]?.message), /plan\.md/);
  });

  it('are not missed where there are more than were listed', async () => {
    const remote = new Remote({ 'visie.md': REFERRING });
    remote.complete = false;
    editor = await remote.start();
    assert.ok(!missing(await editor.shown(at('visie.md'), (d) => d.length > 0)));
  });

  it('that are not UTF-8 get that finding', async () => {
    const bytes = Buffer.from(VISION.replace('# ', '# Visie op zo\u00eb '), 'latin1');
    editor = await new Remote({ 'visie.md': bytes }).start();
    assert.deepEqual(codes(await editor.shown(at('visie.md'), (d) => d.length > 0)), ['document/encoding']);
  });

  it('leave the rest to work where the editor cannot read them after all', async () => {
    const remote = new Remote({});
    editor = await remote.start({ capabilities: PULLED });
    await editor.open(at('visie.md'), REFERRING);
    const found = await editor.pulled(at('visie.md'));
    assert.ok(found.length > 0);
    assert.ok(!missing(found));
  });

  it('have pages on findings that the editor asks for', async () => {
    editor = await new Remote({ 'visie.md': VISION }).start({ initializationOptions: { rulePages: 'convenant-rule' } });
    const found = await editor.shown(at('visie.md'), (d) => d.length > 0);
    assert.equal(found.find(({ code }) => code === 'urgency/missing')?.codeDescription?.href, 'convenant-rule:/urgency.md');
  });
});
