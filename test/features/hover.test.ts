import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { hoverAt } from '../../server/src/features/hover.ts';
import { reading } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const TEXT = `---
document: propositie
language: nl
---

# Na een val

## Relatie

## Terugkoppeling

:::terugkoppeling{van=bestuur}
De huisarts hoort :wanneer[binnen twee weken] wat er is gedaan.
:::

:::rol{#coach vervuld-door="de verpleegkundige"}
De coach belt.
:::
`;

/** What is shown at the start of the words, or so many characters into them. */
function hover(words: string, into = 0, ui: 'nl' | 'en' = 'nl'): { markdown: string; words: string } | undefined {
  const checked = workspaceOf({ 'vallen.md': TEXT }, { ui }).check(`${ROOT}vallen.md`) ?? assert.fail();
  const shown = hoverAt(checked, TEXT.indexOf(words) + into, reading, ui);
  return shown && { markdown: shown.markdown, words: TEXT.slice(shown.range.start, shown.range.end) };
}

describe('hover', () => {
  const feedback = reading.framework.criterion('feedback') ?? assert.fail();

  it('on a block tells what is asked, why, from which source, with which effect, what was found, what to ask and an example', () => {
    const shown = hover(':::terugkoppeling', 5) ?? assert.fail('nothing is shown');
    assert.equal(shown.words, ':::terugkoppeling');
    for (const part of [feedback.title.nl, feedback.asks.nl, feedback.why.nl, feedback.question.nl, feedback.example.nl.slice(0, 40)])
      assert.ok(shown.markdown.includes(part), part);
    assert.match(shown.markdown, /Bron: Van der Pluijm \(2017\), §6\.3C; Beter Samen in Noord \(2018\), /);
    assert.match(shown.markdown, /openheid over het proces, sterk negatief/);
    assert.match(shown.markdown, /Gevonden: .*wie terugkoppelt \(door u aangegeven\)/);
    assert.match(shown.markdown, /Nog niet gevonden: .*in welke vorm het bericht komt/);
  });

  it('on an element, as attribute or in the text, tells what that element means', () => {
    const attribute = hover('van=bestuur') ?? assert.fail();
    assert.equal(attribute.words, 'van=bestuur');
    assert.ok(attribute.markdown.includes('Onderdeel `van`: wie terugkoppelt.'));
    const inline = hover(':wanneer', 3) ?? assert.fail();
    assert.equal(inline.words, 'wanneer');
    assert.ok(inline.markdown.includes('Onderdeel `wanneer`: wanneer of hoe vaak.'));
  });

  it('on a finding names its code', () => {
    const shown = hover(':::rol') ?? assert.fail();
    assert.match(shown.markdown, /^\*\*Rollen\*\* \(`roles\//);
  });

  it('on a heading with a finding on something else tells of that first, and of what the heading announces in a line', () => {
    const text = readFileSync('examples/nl/propositie-eerste-gesprek.md', 'utf8');
    const checked = workspaceOf({ 'gesprek.md': text }).check(`${ROOT}gesprek.md`) ?? assert.fail();
    const shown = hoverAt(checked, text.indexOf('## Voor wie?') + 4, reading, 'nl')?.markdown ?? assert.fail();
    assert.match(shown, /^\*\*Afbakening\*\* \(`delimitation\/missing`\)\n\nGevraagd: /);
    assert.ok(shown.includes(reading.framework.criterion('delimitation')?.example.nl.slice(0, 40) ?? assert.fail()));
    assert.match(shown, /\n- \*\*Doelgroep\*\* \(`target-group`\): [^\n]+$/);
  });

  it('on a heading tells of the criterion, or the lens, that it announces', () => {
    assert.match(hover('## Terugkoppeling', 4)?.markdown ?? '', /^\*\*Terugkoppeling\*\*/);
    const lens = hover('## Relatie', 4) ?? assert.fail();
    assert.equal(lens.words, '## Relatie');
    assert.ok(lens.markdown.includes(reading.framework.structure.lenses.relation.asks.nl));
  });

  it('where many findings stand gives each a line', () => {
    const shown = hover('# Na een val') ?? assert.fail();
    const lines = shown.markdown.split('\n');
    assert.ok(lines.length > 3);
    for (const line of lines) assert.match(line, /^- \*\*.+\*\* \(`[\w-]+\/missing`\): ./);
  });

  it('speaks the language of the user', () => {
    const shown = hover(':::terugkoppeling', 5, 'en') ?? assert.fail();
    assert.ok(shown.markdown.includes(feedback.why.en));
    assert.ok(!shown.markdown.includes(feedback.why.nl));
  });

  it('is silent in ordinary text', () => {
    assert.equal(hover('hoort'), undefined);
    assert.equal(hover('twee weken'), undefined);
    assert.equal(hover('document:'), undefined);
  });
});
