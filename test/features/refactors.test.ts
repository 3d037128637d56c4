import { strict as assert } from 'node:assert';
import { type Action, actionsAt } from '../../server/src/features/actions.ts';
import { caret, edited } from '../support/caret.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const MATTER = '---\ndocument: propositie\nlanguage: nl\n---\n\n# Na een val\n\n';
const URI = `${ROOT}a.md`;

/** Actions with a part of their title, at the caret; all of them as when a user asks. */
function offered(marked: string, title: string, only?: string[]): { text: string; actions: Action[] } {
  const { text, offset } = caret(marked);
  const checked = workspaceOf({ 'a.md': text }).check(URI) ?? assert.fail('not a governance document');
  const request = { range: { start: offset, end: offset }, about: [], only, invoked: true };
  return { text, actions: actionsAt(checked, request, framework, 'nl').filter((action) => action.title.includes(title)) };
}

/** The body after the action, without what was before it; it must not be on offer a second time at the same caret, unless said. */
function done(body: string, title: string): string {
  for (const ending of ['\r\n', '\n']) {
    const marked = (MATTER + body).replaceAll('\n', ending);
    const { text, actions } = offered(marked, title);
    const [action, ...others] = actions;
    assert.ok(action, `“${title}” is not offered`);
    assert.deepEqual(others, []);
    const after = edited(text, action.edits);
    if (ending === '\r\n') assert.ok(!/[^\r]\n/.test(after), `line endings are kept: ${JSON.stringify(after)}`);
    const { offset } = caret(marked);
    assert.deepEqual(offered(`${after.slice(0, offset)}‸${after.slice(offset)}`, title).actions, [], 'offered again');
    if (ending === '\n') return after.slice(MATTER.length);
  }
  return '';
}

const refused = (body: string, title: string): void => assert.deepEqual(offered(MATTER + body, title).actions, [], body);

describe('a paragraph made a role', () => {
  const title = 'Maak van deze alinea de rol';

  it('stays where it is in a document without a section on roles', () => {
    assert.equal(
      done('## Zo gaat het\n\nDe val‸coördinator belt de patiënt en maakt een plan.\n', title),
      '## Zo gaat het\n\n:::rol{#valcoordinator}\nDe valcoördinator belt de patiënt en maakt een plan.\n:::\n',
    );
  });

  it('goes to the section on roles, and leaves a link', () => {
    assert.equal(
      done(
        '## Aanbod\n\nDe val‸coördinator belt de patiënt.\n\nMeer volgt.\n\n## Rollen\n\nHieronder de rollen.\n\n## Slot\n\nDag.\n',
        title,
      ),
      '## Aanbod\n\nZie [valcoördinator](#valcoordinator).\n\nMeer volgt.\n\n## Rollen\n\nHieronder de rollen.\n\n:::rol{#valcoordinator}\nDe valcoördinator belt de patiënt.\n:::\n\n## Slot\n\nDag.\n',
    );
  });

  it('gets an id that is free', () => {
    assert.match(
      done('## Valcoördinator\n\nDe val‸coördinator belt de patiënt.\n\n## Valcoordinator\n', title),
      /:::rol\{#valcoordinator(?:-2)?\}/,
    );
  });

  it('is not offered for a role that is described, in a list, a heading or a block, or where nobody acts', () => {
    refused(':::rol{#valcoordinator}\nDe val‸coördinator belt.\n:::\n', title);
    refused(':::rol{#valcoordinator}\nDe valcoördinator belt.\n:::\n\nDe val‸coördinator maakt een plan.\n', title);
    refused('- De val‸coördinator belt.\n', title);
    refused('## De val‸coördinator\n', title);
    refused('Het is ‸mooi weer.\n', title);
  });
});

describe('a list made steps', () => {
  const title = 'Maak stappen van deze lijst';

  it('is put in a block, numbered, and says who takes each step', () => {
    assert.equal(
      done('- De valcoördinator b‸elt de patiënt.\n- Huisbezoek binnen een week.\n- Dan beslist de huisarts.\n', title),
      ':::stap\n1. De :wie[valcoördinator] belt de patiënt.\n2. Huisbezoek binnen een week (:wie[[wie elke stap zet]]).\n3. Dan beslist de :wie[huisarts].\n:::\n',
    );
  });

  it('keeps its numbers, its nested items and the annotations that are there', () => {
    assert.equal(
      done('1. De :wie[huisarts] b‸elt.\n   - eerst de familie\n2. De valcoördinator komt.\n', title),
      ':::stap\n1. De :wie[huisarts] belt.\n   - eerst de familie\n2. De :wie[valcoördinator] komt.\n:::\n',
    );
    assert.equal(
      done('* De huisarts b‸elt.\n  En dan nog eens.\n* De valcoördinator komt.\n', title),
      ':::stap\n* De :wie[huisarts] belt.\n  En dan nog eens.\n* De :wie[valcoördinator] komt.\n:::\n',
    );
  });

  it('is offered in a block of steps for what is absent only', () => {
    assert.equal(
      done(':::stap\n1. De :wie[huisarts] b‸elt.\n2. De valcoördinator komt.\n:::\n', title),
      ':::stap\n1. De :wie[huisarts] belt.\n2. De :wie[valcoördinator] komt.\n:::\n',
    );
  });

  it('is not offered for one item, a paragraph, or in a block of something else', () => {
    refused('- De huisarts b‸elt.\n', title);
    refused('De huisarts b‸elt.\n', title);
    refused(':::rol\n- De huisarts b‸elt.\n- De huisarts komt.\n:::\n', title);
  });
});

describe('a role split in two', () => {
  const title = 'Laat hier een tweede rol beginnen';

  it('begins the second before the sentence at the caret, called after who acts in it', () => {
    assert.equal(
      done(
        ':::rol{#valcoordinator vervuld-door="een arts" verantwoording-aan=bestuur}\nDe valcoördinator belt. De apotheker kij‸kt mee. Zij schrijft.\n:::\n',
        title,
      ),
      ':::rol{#valcoordinator vervuld-door="een arts" verantwoording-aan=bestuur}\nDe valcoördinator belt.\n:::\n\n:::rol{#apotheker verantwoording-aan=bestuur}\nDe apotheker kijkt mee. Zij schrijft.\n:::\n',
    );
  });

  it('keeps items, paragraphs and elements whole, and makes an id where nobody else acts', () => {
    assert.equal(
      done(':::rol{#valcoordinator}\nDe valcoördinator\n\n- belt de patiënt;\n- maakt ‸een plan.\n:::\n', title),
      ':::rol{#valcoordinator}\nDe valcoördinator\n\n- belt de patiënt;\n:::\n\n:::rol{#valcoordinator-2}\n- maakt een plan.\n:::\n',
    );
    assert.equal(
      done(':::rol\nDe arts belt.\n\n:bevoegdheid[Zij beslist ‸over de medicijnen.]\n:::\n', title),
      ':::rol\nDe arts belt.\n:::\n\n:::rol\n:bevoegdheid[Zij beslist over de medicijnen.]\n:::\n',
    );
  });

  it('is not offered in the first sentence, in a table, in an element or outside a role', () => {
    refused(':::rol{#a}\nDe arts be‸lt. De apotheker kijkt.\n:::\n', title);
    refused(':::rol\n| rol | taken |\n|---|---|\n| arts | be‸lt |\n| apotheker | kijkt |\n:::\n', title);
    refused(':::rol\nDe arts belt.\n\nHet gaat om :taken[bellen. Ook kij‸ken.] en meer.\n:::\n', title);
    refused('De arts belt. De apotheker kij‸kt.\n', title);
  });
});

describe('a RACI table completed', () => {
  const title = 'Maak de RACI-tabel af';
  const table = (...rows: string[]): string => ['| taak | huisarts | coach | bestuur |', '|---|---|---|---|', ...rows, ''].join('\n');

  it('gives each task one who answers for it and one who does it, and asks about each', () => {
    const body = table('| bel‸len | R | C | I |', '| plan | I | C | A |', '| brief | R | A | I |', '| geld | I |   |   |');
    assert.equal(
      done(body, title),
      table('| bellen | R/A | C | I |', '| plan | I | C | R/A |', '| brief | R | A | I |', '| geld | I |   [R/A] |   |'),
    );
    const { actions } = offered(MATTER + body, title);
    assert.deepEqual(
      actions[0]?.edits.map(({ label, asks }) => [label, asks]),
      [
        ['“bellen”: wie het doet (R), legt er ook verantwoording over af (A)', true],
        ['“plan”: wie er verantwoording over aflegt (A), doet het ook (R)', true],
        ['“geld”: wie doet dit?', true],
      ],
    );
  });

  it('is not offered where it is complete, nor in another table', () => {
    refused(table('| bel‸len | R | A | I |', '| plan | R/A | C | I |'), title);
    refused(table('| bel‸len | ja | nee | ja |', '| plan | nee | ja | ja |'), title);
  });
});

describe('everything that was recognised', () => {
  const title = 'Annoteer alles wat herkend is';
  const body =
    '‸## Terugkoppeling\n\nDe huisarts hoort binnen een week van de coach hoe het ging.\n\n## Evaluatie\n\nIn mei 2027 evalueert de ledenvergadering dit.\n\n## Slot\n\nDag.\n';

  it('is annotated at once, section by section, each asked about by itself', () => {
    assert.equal(
      done(body, title),
      '## Terugkoppeling\n\n:::terugkoppeling\nDe huisarts hoort binnen een week van de coach hoe het ging.\n:::\n\n## Evaluatie\n\n:::evaluatie\nIn mei 2027 evalueert de ledenvergadering dit.\n:::\n\n## Slot\n\nDag.\n',
    );
    const [action] = offered(MATTER + body, title).actions;
    assert.equal(action?.title, `${title} (2)…`);
    assert.equal(action?.kind, 'source.annotate.convenant');
    assert.deepEqual(
      [...new Set(action?.edits.map(({ label, asks }) => `${label} ${asks}`))],
      ['Zet :::terugkoppeling om dit gedeelte: “Terugkoppeling” true', 'Zet :::evaluatie om dit gedeelte: “Evaluatie” true'],
    );
  });

  it('takes a paragraph by what it states where no heading tells, and leaves what is annotated', () => {
    const after = done(
      '‸## Slot\n\nDe valcoördinator koppelt binnen twee weken via Zorgdomein aan de huisarts terug wat er is afgesproken.\n\n:::evaluatie\nIn mei.\n:::\n',
      title,
    );
    assert.match(after, /\n:::terugkoppeling\nDe valcoördinator koppelt .*\n:::\n/);
    assert.equal(after.match(/:::evaluatie/g)?.length, 1);
  });

  it('is looked for only when the user asks', () => {
    const { text, offset } = caret(MATTER + body);
    const checked = workspaceOf({ 'a.md': text }).check(URI) ?? assert.fail();
    const request = { range: { start: offset, end: offset }, about: [], only: undefined, invoked: false };
    assert.ok(!actionsAt(checked, request, framework, 'nl').some(({ kind }) => kind.startsWith('source.')));
  });
});

describe('annotating everything', () => {
  it('is one edit a block, so that one tick is one block', () => {
    const body =
      '‸## Terugkoppeling\n\nDe zorggroep laat u binnen twee weken per e-mail weten wat er is gedaan.\n\n## Evaluatie\n\nElk jaar in mei.\n';
    const { text, actions } = offered(MATTER + body, 'Annoteer alles');
    const edits = actions[0]?.edits ?? assert.fail();
    assert.equal(edits.length, new Set(edits.map(({ label }) => label)).size);
    for (const { start, end, text: made } of edits)
      assert.equal(made, `${made.split('\n')[0]}\n${text.slice(start, end)}\n:::`, 'a fence before, a fence after, and the text between');
  });
});

describe('a text for everything that is missing', () => {
  const title = 'Voeg een tekst toe voor alles wat ontbreekt';

  it('comes in one step, each where it belongs and each asked about; nothing is missing then', () => {
    const marked = `${MATTER}‸Wij bieden een valcoördinator aan.\n\n## Terugkoppeling\n\n## Organisatie\n\nZo doen wij het.\n`;
    const { text, actions } = offered(marked, title);
    const [action] = actions;
    assert.ok(action);
    const before = workspaceOf({ 'a.md': text }).check(URI)?.result.findings ?? [];
    const missing = before.filter(({ code }) => code.endsWith('/missing'));
    assert.ok(missing.length > 10);
    assert.ok(action.edits.every(({ asks, label, start, end }) => asks && label && start === end));
    const after = edited(text, action.edits);
    const checked = workspaceOf({ 'a.md': after }).check(URI) ?? assert.fail();
    assert.deepEqual(
      checked.result.findings.filter(({ code }) => code.endsWith('/missing')).map(({ code }) => code),
      [],
      after,
    );
    // Nothing counts as the author's own that nobody filled in.
    assert.ok(action.edits.every(({ text: inserted }) => !inserted.includes('${')));
    assert.ok(checked.result.findings.filter(({ code }) => code === 'placeholder/present').length > 10);
    assert.equal(checked.model.problems.length, 0, JSON.stringify(checked.model.problems));
    assert.deepEqual(offered(`‸${after}`, title).actions, []);
    // Without a single one of them, the others still stand where they should.
    for (let left = 0; left < action.edits.length; left += 5) {
      const some = action.edits.filter((_, i) => i !== left);
      const partly = workspaceOf({ 'a.md': edited(text, some) }).check(URI) ?? assert.fail();
      const codes = partly.result.findings.filter(({ code }) => code.endsWith('/missing'));
      assert.ok(codes.length <= 1, codes.map(({ code }) => code).join());
    }
  });

  it('comes in place of words that only say that it is to come, one text after the other where a heading announces two', () => {
    const marked = `${MATTER}‸Tekst.\n\n## Terugkoppeling en evaluatie\n\nVolgt nog.\n\n## Slot\n\nDag.\n`;
    const { text, actions } = offered(marked, title);
    const after = edited(text, actions[0]?.edits ?? assert.fail());
    assert.ok(!after.includes('Volgt nog.'));
    const section = after.slice(after.indexOf('## Terugkoppeling en evaluatie'), after.indexOf('## Slot'));
    for (const name of ['terugkoppeling', 'evaluatie']) assert.ok(section.includes(`\n\n:::${name}\n`), section);
    const codes = (workspaceOf({ 'a.md': after }).check(URI)?.result.findings ?? []).map(({ code }) => code);
    assert.deepEqual(
      codes.filter((code) => code.endsWith('/missing')),
      [],
    );
  });
});
