// What somebody sees who opens our Word documents, by the one word processor that a test can start.
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import { libreOfficePath } from '../../scripts/editors/install.mjs';
import { commented } from '../support/commented.ts';
import { BOLD, docx, HEADINGS, item, list, numbered, p, r, styled, table } from '../support/docx.ts';
import { exampleNames } from '../support/examples.ts';
import { checkDocument } from '../support/score.ts';
import { exported, imported } from '../support/word.ts';

const run = promisify(execFile);

describe('LibreOffice', function () {
  this.timeout(300_000);

  const documents = exampleNames().map((name) => ({
    file: name.replace('/', '-').replace('.md', ''),
    name,
    bytes: new Uint8Array() as Uint8Array,
  }));
  let folder: string;

  /** Has LibreOffice open all our documents and save them in another form. */
  async function saved(form: string, extension: string): Promise<Map<string, Buffer>> {
    const files = documents.map(({ file }) => path.join(folder, `${file}.docx`));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run(libreOfficePath, [profile, '--headless', '--convert-to', form, '--outdir', path.join(folder, extension), ...files]);
    const made = documents.map(async ({ file }) => [file, await readFile(path.join(folder, extension, `${file}.${extension}`))] as const);
    return new Map(await Promise.all(made));
  }

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'convenant-word-'));
    for (const one of documents) {
      const text = await readFile(new URL(`../../examples/${one.name}`, import.meta.url), 'utf8');
      const notes = checkDocument(text).findings.map(({ start, end, code, message }) => ({
        start,
        end,
        title: code,
        paragraphs: [message],
      }));
      one.bytes = await exported(text, notes);
      await writeFile(path.join(folder, `${one.file}.docx`), one.bytes);
    }
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('shows the comments of our documents at the words that they are about, under headings that are headings', async () => {
    let comments = 0;
    for (const [file, content] of await saved('fodt', 'fodt')) {
      const { bytes, name } = documents.find((one) => one.file === file) ?? assert.fail(file);
      const seen = annotations(content.toString());
      const expected = commented(bytes).map(({ text, about }) => `${text.replace(/\s+/g, ' ')} → ${about.replace(/\s+/g, ' ')}`);
      assert.deepEqual(seen.sort(), expected.sort(), name);
      comments += seen.length;
      const source = await readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
      assert.equal(content.toString().match(/<text:h /g)?.length, source.match(/^#+ /gm)?.length, name);
    }
    assert.ok(comments > 50, `${comments} comments`);
  });

  it('saves our documents as Word documents of its own, which come back the same', async () => {
    for (const [file, content] of await saved('docx:MS Word 2007 XML', 'docx')) {
      const { bytes } = documents.find((one) => one.file === file) ?? assert.fail(file);
      // It writes where a link leads from the folder that it saves in.
      const { markdown } = imported(content);
      assert.equal(markdown.replaceAll('](../', ']('), imported(bytes).markdown, file);
    }
  });

  it('makes pages of our documents', async () => {
    for (const [file, content] of await saved('pdf', 'pdf')) {
      assert.equal(content.subarray(0, 5).toString(), '%PDF-', file);
      assert.ok((content.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0) >= 2, file);
    }
  });

  it('shows the numbers that we read', async () => {
    const source = docx({
      styles: HEADINGS,
      numbering: list([
        ['decimal', 'Artikel %1'],
        ['decimal', '%1.%2'],
        ['lowerLetter', '%3.'],
        ['upperRoman', '%4.'],
      ]),
      body: [
        styled('Kop2', 'Toetreding', numbered(1, 0)),
        item(1, 1, 'Een lid meldt zich aan.'),
        item(1, 2, 'per brief;'),
        item(1, 2, r('per mail;', BOLD)),
        item(1, 3, 'of anders.'),
        item(1, 1, 'Het bestuur beslist.'),
        styled('Kop2', 'Duur', numbered(1, 0)),
        item(1, 1, 'Drie jaar.'),
        table([['Rol', 'Wie']]),
        p('Slot.'),
      ].join(''),
    });
    await writeFile(path.join(folder, 'nummers.docx'), source);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run(libreOfficePath, [
      profile,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      path.join(folder, 'nummers.docx'),
    ]);
    const shown = (await readFile(path.join(folder, 'nummers.txt'), 'utf8'))
      .replace(/^\ufeff/, '')
      .split('\n')
      .map((line) => line.trim());
    const read = imported(source)
      .markdown.split('\n')
      .map((line) =>
        line
          .replace(/^#+ |\*\*/g, '')
          .replace(/\*\*$/, '')
          .trim(),
      );
    const lines = (all: readonly string[]): string[] => all.filter((line) => /^(?:Artikel \d|\d\.\d|[a-z]\.|[IV]+\.) /.test(line));
    assert.deepEqual(lines(read), lines(shown));
    assert.equal(lines(read).length, 8);
  });
});

/** The comments in flat OpenDocument text, as `what it says → the words from its start to its end`. */
function annotations(source: string): string[] {
  const said = new Map<string, string>();
  const about = new Map<string, string>();
  const open = new Set<string>();
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child instanceof XmlText) for (const one of open) about.set(one, about.get(one) + child.text);
      if (!(child instanceof XmlElement)) continue;
      const name = child.attributes['office:name'] ?? '';
      switch (child.name) {
        case 'office:annotation':
          said.set(name, wordsOf(child));
          about.set(name, '');
          open.add(name);
          break;
        case 'office:annotation-end':
          open.delete(name);
          break;
        case 'text:s':
          for (const one of open) about.set(one, `${about.get(one)} `);
          break;
        default:
          visit(child);
      }
    }
  };
  visit(parseXml(source).root ?? assert.fail('no root'));
  return [...said].map(([name, text]) => `${text} → ${(about.get(name) ?? '').replace(/\s+/g, ' ')}`);
}

function wordsOf(annotation: XmlElement): string {
  const paragraphs = annotation.children.filter((child) => child instanceof XmlElement && child.name === 'text:p');
  return paragraphs
    .map((child) => (child as XmlElement).text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
