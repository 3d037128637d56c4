import { strict as assert } from 'node:assert';
import { cardOf } from '../../server/src/features/views/card.ts';
import { criterionChoices, type Wanted } from '../../server/src/features/views/criterion.ts';
import { drawnProfile } from '../../server/src/features/views/drawn-profile.ts';
import { ElsewhereByResult } from '../../server/src/features/views/elsewhere.ts';
import { type FrameworkTree, frameworkTree, type TreeCriterion } from '../../server/src/features/views/tree.ts';
import { LANGUAGES, type Language } from '../../server/src/framework/types.ts';
import type { Range } from '../../server/src/text/lines.ts';
import type { Checked } from '../../server/src/workspace/workspace.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const PROPOSITION = `---
document: propositie
language: nl
title: Na een val
---

# Na een val

## Voor wie

:::doelgroep
Wel: :wel-voor[patiënten van 75 jaar en ouder die zijn gevallen]. Niet: :niet-voor[wie al bij de geriater loopt].
:::

## Terugkoppeling

:::terugkoppeling{van=valcoördinator aan=huisarts}
De huisarts krijgt :vorm[via Zorgdomein] bericht.
:::

<!-- convenant-disable-file urgency: staat in de visie -->
`;
const OTHER = PROPOSITION.replace('Na een val\n---', 'Bij onrust\n---').replace(
  ':vorm[',
  ':wanneer[binnen twee weken] :over[over het plan] :vorm[',
);
const VISION = '---\ndocument: visie\nlanguage: nl\ntitle: Visie 2030\n---\n\n# Visie 2030\n\nTekst.\n';

const FILES = { 'a.md': PROPOSITION, 'b.md': OTHER, 'v.md': VISION };

/** A place is the document and the words there. */
type Words = string;

function treeOf(files: Record<string, string>, ui: Language = 'nl', levels: Record<string, 'off'> = {}): FrameworkTree<Words> {
  const workspace = workspaceOf(files, { ui, levels });
  const checkedAt = (uri: string): Checked => workspace.check(uri) ?? assert.fail();
  const [here = assert.fail(), ...others] = Object.keys(files).map((path) => ROOT + path);
  const place = (uri: string, { start, end }: Range): Words => `${uri.slice(ROOT.length)}: ${workspace.text(uri)?.slice(start, end)}`;
  const elsewhere = new ElsewhereByResult<Words>();
  const theirs = others.map((uri) => elsewhere.of(uri, checkedAt(uri), (range) => place(uri, range)));
  return frameworkTree({ uri: here, checked: checkedAt(here) }, theirs, framework, ui, place);
}

const criterionIn = (tree: FrameworkTree<Words>, id: string): TreeCriterion<Words> =>
  tree.lenses.flatMap(({ criteria }) => criteria).find((one) => one.id === id) ?? assert.fail(`no ${id}`);

describe('the framework tree', () => {
  it('holds every criterion that is asked once, under its lens, with how it stands', () => {
    const checked = workspaceOf(FILES).check(`${ROOT}a.md`) ?? assert.fail();
    const tree = treeOf(FILES);
    assert.deepEqual(
      tree.lenses.flatMap(({ id, criteria }) => criteria.map((one) => `${id} ${one.id} ${one.standing}`)).sort(),
      checked.result.assessments.map(({ criterion, standing }) => `${criterion.lens} ${criterion.id} ${standing}`).sort(),
    );
    assert.equal(tree.title, 'Na een val');
    assert.ok(tree.lenses.every(({ text, tooltip, criteria }) => text !== '' && tooltip !== '' && criteria.length > 0));
  });

  it('leads to where the text says it, and to where what is missing belongs', () => {
    const tree = treeOf(FILES);
    assert.equal(criterionIn(tree, 'target-group').place, 'a.md: :::doelgroep');
    assert.equal(criterionIn(tree, 'feedback').place, 'a.md: :::terugkoppeling{van=valcoördinator aan=huisarts}');
    assert.equal(criterionIn(tree, 'how-to-join').place, 'a.md: ## Terugkoppeling');
  });

  it('shows below a criterion what is stated, in the words of the text, and what is not there yet', () => {
    const { text, parts } = criterionIn(treeOf({ 'a.md': PROPOSITION }), 'feedback');
    assert.equal(text, 'deels, er staat nog niet waarover het bericht gaat, wanneer het bericht komt');
    assert.deepEqual(
      parts.map((part) => [part.standing, part.title, part.text]),
      [
        ['met', 'wie terugkoppelt', 'valcoördinator'],
        ['met', 'wie het bericht krijgt', 'huisarts'],
        ['missing', 'waarover het bericht gaat', 'staat er nog niet'],
        ['missing', 'wanneer het bericht komt', 'staat er nog niet'],
        ['met', 'in welke vorm het bericht komt', 'via Zorgdomein'],
      ],
    );
    assert.equal(parts[4]?.place, 'a.md: :vorm[via Zorgdomein]');
    assert.match(parts[2]?.place ?? '', /^a\.md: :::terugkoppeling/);
  });

  it('counts the documents of the set that are asked the same, and leads to each of them', () => {
    const { short, text, parts } = criterionIn(treeOf({ 'a.md': PROPOSITION, 'b.md': OTHER }), 'feedback');
    assert.equal(short, 'deels · 1/2');
    assert.match(text, /; op orde in 1 van 2 documenten$/);
    const [other] = parts.filter(({ kind }) => kind === 'document');
    assert.deepEqual(other, {
      kind: 'document',
      standing: 'met',
      title: 'Bij onrust',
      text: 'op orde',
      place: 'b.md: :::terugkoppeling{van=valcoördinator aan=huisarts}',
    });
    // A vision is not asked for whom it is.
    assert.equal(criterionIn(treeOf({ 'a.md': PROPOSITION, 'v.md': VISION }), 'target-group').short, 'op orde');
  });

  it('looks where another document stands again only when that changed', () => {
    const workspace = workspaceOf(FILES);
    const elsewhere = new ElsewhereByResult<Range>();
    const looked = (address = (uri: string) => uri): string[] => {
      const places: string[] = [];
      for (const uri of workspace.uris())
        elsewhere.of(address(uri), workspace.check(uri) ?? assert.fail(), (range) => {
          places.push(uri.slice(ROOT.length));
          return range;
        });
      return [...new Set(places)];
    };
    assert.deepEqual(looked(), ['a.md', 'b.md', 'v.md']);
    assert.deepEqual(looked(), []);
    const at = OTHER.indexOf('## Terugkoppeling');
    workspace.edit(`${ROOT}b.md`, [{ start: at, end: at, text: 'Een zin.\n\n' }]);
    assert.deepEqual(looked(), ['b.md']);
    // An editor may name a document otherwise once it has opened it.
    assert.deepEqual(
      looked((uri) => uri.replace('v.md', '%76.md')),
      ['v.md'],
    );
  });

  it('says what can be done: nothing where all is in place, no suppressing where nothing is told', () => {
    const tree = treeOf(FILES);
    assert.deepEqual(criterionIn(tree, 'target-group').can, { insert: false, suppress: false });
    assert.deepEqual(criterionIn(tree, 'feedback').can, { insert: true, suppress: true });
    assert.deepEqual(criterionIn(tree, 'how-to-join').can, { insert: true, suppress: true });
    assert.equal(criterionIn(tree, 'urgency').standing, 'suppressed');
    assert.deepEqual(
      criterionIn(tree, 'urgency').parts.filter(({ kind }) => kind === 'element'),
      [],
    );
    assert.deepEqual(criterionIn(treeOf(FILES, 'nl', { 'how-to-join': 'off' }), 'how-to-join').can, { insert: true, suppress: false });
  });

  it('speaks the language of the user interface', () => {
    assert.equal(criterionIn(treeOf({ 'a.md': PROPOSITION, 'b.md': OTHER }, 'en'), 'feedback').title, 'Feedback');
    assert.match(criterionIn(treeOf({ 'a.md': PROPOSITION, 'b.md': OTHER }, 'en'), 'target-group').text, /met in 2 of 2 documents$/);
  });
});

describe('changes for a criterion', () => {
  const checked = workspaceOf(FILES).check(`${ROOT}a.md`) ?? assert.fail();
  const choices = (id: string, wanted: Wanted, seen = checked): ReturnType<typeof criterionChoices> =>
    criterionChoices(seen, id, wanted, framework, 'nl');

  it('insert a text where all is missing, with what the studies recommend beside it', () => {
    const { title, choices: offered } = choices('how-to-join', 'insert');
    assert.equal(title, 'Wat wilt u over “Meedoen” invoegen?');
    assert.match(offered[0]?.label ?? '', /^Voeg een tekst toe om mee te beginnen: Meedoen$/);
    assert.ok(offered[0]?.edits[0]?.text.includes(':::meedoen'));
    assert.ok(offered.every(({ edits }) => edits.every(({ text }) => !text.includes('convenant-disable'))));
  });

  it('insert each element that is absent where some of it is there', () => {
    assert.deepEqual(
      choices('feedback', 'insert').choices.map(({ label }) => label),
      ['Voeg toe: waarover het bericht gaat', 'Voeg toe: wanneer het bericht komt'],
    );
  });

  it('suppress each finding with a reason to fill in', () => {
    const { choices: offered } = choices('feedback', 'suppress');
    assert.deepEqual(
      offered.map(({ label }) => label),
      ['Onderdruk feedback/subject hier, met een reden', 'Onderdruk feedback/timing hier, met een reden'],
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a tab stop
    assert.ok(offered.every(({ edits }) => edits[0]?.text.includes('${1:reden}')));
    assert.ok(offered.every(({ detail }) => detail.includes(' — ')));
  });

  it('insert what is missing also where a project does not want to hear of it', () => {
    const silent = workspaceOf(FILES, { levels: { 'how-to-join': 'off' } }).check(`${ROOT}a.md`) ?? assert.fail();
    assert.match(choices('how-to-join', 'insert', silent).choices[0]?.label ?? '', /^Voeg een tekst toe om mee te beginnen: Meedoen$/);
    assert.deepEqual(choices('how-to-join', 'suppress', silent), {
      title: 'Over “Meedoen” is er geen melding om te onderdrukken.',
      choices: [],
    });
  });

  it('insert nothing where a text waits to be filled in, which the tree leads to', () => {
    const waiting = `${PROPOSITION}\n## Meedoen\n\n:::meedoen\nBel :contact[[wie]]. :procedure[[hoe]].\n:::\n`;
    const { can, parts, standing } = criterionIn(treeOf({ 'a.md': waiting }), 'how-to-join');
    assert.deepEqual([standing, can.insert], ['missing', false]);
    assert.ok(parts.some(({ text, place }) => text === 'nog in te vullen' && place === 'a.md: :contact[[wie]]'));
    const seen = workspaceOf({ 'a.md': waiting }).check(`${ROOT}a.md`) ?? assert.fail();
    assert.deepEqual(choices('how-to-join', 'insert', seen).choices, []);
  });

  it('are none where all is in place, which is said', () => {
    assert.deepEqual(choices('target-group', 'insert'), { title: 'Over “Doelgroep” is er niets in te voegen.', choices: [] });
    assert.deepEqual(choices('nergens', 'insert').choices, []);
  });
});

describe('the four-question card', () => {
  const workspace = workspaceOf(FILES);
  const card = (path: string, ui: Language = 'nl'): ReturnType<typeof cardOf<string>> => {
    const checked = workspace.check(ROOT + path) ?? assert.fail();
    return cardOf(checked, framework, ui, ({ start, end }) => checked.model.text.slice(start, end));
  };

  it('answers four questions in the words of the text, and says what is not there', () => {
    const { title, answers } = card('a.md') ?? assert.fail();
    assert.equal(title, 'Na een val');
    assert.deepEqual(
      answers.map(({ answer, said }) => [answer, said]),
      [
        ['unanswered', 'onbeantwoord'],
        ['unanswered', 'onbeantwoord'],
        ['unanswered', 'onbeantwoord'],
        ['partly', 'deels'],
      ],
    );
    const last = answers[3] ?? assert.fail();
    assert.ok(last.passages.some(({ text }) => text.includes('via Zorgdomein')));
    assert.ok(last.passages.every(({ place }) => place !== ''));
    assert.match(last.without ?? '', /^Er staat nog niet: .*wanneer het bericht komt/);
  });

  it('is there for a proposition only', () => {
    assert.equal(card('v.md'), undefined);
    assert.equal(card('a.md', 'en')?.answers[0]?.question, 'What is the goal?');
  });
});

describe('the drawn profile', () => {
  for (const ui of LANGUAGES)
    it(`counts what it lists, in words too, by lens, factor and willingness (${ui})`, () => {
      const checked = workspaceOf(FILES, { ui }).check(`${ROOT}a.md`) ?? assert.fail();
      const { groups, legend, about } = drawnProfile(checked, framework, ui, ({ start, end }) => checked.model.text.slice(start, end));
      assert.equal(groups.length, 3);
      assert.equal(legend.length, 4);
      assert.notEqual(about, '');
      for (const { title, rows } of groups) {
        assert.ok(rows.length > 2, title);
        for (const { counts, text, criteria } of rows) {
          for (const { standing } of legend) assert.equal(criteria.filter((one) => one.standing === standing).length, counts[standing]);
          const told = legend.filter(({ standing }) => counts[standing] > 0).map((one) => `${counts[one.standing]} ${one.text}`);
          assert.equal(text, told.join(', '));
        }
      }
      const all = groups[0]?.rows.flatMap(({ criteria }) => criteria) ?? [];
      assert.equal(all.length, checked.result.assessments.length);
      assert.equal(all.find(({ title }) => title === framework.criterion('target-group')?.title[ui])?.place, ':::doelgroep');
      assert.ok(groups[2]?.rows.every(({ measured }) => measured !== undefined));
      assert.ok(groups[0]?.rows.every(({ measured }) => measured === undefined));
    });
});
