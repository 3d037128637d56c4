import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { commented, partOf } from '../support/commented.ts';
import { docx, HEADINGS, p, r, style, styled } from '../support/docx.ts';
import { inFolder, only, vision } from './scenario.ts';

const WORDED = docx({
  styles: HEADINGS + style('Titel', 'Title'),
  body: [
    styled('Titel', 'Visie 2030'),
    styled('Kop1', 'Terugkoppeling'),
    p('De zorggroep laat elk lid binnen zes weken per mail horen wat er met zijn voorstel is gedaan.'),
    styled('Kop1', 'Slot'),
    p(r('Tot ziens.') + r('geheim', '<w:vanish/>')),
  ].join(''),
});
const MARKDOWN = `---
document: visie
language: nl
title: Visie 2030
---

# Visie 2030

## Terugkoppeling

:::terugkoppeling
De zorggroep laat elk lid binnen zes weken per mail horen wat er met zijn voorstel is gedaan.
:::

## Slot

Tot ziens.
`;

describe('convenant import', () => {
  it('writes Markdown with front matter, annotated where that is certain, and tells what was lost', () =>
    inFolder({ 'Visie 2030.docx': WORDED }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.runArguments(['import', 'Visie 2030.docx', '-o', 'visie.md', '--ui', 'nl']);
      assert.deepEqual([status, stdout], [0, '']);
      assert.equal(scenario.read('visie.md'), MARKDOWN);
      assert.equal(
        stderr,
        'Visie 2030.docx staat als Markdown in visie.md.\nGeannoteerd, want zeker: terugkoppeling.\nNiet of anders overgenomen:\n  - stukken verborgen tekst, weggelaten: 1 (“Slot”)\n',
      );
    }));

  it('reads standard input, writes standard output, and as JSON says all of it', () =>
    inFolder({}, async (scenario) => {
      const plain = await scenario.run('import -', { stdin: WORDED });
      assert.deepEqual([plain.status, plain.stdout], [0, MARKDOWN]);
      const { status, stdout, stderr } = await scenario.run('import - --format json --ui en', { stdin: WORDED });
      assert.deepEqual([status, stderr], [0, '']);
      assert.deepEqual(JSON.parse(stdout), {
        version: 1,
        source: '-',
        markdown: MARKDOWN,
        kind: 'vision',
        language: 'nl',
        annotations: [{ criterion: 'feedback', name: 'terugkoppeling', heading: 'Terugkoppeling' }],
        lost: [{ kind: 'hidden', count: 1, places: ['Slot'], message: 'stretches of hidden text, left out: 1 (“Slot”)' }],
      });
    }));

  it('takes kind and language as they are given, and says it where it cannot tell the kind', () =>
    inFolder({ 'stuk.docx': docx({ body: p('Wij zijn er voor het dorp.') }) }, async (scenario) => {
      const untold = await scenario.run('import stuk.docx --ui en');
      assert.equal(untold.stdout, '---\nlanguage: nl\n---\n\nWij zijn er voor het dorp.\n');
      assert.match(untold.stderr, /^Neither the title nor the name says what kind/);
      const told = await scenario.run('import stuk.docx --kind proposition --language en');
      assert.match(told.stdout, /^---\ndocument: proposition\nlanguage: en\n---\n/);
    }));

  it('puts comments of people below their words, in the language of the document', () => {
    const about = `<w:commentRangeStart w:id="1"/>${r('zes weken')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`;
    const comments = `<w:comment w:id="1" w:author="Anna" w:date="2026-03-01T09:00:00Z">${p('Is dat --> haalbaar?')}</w:comment>`;
    return inFolder({ 'visie.docx': docx({ comments, body: p(r('Wij bellen u binnen ') + about + r(' terug.')) }) }, async (scenario) => {
      const { stdout } = await scenario.run('import visie.docx --ui en');
      assert.match(stdout, /terug\.\n\n<!-- Opmerking van Anna, 2026-03-01 bij “zes weken”: Is dat –› haalbaar\? -->\n$/);
    });
  });

  it('never writes over a file, unless it is told to', () =>
    inFolder({ 'visie.docx': WORDED, 'visie.md': 'mijn werk' }, async (scenario) => {
      const { status, stderr } = await scenario.run('import visie.docx -o visie.md --ui en');
      assert.equal(status, 2);
      assert.match(stderr, /visie\.md is there already and stays as it is/);
      assert.equal(scenario.read('visie.md'), 'mijn werk');
      assert.equal((await scenario.run('import visie.docx -o visie.md --force')).status, 0);
      assert.equal(scenario.read('visie.md'), MARKDOWN);
    }));

  for (const [what, command, message] of [
    ['no file', 'import', /Which Word document\?/],
    ['two files', 'import a.docx b.docx', /“b\.docx” does not belong here/],
    ['a file that is not there', 'import nergens.docx', /There is no nergens\.docx/],
    ['a folder', 'import map', /map is a folder/],
    ['a text', 'import tekst.docx', /tekst\.docx is not a Word document \(\.docx\)/],
    ['half a file', 'import half.docx', /half\.docx is damaged or incomplete/],
    ['an encrypted file', 'import slot.docx', /slot\.docx is protected by a password/],
    ['an output that is no Markdown', 'import a.docx -o a.txt', /a name ending in \.md, instead of a\.txt/],
    ['a language that is none', 'import a.docx --language de', /“de”/],
  ] as const)
    it(`ends with 2 and says what to do: ${what}`, () =>
      inFolder(
        {
          'map/x.md': '',
          'tekst.docx': 'Visie',
          'half.docx': WORDED.slice(0, 200),
          'slot.docx': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(9)]),
        },
        async (scenario) => {
          const { status, stdout, stderr } = await scenario.run(`${command} --ui en`);
          assert.deepEqual([status, stdout], [2, '']);
          assert.match(stderr, message);
        },
      ));
});

/** A text without what Word does not carry: where a line of a paragraph ends, and how the line below the head of a table is drawn. */
function laidOut(text: string): string {
  return text.replace(/^\|(?: ?-+ ?\|)+$/gm, '|-|').replace(/([^\n|>:-])\n(?=[A-Z][^\n]*$)/gm, '$1 ');
}

describe('convenant export', () => {
  const VAGUE = vision(
    '## Terugkoppeling\n\nDe zorggroep laat elk lid zo snel mogelijk per mail horen wat er met zijn voorstel is gedaan.',
  );

  it('writes a Word document with the findings as comments at their words, which comes back the same', () =>
    inFolder({ 'visie.md': VAGUE, '.convenant.yaml': only({ feedback: 'warning' }) }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('export visie.md -o visie.docx --ui nl');
      assert.deepEqual([status, stdout, stderr], [0, '', '']);
      const { stdout: found } = await scenario.run('check visie.md --format json --ui nl');
      const { documents } = JSON.parse(found) as { documents: { findings: { code: string; message: string }[] }[] };
      const comments = commented(scenario.bytes('visie.docx'));
      assert.deepEqual(
        comments.map(({ text }) => text.split('\n').slice(0, 2).join(': ')),
        documents[0]?.findings.map(({ code, message }) => `Waarschuwing · ${code}: ${message}`),
      );
      assert.ok(comments.some(({ about, text }) => about === 'zo snel mogelijk' && /\nBron: /.test(text)));
      assert.equal((await scenario.run('import visie.docx')).stdout, VAGUE);
    }));

  for (const language of ['nl', 'en'] as const)
    it(`brings each example back but for line ends in a paragraph and the dashes of a table (${language})`, async () => {
      const folder = new URL(`../../examples/${language}/`, import.meta.url);
      const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
      const tree = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
      assert.ok(names.length > 2);
      await inFolder(tree, async (scenario) => {
        for (const name of names) {
          await scenario.run(`export ${name} -o a.docx --force`);
          const { status, stdout, stderr } = await scenario.run('import a.docx --ui en');
          assert.equal(status, 0);
          assert.equal(laidOut(stdout), laidOut(tree[name] ?? ''), name);
          assert.match(stderr, /^This document already has Convenant's front matter: .* none was added\.\n/);
        }
      });
    });

  it('says which documents it put together', () =>
    inFolder({ 'a.md': VAGUE, 'b.md': VAGUE, 'los.md': '# Los' }, async (scenario) => {
      const { status, stderr } = await scenario.run('export . -o alles.docx --ui nl');
      assert.equal(status, 0);
      assert.equal(stderr, 'alles.docx bevat 2 documenten achter elkaar: a.md, b.md. Noem één bestand om er één in Word te zetten.\n');
    }));

  it('gives the same bytes each time, without a moment or a name of the machine', () =>
    inFolder({ 'visie.md': VAGUE }, async (scenario) => {
      await scenario.run('export visie.md -o een.docx');
      await scenario.run('export visie.md -o twee.docx');
      assert.deepEqual(scenario.bytes('een.docx'), scenario.bytes('twee.docx'));
      assert.doesNotMatch(partOf(scenario.bytes('een.docx'), 'docProps/core.xml'), /\d{4}-\d\d-\d\d/);
      assert.doesNotMatch(partOf(scenario.bytes('een.docx'), 'word/comments.xml'), /w:date/);
    }));

  it('never writes over a file, unless it is told to', () =>
    inFolder({ 'visie.md': VAGUE, 'visie.docx': 'mijn werk' }, async (scenario) => {
      for (const command of ['export visie.md -o visie.docx', 'report visie.md -o visie.docx']) {
        const { status, stderr } = await scenario.run(`${command} --ui en`);
        assert.equal(status, 2);
        assert.match(stderr, /visie\.docx is there already and stays as it is/);
      }
      assert.equal(scenario.read('visie.docx'), 'mijn werk');
      assert.equal((await scenario.run('export visie.md -o visie.docx --force')).status, 0);
      assert.equal(scenario.bytes('visie.docx').subarray(0, 2).toString(), 'PK');
    }));

  for (const [what, command, message] of [
    ['no file', 'export', /Which document\?/],
    ['no output', 'export visie.md', /-o visie\.docx/],
    ['an output that is not a Word document', 'export visie.md -o visie.doc', /a name ending in \.docx, instead of visie\.doc/],
    ['a file that is not there', 'export nergens.md -o a.docx', /nergens\.md/],
    ['a Markdown file that is no governance document', 'export los.md -o a.docx', /document: /],
  ] as const)
    it(`ends with 2 and says what to do: ${what}`, () =>
      inFolder({ 'visie.md': VAGUE, 'los.md': '# Los' }, async (scenario) => {
        const { status, stderr } = await scenario.run(`${command} --ui en`);
        assert.equal(status, 2);
        assert.match(stderr, message);
      }));
});

describe('convenant report -o FILE.docx', () => {
  it('has a summary, then the documents with the findings on them and between them', async () => {
    const examples = ['visie', 'ledenovereenkomst', 'propositie-eerste-gesprek'];
    const read = (name: string): string => readFileSync(new URL(`../../examples/nl/${name}.md`, import.meta.url), 'utf8');
    const tree = Object.fromEntries(examples.map((name) => [`${name}.md`, read(name)]));
    await inFolder(tree, async (scenario) => {
      const { status, stderr } = await scenario.run('report . -o verslag.docx --ui nl');
      assert.deepEqual([status, stderr], [0, '']);
      const { stdout } = await scenario.run('check . --format json --ui nl');
      const { documents, between } = JSON.parse(stdout) as { documents: { findings: object[] }[]; between: { places: object[] }[] };
      const told = documents.flatMap(({ findings }) => findings).length + between.flatMap(({ places }) => places).length;
      const comments = commented(scenario.bytes('verslag.docx'));
      assert.equal(comments.length, told);
      assert.ok(between.length > 0 && comments.some(({ text, about }) => /outlives/.test(text) && /2032-06-30/.test(about)));
      const text = partOf(scenario.bytes('verslag.docx'), 'word/document.xml');
      for (const words of ['Verslag voor het bestuur', 'Wat essentieel is', 'Tussen de documenten', 'Hazelwaard 2030'])
        assert.ok(text.includes(words), words);
    });
  });
});
