import { strict as assert } from 'node:assert';
import { said } from '../support/said.ts';

/** The template text that a document still holds, in passages. */
function inPassages(body: string): string[] {
  const { model, at } = said(body);
  return model.facts.flatMap((facts, b) => {
    const base = model.blocks[b]?.start ?? 0;
    return facts.passages.flatMap((p) => p.placeholders.map((r) => at({ start: base + r.start, end: base + r.end })));
  });
}

/** The same, in the declared elements. */
function inElements(body: string): string[] {
  const { model, at } = said(body);
  return model.elements.flatMap((e) => e.placeholders.map(at));
}

describe('placeholders', () => {
  it('are words in capitals that say a text is still to come', () => {
    assert.deepEqual(inPassages('Een nieuw artikel: NOG TE SCHRIJVEN.'), ['NOG TE SCHRIJVEN']);
    assert.deepEqual(inPassages('A new rule is TO BE SUPPLIED by the clerk.'), ['TO BE SUPPLIED']);
    assert.deepEqual(inPassages('The forms are to be supplied by the clerk.'), []);
  });

  it('are words in brackets, braces and angle brackets', () => {
    assert.deepEqual(inPassages('De [naam praktijk] en {organisatie} op <datum> met {{ x y }} en [●] en [..].'), [
      '[naam praktijk]',
      '{organisatie}',
      '<datum>',
      '{{ x y }}',
      '[●]',
      '[..]',
    ]);
  });

  it('in angle brackets may stand alone on their line, which Markdown takes for HTML', () => {
    assert.deepEqual(inPassages('<naam praktijk>\n\n- <datum>\n- <br>\n\n<details>\n\n<div>'), ['<naam praktijk>', '<datum>']);
  });

  it('are words that say that text is to come', () => {
    for (const words of [
      'XX',
      'TODO',
      'TBD',
      'tbc',
      'n.t.b.',
      'nader in te vullen',
      'nog uit te werken',
      'nader te bepalen',
      'volgt nog',
      'lorem ipsum',
      'to be confirmed',
      'text to follow',
    ])
      assert.deepEqual(inPassages(`Het bedrag is ${words} per jaar.`), [words]);
  });

  it('are lines to be filled in, in a sentence that goes on', () => {
    assert.deepEqual(inPassages('Na ____ weken, na …… dagen en na ..... jaar.'), ['____', '……', '.....']);
  });

  it('are all that a paragraph or an item says, where it is little', () => {
    for (const words of ['volgt', 'reserved', 'gereserveerd', '…', '...', 'tbd']) {
      assert.deepEqual(inPassages(words), [words]);
      assert.deepEqual(inPassages(`- ${words}`), [words]);
    }
  });

  it('are what a line names and then says is to come', () => {
    assert.deepEqual(inPassages('Annex with the list of lenses: to follow.'), ['to follow']);
    assert.deepEqual(inPassages('- Prijslijst – volgt nog'), ['volgt nog']);
    for (const body of ['These are the steps to follow.', 'Zo gaat het: na de intake volgt een gesprek.', 'Wie komt: volgt de route.'])
      assert.deepEqual(inPassages(body), [], body);
  });

  it('are all that a cell says, but not a dash or a question mark', () => {
    assert.deepEqual(inPassages('| a | b | c | d |\n|---|---|---|---|\n| … | volgt | - | ? |\n| [naam] | n.v.t. | x |  |'), [
      '…',
      'volgt',
      '[naam]',
    ]);
  });

  it('are not footnotes, check boxes, links, escaped brackets and signatures', () => {
    for (const body of [
      'Zie noot[^1] en [1] en [a].',
      '- [ ] doen\n- [x] gedaan',
      '[tekst](x.md) en [tekst][ref]\n\n[ref]: x.md',
      '\\[naam]',
      'Handtekening: ..........',
      'Naam: ____________',
      'Deze bladzijde is [bewust leeg gelaten].',
      '`[naam]` en <b>vet</b> en <!-- [naam] -->',
      '## [Doel]',
      'Wel [sic] zo.',
    ])
      assert.deepEqual(inPassages(body), [], body);
  });

  it('stand in the value of an element, inline or as an attribute, at their exact place', () => {
    assert.deepEqual(
      inElements(':::terugkoppeling{van="[wie]" aan=TODO vorm="per <kanaal>" over="…"}\n:wanneer[binnen [aantal] weken]\n:::'),
      ['[wie]', 'TODO', '<kanaal>', '…', '[aantal]'],
    );
    assert.deepEqual(inElements('::ambitie[:ambitie[[wat]] :horizon[2030]]'), ['[wat]']);
  });

  it('in a nested annotation belong to what it is in, and to it', () => {
    assert.deepEqual(inElements(':::terugkoppeling\n:over[wat :van[[wie]] deed]\n:::'), ['[wie]', '[wie]']);
  });

  it('keep an element from being stated', () => {
    const stated = (body: string): string[] => said(body).model.evidence.flatMap((e) => (e.element ? [e.element] : []));
    assert.deepEqual(stated(':::terugkoppeling{van="[wie]" aan=huisarts}\n:wanneer[elke maand] :vorm[…] :over[de :van[arts] [wat]]\n:::'), [
      'recipient',
      'timing',
      'sender',
    ]);
  });

  it('are not nested annotations, links and marks in the value of an element', () => {
    const { model } = said(':::terugkoppeling\n:over[de **aanpak** in [het plan](plan.md) van :van[de arts]]\n:::');
    assert.deepEqual(
      model.elements.map((e) => e.placeholders.length),
      [0, 0],
    );
    assert.deepEqual(
      model.evidence.flatMap((e) => e.element ?? []),
      ['subject', 'sender'],
    );
  });
});
