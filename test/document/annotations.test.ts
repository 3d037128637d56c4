import { strict as assert } from 'node:assert';
import { expectSaid, type Said, said } from '../support/said.ts';

/** What of a text is asked about; the rest of what it declares is left out. */
const elements = (body: string): string[] => said(body).elements;
const problems = (body: string): string[] => said(body).problems;
const says = (body: string, expected: Partial<Said>): void => expectSaid(assert.deepEqual, body, expected);

describe('annotations', () => {
  describe('of blocks', () => {
    it('are containers, by their Dutch or their English name', () => {
      for (const name of ['terugkoppeling', 'feedback'])
        says(`:::${name}\nTekst.\n:::\n`, { blocks: [`feedback: :::${name}\nTekst.\n:::`] });
    });

    it('are leaves, on a line of their own', () => {
      says('::doelgroep[Wel :wel-voor[75-plussers].]{#wie}', {
        blocks: ['target-group: ::doelgroep[Wel :wel-voor[75-plussers].]{#wie}'],
        elements: ['target-group/included: 75-plussers'],
        ids: ['wie'],
      });
    });

    it('hold links and marks in their label, as anywhere', () => {
      const { model, at } = said('::ambitie[Zie **de** [visie](visie.md#x) en :horizon[2030]]{#a titel=":van[x]"}');
      assert.deepEqual(
        model.facts.flatMap((f) => f.content.links.map((l) => l.url)),
        ['visie.md#x'],
      );
      assert.deepEqual(
        model.elements.map((e) => at(e.value)),
        ['2030'],
      );
      assert.deepEqual(
        model.statements.map((s) => s.sentence.words.map((w) => w.norm).join(' ')),
        ['zie de visie en 2030'],
      );
    });

    it('are read to the end of their line, what follows them too', () => {
      const { model, elements } = said('::ambitie[Wij willen gezond zijn.] Dat geldt :horizon[in 2030].');
      assert.deepEqual(elements, ['shared-ambition/horizon: in 2030']);
      assert.deepEqual(
        model.statements.map((s) => [s.sentence.words.length, s.around.length]),
        [
          [4, 1],
          [4, 0],
        ],
      );
    });

    it('may serve two criteria by one name', () => {
      assert.match(said(':::belang\n:::').blocks[0] ?? '', /^conflicting-interests, interests: /);
    });

    it('have a name in any case, with and without diacritics and hyphens', () => {
      for (const name of ['Terugkoppeling', 'TERUGKOPPELING']) assert.equal(said(`:::${name}\n:::`).blocks.length, 1, name);
      assert.equal(said(':::target-group\n:::').blocks.length, 1);
    });

    it('may have space around the name, and a label', () => {
      assert.deepEqual(said(':::   rol [De coördinator] {#c vervuld-door=arts}  \n:::').elements, ['roles/holder: arts']);
    });
  });

  describe('of elements', () => {
    it('are inline, in the block around them', () => {
      says(':::terugkoppeling\nDe huisarts krijgt :wanneer[binnen twee weken] bericht :form[per e-mail].\n:::', {
        blocks: ['feedback: :::terugkoppeling\nDe huisarts krijgt :wanneer[binnen twee weken] bericht :form[per e-mail].\n:::'],
        elements: ['feedback/timing: binnen twee weken', 'feedback/form: per e-mail'],
      });
    });

    it('are attributes, bare or in any quotes', () => {
      assert.deepEqual(elements(':::terugkoppeling{van=zorggroep aan="de huisarts" wanneer=\'elke maand\' vorm=“per brief”}\n:::'), [
        'feedback/sender: zorggroep',
        'feedback/recipient: de huisarts',
        'feedback/timing: elke maand',
        'feedback/form: per brief',
      ]);
    });

    it('hold the other quotes, braces and colons in quoted attributes', () => {
      assert.deepEqual(elements(`:::terugkoppeling{van="'t Zand: {a}" aan='"b"'}\n:::`), [
        "feedback/sender: 't Zand: {a}",
        'feedback/recipient: "b"',
      ]);
    });

    it('may be separated by commas, beside ids and classes', () => {
      const { elements, ids } = said(':::terugkoppeling{ #hoe .breed, van=a,\taan="b" }\n:::');
      assert.deepEqual(elements, ['feedback/sender: a', 'feedback/recipient: b']);
      assert.deepEqual(ids, ['hoe']);
    });

    it('may be nested', () => {
      assert.deepEqual(elements(':::terugkoppeling\n:over[wat :van[de zorggroep] deed met [een wens]]\n:::'), [
        'feedback/subject: wat :van[de zorggroep] deed met [een wens]',
        'feedback/sender: de zorggroep',
      ]);
    });

    it('may hold escaped brackets, and go on over a line break', () => {
      assert.deepEqual(elements(':::terugkoppeling\n:over[een \\] en\nmeer]\n:::'), ['feedback/subject: een \\] en\nmeer']);
    });

    it('have one name with ë composed, decomposed or left out', () => {
      assert.deepEqual(elements(':::meerwaarde\n:patiënt[a] :patie\u0308nt[b] :patient[c]\n:::'), [
        'value-creation/patient: a',
        'value-creation/patient: b',
        'value-creation/patient: c',
      ]);
    });

    it('stand in lists, tables, headings and emphasis too', () => {
      assert.deepEqual(
        elements('# :wel-voor[a]\n\n- :wel-voor[b]\n\n| :wel-voor[c] |\n|---|\n| **:wel-voor[d]** |\n'),
        ['a', 'b', 'c', 'd'].map((x) => `target-group/included: ${x}`),
      );
    });

    it('have exact places after emoji and with CRLF', () => {
      const { model, at } = said('😀 é e\u0308\r\n\r\n:::doelgroep\r\n😀 :wel-voor[😀 a]{x}\r\n:::\r\n');
      assert.deepEqual(
        model.elements.map((e) => [at(e), at(e.value)]),
        [[':wel-voor[😀 a]{x}', '😀 a']],
      );
      assert.equal(at(model.declared[0] ?? { start: 0, end: 0 }), ':::doelgroep\r\n😀 :wel-voor[😀 a]{x}\r\n:::');
    });

    it('count outside a block where they can mean one thing only', () => {
      says(':wel-voor[75-plussers]', { elements: ['target-group/included: 75-plussers'] });
    });

    it('count outside a block for the criterion of the section, where the name has more', () => {
      assert.deepEqual(elements('## Terugkoppeling\n\n:wanneer[elke maand]'), ['feedback/timing: elke maand']);
    });

    it('are pointed out outside a block where they can mean more', () => {
      says('Dat is :wanneer[elke maand].', { problems: ['annotation/outside-block: wanneer'] });
    });

    it('are pointed out in a block of another criterion where they can mean more', () => {
      assert.deepEqual(problems(':::doelgroep\n:wanneer[elke maand]\n:::'), ['annotation/misplaced: wanneer']);
    });
  });

  describe('are not', () => {
    it('colons in text', () => {
      says('Om 10:30, let op:dit, :) en :( en a:b, zie: dit; http://a.nl:80/x en C:\\map, :-) ::: :: en : x', {});
    });

    it('in code, comments, HTML and escaped', () => {
      says(
        '`:wel-voor[a]` <!-- :wel-voor[b] --> <b class=":wel-voor"> \\:wel-voor[c]\n\n    :wel-voor[d]\n\n```\n:::rol\n:wel-voor[e]\n```\n\n<div>\n:wel-voor[f]\n</div>',
        {},
      );
    });

    it('in the address of a link', () => {
      says('[tekst](https://a.nl/:wel-voor[x])', {});
    });

    it('a bare name that nobody knows, or that hangs on a word', () => {
      says('Wij doen :dit en let op:wanneer en 8:tijd', {});
    });

    it('an unknown name that hangs on a word', () => {
      says('let op:dit[x] en a:b{c}', {});
    });

    it('a container of another tool', () => {
      says(':::note\nTekst.\n:::', {});
    });
  });

  describe('that are wrong', () => {
    it('have an unknown name: the nearest is named', () => {
      assert.deepEqual(problems(':::trugkoppeling{van=a}\n:::'), ['annotation/unknown-block: trugkoppeling → terugkoppeling']);
      assert.deepEqual(problems(':::terugkopeling\n:::'), ['annotation/unknown-block: terugkopeling → terugkoppeling']);
      assert.deepEqual(problems('::ambtie[x]'), ['annotation/unknown-block: ambtie → ambitie']);
      assert.deepEqual(problems(':::terugkoppeling\n:wanner[x]\n:::'), ['annotation/unknown-element: wanner → wanneer']);
      assert.deepEqual(problems(':::terugkoppeling{warneer=x}\n:::'), ['annotation/unknown-attribute: warneer → wanneer']);
    });

    it('have an unknown name that is near nothing', () => {
      assert.deepEqual(problems(':::zzzzqqqq{x}\n:::\n\n:zzzzqqqq[x]'), [
        'annotation/unknown-block: zzzzqqqq',
        'annotation/unknown-element: zzzzqqqq',
      ]);
    });

    it('have the name of an element where a block is asked', () => {
      assert.match(problems(':::vervuld-door\n:::')[0] ?? '', /^annotation\/not-a-block: vervuld-door/);
    });

    it('have an attribute of another criterion, not one of their own id, class or title', () => {
      assert.deepEqual(problems(':::terugkoppeling{voor-wie=x id=a class=b titel=c title=d naam=e name=f}\n:::'), [
        'annotation/unknown-attribute: voor-wie',
      ]);
    });

    it('are empty', () => {
      says(':::terugkoppeling{van=""}\n:wanneer[] :vorm[ ] :over en :aan\n:::', {
        blocks: ['feedback: :::terugkoppeling{van=""}\n:wanneer[] :vorm[ ] :over en :aan\n:::'],
        problems: [
          'annotation/empty: van=""',
          'annotation/empty: :wanneer[]',
          'annotation/empty: :vorm[ ]',
          'annotation/empty: :over',
          'annotation/empty: :aan',
        ],
      });
    });

    it('have a bracket that is not closed in their paragraph', () => {
      assert.deepEqual(problems(':::terugkoppeling\n:over[open\n\n]\n:::'), ['annotation/broken-label: :over[']);
      assert.deepEqual(problems('::ambitie[open'), ['annotation/broken-label: ::ambitie[']);
    });

    it('have braces that cannot be read', () => {
      for (const [braces, range] of [
        ['{van="a', '{van="a'],
        ['{van=}', '{van='],
        ['{van=a', '{van=a'],
        ['{=a}', '{'],
        ['{#}', '{#'],
        ['{van=a !}', '{van=a '],
      ] as const)
        assert.deepEqual(problems(`:::terugkoppeling${braces}\n:::`), [`annotation/broken-attributes: ${range}`], braces);
    });

    it('still open their block', () => {
      assert.equal(said(':::terugkoppeling{van="a\n:wanneer[elke maand]\n:::').elements.length, 1);
    });

    it('give an id twice', () => {
      says(':::rol{#a}\n:::\n\n:::rol{#a}\n:::', {
        blocks: ['roles, process-owner: :::rol{#a}\n:::', 'roles, process-owner: :::rol{#a}\n:::'],
        problems: ['annotation/duplicate-id: a'],
        ids: ['a'],
      });
    });
  });

  it('are read in English documents by the same rules', () => {
    assert.deepEqual(said(':::feedback{sender="the care group"}\n:timing[every month] :wanneer[elke maand]\n:::').elements, [
      'feedback/sender: the care group',
      'feedback/timing: every month',
      'feedback/timing: elke maand',
    ]);
  });
});
