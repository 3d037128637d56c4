import { strict as assert } from 'node:assert';
import { said } from '../support/said.ts';

/** Each suppression as `kind codes: reason`, with the text in which it holds, trimmed. */
function read(body: string): [string, string][] {
  const { model, at } = said(body);
  return model.suppressions.map((s) => [`${s.kind} ${s.codes.map((c) => at(c.range)).join(' ')}: ${s.reason}`, at(s.scope).trim()]);
}
const problems = (body: string): string[] => said(body).problems;

describe('suppressions', () => {
  it('hold for the next line that has text, with a reason', () => {
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(read(['<!-- convenant-disable-next-line roles/holder: wordt in maart benoemd -->', '', 'Een.', 'Twee.'].join(end)), [
        ['next-line roles/holder: wordt in maart benoemd', 'Een.'],
      ]);
  });

  it('hold for a stretch, up to what enables or the end', () => {
    assert.deepEqual(read('Een.\n\n<!-- convenant-disable feedback: later -->\n\nTwee.\n\n<!-- convenant-enable feedback -->\n\nDrie.'), [
      ['block feedback: later', 'Twee.'],
    ]);
    assert.deepEqual(read('<!-- convenant-disable feedback: later -->\n\nTwee.\n\nDrie.'), [['block feedback: later', 'Twee.\n\nDrie.']]);
  });

  it('hold for the whole file, wherever they stand', () => {
    const [[suppression, scope] = ['', '']] = read('Een.\n\n<!-- convenant-disable-file roles: geen rollen -->');
    assert.equal(suppression, 'file roles: geen rollen');
    assert.ok(scope.startsWith('---') && scope.endsWith('-->'));
  });

  it('name more codes, apart by spaces or commas, each with its place', () => {
    assert.deepEqual(
      read('<!-- convenant-disable-next-line roles/holder, feedback/timing results: zo -->\n\nx').map(([s]) => s),
      ['next-line roles/holder feedback/timing results: zo'],
    );
  });

  it('name codes whose letters the comment holds already', () => {
    assert.deepEqual(
      read('<!-- convenant-disable-next-line e able: zo -->\n\nx').map(([s]) => s),
      ['next-line e able: zo'],
    );
    const { model, at } = said('<!-- convenant-disable-next-line e able: zo -->\n\nx');
    assert.deepEqual(
      model.suppressions[0]?.codes.map((c) => model.text[c.range.end]),
      [' ', ':'],
      at(model.suppressions[0]?.comment ?? { start: 0, end: 0 }),
    );
  });

  it('end one by one where enabling names them, all where it names none', () => {
    const open = '<!-- convenant-disable roles: a -->\n\n<!-- convenant-disable feedback: b -->\n\n';
    assert.deepEqual(
      read(`${open}x\n\n<!-- convenant-enable roles -->\n\ny`).map(([, scope]) => scope.endsWith('y')),
      [false, true],
    );
    assert.deepEqual(
      read(`${open}x\n\n<!-- convenant-enable -->\n\ny`).map(([, scope]) => scope.endsWith('y')),
      [false, false],
    );
  });

  it('may hold line breaks and colons in their reason', () => {
    assert.deepEqual(read('<!-- convenant-disable-next-line roles: zie:\nbesluit 10:30 -->\n\nx')[0], [
      'next-line roles: zie:\nbesluit 10:30',
      'x',
    ]);
  });

  it('stand in lists, tables and in a line too', () => {
    assert.equal(read('- <!-- convenant-disable-next-line roles: a -->\n- b').length, 1);
    assert.equal(read('Tekst <!-- convenant-disable-next-line roles: a -->\nmeer').length, 1);
    assert.equal(read('| a <!-- convenant-disable-next-line roles: a --> |\n|---|\n| b |').length, 1);
  });

  it('are none in code', () => {
    assert.deepEqual(read('`<!-- convenant-disable roles: a -->`\n\n```\n<!-- convenant-disable roles: a -->\n```\n'), []);
  });

  it('need a reason: without one, or with one that is template text, they suppress nothing', () => {
    for (const reason of ['', ':', ': ', ': [reden]', ': …', ': ...', ': -', `: \${1:reden}`]) {
      const comment = `<!-- convenant-disable-next-line roles/holder${reason} -->`;
      assert.deepEqual(read(`${comment}\n\nx`), [], comment);
      assert.deepEqual(problems(`${comment}\n\nx`), [`suppression/no-reason: ${comment}`]);
    }
  });

  it('need a code', () => {
    assert.deepEqual(problems('<!-- convenant-disable: omdat -->'), ['suppression/no-code: <!-- convenant-disable: omdat -->']);
  });

  it('that are misspelt are pointed out', () => {
    for (const comment of ['<!-- convenant-disabel roles: a -->', '<!-- convenant disable roles: a -->', '<!-- Convenant: nee -->'])
      assert.deepEqual(problems(comment), [`suppression/unknown: ${comment}`]);
  });

  it('are not comments about something else', () => {
    for (const comment of [
      '<!-- een opmerking -->',
      '<!-- het convenant is getekend -->',
      '<!-- convenanten -->',
      '<!-- markdownlint-disable -->',
    ])
      assert.deepEqual(problems(comment), [], comment);
  });
});
