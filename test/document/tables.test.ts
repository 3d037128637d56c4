import { strict as assert } from 'node:assert';
import { said } from '../support/said.ts';

const ROLES = '| Rol | Vervuld door | Taken | Bevoegdheid | Verantwoording aan |\n|---|---|---|---|---|\n';

/** Each role with the parts that it states, in order of their names. */
function roles(body: string): string[] {
  const { model, at } = said(body);
  return model.roles.map(
    (r) =>
      `${r.name}: ${[...r.parts]
        .map(([part, e]) => `${part} ${at(e)}`)
        .sort()
        .join(', ')}`,
  );
}

describe('tables', () => {
  it('have cells with their text and their exact places, without pipes and padding', () => {
    for (const body of [
      '| A |  b c|\n|---|---|\n|😀 d | **e** \\| f |\n',
      'A | b c\n:-- | --:\n😀 d | **e** \\| f',
      '| A |  b c|\r\n|---|---|\r\n|😀 d | **e** \\| f |\r\n',
    ]) {
      const { model, at } = said(body);
      const [table] = model.tables;
      assert.deepEqual(table?.header.map(at), ['A', 'b c']);
      assert.deepEqual(
        table?.rows.map((row) => row.map(at)),
        [['😀 d', '**e** \\| f']],
      );
      assert.deepEqual(
        table?.rows[0]?.map((c) => c.text),
        ['😀 d', 'e | f'],
      );
      assert.equal(at(table ?? { start: 0, end: 0 }), body.trimEnd());
    }
  });

  it('have empty cells where nothing stands, and may lack some', () => {
    const { model } = said('| A | B | C |\n|---|---|---|\n| a |  | c |\n| b |\n');
    assert.deepEqual(
      model.tables[0]?.rows.map((row) => row.map((c) => c.text)),
      [['a', '', 'c'], ['b']],
    );
  });

  it('declare nothing by a header that says nothing', () => {
    const { blocks, elements } = said('| Naam | Plaats |\n|---|---|\n| a | b |');
    assert.deepEqual([blocks, elements], [[], []]);
  });

  it('declare a criterion by their header: steps', () => {
    const { blocks, elements } = said('| Stap | Wie | Wanneer |\n|---|---|---|\n| bellen | de coördinator | in maart |\n| plannen | | |');
    assert.deepEqual(blocks, [
      'process-steps: | Stap | Wie | Wanneer |\n|---|---|---|\n| bellen | de coördinator | in maart |\n| plannen | | |',
    ]);
    assert.deepEqual(elements, [
      'process-steps/steps: bellen',
      'process-steps/steps: plannen',
      'process-steps/actor: de coördinator',
      'process-steps/timing: in maart',
    ]);
  });

  it('declare what the block around them is, by the columns that it knows', () => {
    const { model } = said(':::stap\n| Eerst | Wie |\n|---|---|\n| bellen | arts |\n:::');
    assert.deepEqual([model.tables[0]?.criterion?.id, [...(model.tables[0]?.columns.keys() ?? [])]], ['process-steps', ['actor']]);
  });

  it('give a role a row, with the parts that its cells state', () => {
    assert.deepEqual(
      roles(
        `${ROLES}| Coördinator | wijkverpleegkundige | bellen, plannen | zes behandelingen | het bestuur |\n| Kaderarts | dr. Smit |  | - | n.v.t. |`,
      ),
      [
        'Coördinator: accountable-to het bestuur, authority zes behandelingen, holder wijkverpleegkundige, tasks bellen, plannen',
        'Kaderarts: holder dr. Smit',
      ],
    );
  });

  it('give a role no part that is template text', () => {
    assert.deepEqual(roles(`${ROLES}| Coördinator | [naam] | … | TODO | <wie> |`), ['Coördinator: ']);
  });

  it('give a role its tasks one by one, with their places', () => {
    const { model, at } = said(`${ROLES}| Coördinator | arts | belt patiënten, plant; en overlegt |  |  |`);
    assert.deepEqual(
      model.roles[0]?.tasks.map((t) => [t.text, at(t.range)]),
      [
        ['belt patiënten', 'belt patiënten'],
        ['plant', 'plant'],
        ['overlegt', 'overlegt'],
      ],
    );
  });

  it('with R, A, C and I give each column that is responsible its tasks, whom it answers to, and as the holder what the column names', () => {
    const { model, at } = said(
      '| Taak | Huisarts | Coördinator | Bestuur |\n|---|---|---|---|\n| oproepen | I | R | A |\n| plan maken | C | A/R | I |\n| betalen | | | R |',
    );
    assert.deepEqual(
      model.roles.map((r) => [r.name, [...r.parts.keys()].sort(), r.tasks.map((t) => at(t.range))]),
      [
        ['Coördinator', ['accountable-to', 'holder', 'tasks'], ['oproepen', 'plan maken']],
        ['Bestuur', ['holder', 'tasks'], ['betalen']],
      ],
    );
  });

  it('hold annotations, links and placeholders in their cells', () => {
    const { elements, model } = said('| :wel-voor[a \\| b] | [x](#y) | [naam] |\n|---|---|---|');
    assert.deepEqual(elements, ['target-group/included: a \\| b']);
    const facts = model.facts.at(-1);
    assert.deepEqual([facts?.content.links.length, facts?.passages.flatMap((p) => p.placeholders).length], [1, 1]);
  });

  it('stand in lists and quotations too', () => {
    for (const body of [
      '- | Rol | Taken |\n  |---|---|\n  | a coördinator | bellen |',
      '> | Rol | Taken |\n> |---|---|\n> | a coördinator | bellen |',
    ])
      assert.deepEqual(roles(body), ['a coördinator: tasks bellen'], body);
  });
});
