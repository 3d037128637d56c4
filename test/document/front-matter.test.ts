import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { type FrontMatter, readFrontMatter } from '../../server/src/document/front-matter.ts';
import { FRONT_MATTER_KEYS, KIND_NAMES, PROFILE_NAMES, STATUS_NAMES } from '../../server/src/framework/names.ts';
import { reading } from '../support/declared.ts';

const BASE = 1;

function read(...lines: string[]): FrontMatter {
  return readFrontMatter(['---', ...lines, '---'].join('\n'), BASE);
}

/** Each problem as `code: source`, with `→ replacement` where there is one. */
function problems(...lines: string[]): string[] {
  const source = ['---', ...lines, '---'].join('\n');
  return readFrontMatter(source, BASE).problems.map(
    (p) =>
      `${p.code}: ${source.slice(p.range.start - BASE, p.range.end - BASE)}${p.replacement === undefined ? '' : ` → ${p.replacement}`}`,
  );
}

describe('front matter', () => {
  it('names a kind in every way that there is, whatever the case', () => {
    for (const [kind, names] of Object.entries(KIND_NAMES))
      for (const name of names)
        for (const written of [name, name.toUpperCase(), `"${name}"`, `'${name}'`, `${name}   # nota bene`])
          assert.equal(read(`document: ${written}`).kind, kind, written);
  });

  it('names a status, a profile and a language in Dutch and in English', () => {
    for (const [status, names] of Object.entries(STATUS_NAMES))
      for (const name of names) assert.equal(read(`status: ${name}`).status, status);
    for (const [profile, names] of Object.entries(PROFILE_NAMES))
      for (const name of names) assert.equal(read(`profiel: ${name}`).profile, profile);
    for (const name of ['nl', 'NL', 'nl-NL', 'Nederlands', 'dutch']) assert.equal(read(`taal: ${name}`).language, 'nl', name);
    for (const name of ['en', 'en-GB', 'Engels', 'english']) assert.equal(read(`language: ${name}`).language, 'en', name);
  });

  it('has its keys in Dutch and in English, with their places', () => {
    for (const [name, written] of Object.entries(FRONT_MATTER_KEYS))
      for (const key of written) {
        const source = `---\nx: y\n${key}: "een waarde"\n---`;
        const field = readFrontMatter(source, 0).fields.get(name);
        assert.ok(field, key);
        assert.equal(source.slice(field.key.start, field.key.end), key);
        assert.equal(source.slice(field.value.start, field.value.end), '"een waarde"');
        assert.equal(field.text, 'een waarde');
      }
  });

  it('gives the items of a list, in line or below, with their places', () => {
    for (const source of [
      '---\nparties: [De Brug, "Zorg 😀 Zuid"]\n---',
      '---\npartijen:\n  - De Brug\n  - "Zorg 😀 Zuid"\n---',
      '---\r\npartijen:\r\n- De Brug\r\n- "Zorg 😀 Zuid"\r\n---',
    ]) {
      const field = readFrontMatter(source, 10).fields.get('parties');
      assert.deepEqual(
        field?.items.map((i) => i.text),
        ['De Brug', 'Zorg 😀 Zuid'],
      );
      assert.deepEqual(
        field?.items.map((i) => source.slice(i.range.start - 10, i.range.end - 10)),
        ['De Brug', '"Zorg 😀 Zuid"'],
      );
      assert.equal(source.slice(field?.value.start ?? 0, field?.value.end).endsWith('\n'), false);
    }
  });

  it('keeps what a number or a date looks like', () => {
    const { fields } = read('version: 0.30', 'date: 2026-11-01');
    assert.deepEqual([fields.get('version')?.text, fields.get('date')?.text], ['0.30', '2026-11-01']);
  });

  it('names what is not known and the nearest that is', () => {
    assert.deepEqual(problems('document: vise'), ['front-matter/document: vise → visie']);
    assert.deepEqual(problems('document: "ledenovereenkmost"'), ['front-matter/document: "ledenovereenkmost" → ledenovereenkomst']);
    assert.deepEqual(problems('document: folder'), ['front-matter/document: folder']);
    assert.deepEqual(problems('language: fr', 'status: concpt', 'profile: standaart', 'profiel: x'), [
      'front-matter/duplicate-key: profiel',
      'front-matter/language: fr',
      'front-matter/status: concpt → concept',
      'front-matter/profile: standaart → standaard',
    ]);
  });

  it('points at the key where a value is empty, and at the whole value where it is no text', () => {
    assert.deepEqual(problems('document:'), ['front-matter/document: document']);
    assert.deepEqual(problems('document: ""'), ['front-matter/document: ""']);
    assert.deepEqual(problems('document: [visie, propositie]'), ['front-matter/document: [visie, propositie]']);
    assert.equal(read('document: [visie]').problems[0]?.parameters.value, '[visie]');
  });

  it('names what is nearly one of its keys and leaves other keys to the author', () => {
    assert.deepEqual(problems('documnet: visie'), ['front-matter/unknown-key: documnet → document']);
    assert.deepEqual(problems('Herzien_voor: 2028'), ['front-matter/unknown-key: Herzien_voor → herzien-voor']);
    assert.deepEqual(problems('author: A', 'tags: [a, b]', 'eigenaar: bestuur', 'nr: 4'), []);
  });

  it('points out a key that stands there twice, in two languages too, and keeps the first', () => {
    assert.deepEqual(problems('document: visie', 'document: propositie'), ['front-matter/duplicate-key: document']);
    assert.deepEqual(problems('taal: nl', 'language: en'), ['front-matter/duplicate-key: language']);
    assert.equal(read('taal: nl', 'language: en').language, 'nl');
  });

  it('takes years, months and days that exist for dates', () => {
    for (const date of ['2027', '2027-12', '2028-02-29', '"2027-01-31"']) assert.deepEqual(problems(`date: ${date}`), [], date);
    for (const date of ['gisteren', '31-01-2027', '2027-13', '2027-00', '2027-02-29', '2027-04-31', '1 mei 2027'])
      assert.deepEqual(problems(`herzien-voor: ${date}`), [`front-matter/date: ${date}`], date);
    assert.deepEqual(problems('loopt-tot: volgend jaar'), ['front-matter/date: volgend jaar']);
  });

  it('gives what it could read of broken YAML, and where it is broken', () => {
    const source = '---\ndocument: visie\nparties: [a, b\ntitle: c\n---';
    const matter = readFrontMatter(source, 0);
    assert.equal(matter.kind, 'vision');
    assert.deepEqual(
      matter.problems.map((p) => p.code),
      ['front-matter/syntax'],
    );
    for (const { range } of matter.problems) assert.ok(range.start >= 4 && range.start <= range.end && range.end <= source.length - 3);
  });

  it('reads nothing from what is no mapping, and never throws', () => {
    for (const lines of [
      [],
      ['- a'],
      ['tekst'],
      [': x'],
      ['? a', ': b'],
      ['a: &x [*x]'],
      ['document: *x'],
      ['[', '{'],
      ['\t- :'],
      ['"'],
      ['!!js x: 1'],
      ['%YAML 9'],
    ])
      assert.equal(read(...lines).kind, undefined, lines.join());
  });

  it('reads the start of what has no end, in bounded time', () => {
    const matter = read('document: visie', `a: ${'x'.repeat(50_000)}`);
    assert.equal(matter.kind, 'vision');
    assert.ok(
      matter.problems.some(
        (p) => p.code === 'front-matter/syntax' && p.parameters.detail === 'yaml/too-long' && p.parameters.most === '40000',
      ),
    );
  });

  it('ends lines with CRLF or CR as well', () => {
    for (const end of ['\r\n', '\r']) {
      const source = ['---', 'document: visie', 'status: vastgesteld', '...'].join(end);
      const matter = readFrontMatter(source, 0);
      assert.deepEqual([matter.kind, matter.status, matter.problems], ['vision', 'adopted', []]);
    }
  });
});

describe('a document', () => {
  const kind = (text: string, mapped?: 'vision'): unknown => new SourceDocument(reading, text, mapped).kind;

  it('without a kind has no model: a README is left alone', () => {
    for (const text of [
      '# README\n\n:::rol\n',
      '',
      '---\ntitle: x\n---\n\n# Visie\n',
      '\n---\ndocument: visie\n---\n',
      '---\ndocument: folder\n---\n',
    ]) {
      const document = new SourceDocument(reading, text);
      assert.equal(document.kind, undefined, text);
      assert.equal(document.model, undefined);
    }
  });

  it('has the kind of its front matter, else of its path', () => {
    assert.equal(kind('---\ndocument: propositie\n---\n', 'vision'), 'proposition');
    assert.equal(kind('# Titel\n', 'vision'), 'vision');
    assert.equal(kind('\uFEFF---\r\ndocument: propositie\r\n---\r\n'), 'proposition');
  });

  it('claims a kind where it names one that is not known', () => {
    assert.equal(new SourceDocument(reading, '---\ndocument: vise\n---\n').claimsKind, true);
    assert.equal(new SourceDocument(reading, '---\ntitle: x\n---\n').claimsKind, false);
  });

  it('whose front matter is not closed is read up to the first blank line, where it names a kind', () => {
    const text = '---\ndocument: visie\nstatus: concept\n\n# Titel\n';
    const { model } = new SourceDocument(reading, text);
    assert.equal(model?.kind, 'vision');
    assert.deepEqual(
      model?.frontMatter?.problems.map((p) => [p.code, text.slice(p.range.start, p.range.end)]),
      [['front-matter/unclosed', '---']],
    );
    assert.equal(kind('---\ntitle: visie\n\n# Titel\n'), undefined, 'a thematic break');
  });

  it('whose front matter is not closed has one problem for it, at what was meant to close it', () => {
    const found = (text: string): unknown[] => {
      const { model } = new SourceDocument(reading, text);
      return (model?.frontMatter?.problems ?? []).map((p) => [p.code, text.slice(0, p.range.start).split('\n').length, p.replacement]);
    };
    const body = '# Titel\n\nDe leden komen bijeen.\n\n---\n\nVastgesteld op 3 maart.\n';
    const head = '---\ndocument: visie\nstatus: concept\n';
    // A thematic break further down closes nothing.
    assert.deepEqual(found(`${head}\n${body}`), [['front-matter/unclosed', 1, undefined]]);
    assert.deepEqual(found(`${head}${body}`), [['front-matter/unclosed', 1, undefined]]);
    for (const dashes of ['--', '----', '–', '—', '-- '])
      assert.deepEqual(found(`${head}${dashes}\n\n${body}`), [['front-matter/unclosed', 4, '---']], dashes);
    assert.deepEqual(found(`${head}titel: [een\n\n${body}`), [['front-matter/unclosed', 1, undefined]]);
    const { model } = new SourceDocument(reading, `${head}\n${body}`);
    assert.equal(model?.sections.at(-1)?.title, 'Titel');
  });

  it('whose front matter has blank lines and comments is read whole', () => {
    const text = '---\ndocument: visie\n\n# Wie\n\nparties:\n- A\n\n- B\n\nserves: {\n}\n\n"status": adopted\n---\n\n# Titel\n';
    const { model } = new SourceDocument(reading, text);
    assert.deepEqual([model?.status, model?.frontMatter?.problems], ['adopted', []]);
  });

  it('is a draft where it names no status', () => {
    assert.equal(new SourceDocument(reading, '---\ndocument: visie\n---\n').model?.status, 'draft');
    assert.equal(new SourceDocument(reading, '---\ndocument: visie\nstatus: adopted\n---\n').model?.status, 'adopted');
  });

  it('has the language that it names, else the one that it is written in, else Dutch', () => {
    const language = (text: string): unknown => new SourceDocument(reading, text, 'vision').model?.language;
    const english = 'We are to work with the practices, and this is for all of them.\n';
    const dutch = 'Wij werken samen met de praktijken, en dat is niet voor één jaar.\n';
    assert.equal(language(english), 'en');
    assert.equal(language(dutch), 'nl');
    assert.equal(language(`---\nlanguage: nl\n---\n\n${english}`), 'nl');
    assert.equal(language(`---\ntaal: en\n---\n\n${dutch}`), 'en');
    assert.equal(language(`---\nlanguage: fr\n---\n\n${english}`), 'en');
    assert.equal(language('# 2027\n'), 'nl');
    assert.equal(language(''), 'nl');
    assert.equal(language(`${english}\n${dutch}${dutch}`), 'nl', 'by its commonest words');
  });
});
