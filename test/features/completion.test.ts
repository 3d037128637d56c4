import { strict as assert } from 'node:assert';
import type { Completion } from '../../server/src/features/completion/place.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { withoutStops } from '../../server/src/features/fixes.ts';
import { neighbours } from '../../server/src/features/neighbours.ts';
import { reading } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const HEAD = '---\ndocument: propositie\nlanguage: nl\nparties: [Zorggroep De Brug, Wijkzorg Zuid]\n---\n\n# Plan\n\n';
const VISION = '---\ndocument: visie\ntitle: Visie 2030\n---\n\n# Visie\n\n## Wat wij willen\n\n:::ambitie{#thuis-wonen}\nThuis.\n:::\n';

/** What is offered at the `|` in a text, in the order in which an editor shows it. */
function offered(
  marked: string,
  others: Record<string, string> = {},
  ui: 'nl' | 'en' = 'nl',
): { items: Completion[]; labels: string[]; text: string } {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const uri = `${ROOT}plannen/plan.md`;
  const workspace = workspaceOf({ 'plannen/plan.md': text, ...others }, { ui });
  const items = completionsAt({
    text,
    offset,
    frontMatter: workspace.frontMatter(uri),
    checked: workspace.check(uri),
    reading,
    ui,
    neighbours: () => neighbours(workspace, uri),
  });
  items.sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
  for (const { range } of items) assert.ok(range.start <= offset && offset <= range.end, 'a range must hold the caret');
  return { items, labels: items.map((i) => i.label), text };
}

function item({ items, labels }: ReturnType<typeof offered>, label: string): Completion {
  return items.find((i) => i.label === label) ?? assert.fail(`no ${label} among ${labels.join(', ')}`);
}

/** The text after an item is chosen; tab stops become template text. */
function chosen(from: ReturnType<typeof offered>, label: string): string {
  const { range, insert } = item(from, label);
  return from.text.slice(0, range.start) + withoutStops(insert) + from.text.slice(range.end);
}

describe('completion of block names', () => {
  it('offers every block after three colons, what is still missing first, with its template', () => {
    const at = offered(`${HEAD}:::t|\n`);
    assert.ok(at.labels.includes(':::terugkoppeling') && at.labels.includes(':::doelgroep'));
    assert.equal(item(at, ':::terugkoppeling').rank, 0);
    const text = chosen(at, ':::terugkoppeling');
    assert.match(text, /^:::terugkoppeling\n[\s\S]+\n:::\n$/m);
    assert.equal(item(at, ':::terugkoppeling').insert, reading.framework.criterion('feedback')?.template?.nl.trimEnd());
  });

  it('uses names of the language of the document, and explains in that of the user', () => {
    const at = offered('---\ndocument: proposition\nlanguage: en\n---\n\n:::f|\n');
    assert.equal(item(at, ':::feedback').detail, 'Terugkoppeling');
    assert.ok(!at.labels.includes(':::terugkoppeling'));
  });

  it('makes a block of sentences where the template is no block', () => {
    const insert = item(offered(`${HEAD}:::r|\n`), ':::rol').insert;
    assert.match(insert, /^:::rol\n/);
    assert.match(insert, /\n:::$/);
    const stops = [...insert.matchAll(/\$\{(\d+):/g)].map((m) => Number(m[1]));
    assert.deepEqual(
      stops,
      stops.map((_, i) => i + 1),
    );
  });

  it('replaces only the name of a block that is closed', () => {
    assert.equal(chosen(offered(`${HEAD}:::ter|\nTekst.\n:::\n`), ':::terugkoppeling'), `${HEAD}:::terugkoppeling\nTekst.\n:::\n`);
    assert.equal(chosen(offered(`${HEAD}:::ter|ug{van=ons}\n`), ':::terugkoppeling'), `${HEAD}:::terugkoppeling{van=ons}\n`);
  });

  it('inserts a template above a block that is complete', () => {
    assert.match(
      chosen(offered(`${HEAD}:::ter|\n\n:::doelgroep\nWie.\n:::\n`), ':::terugkoppeling'),
      /:::terugkoppeling\n.+\n:::\n\n:::doelgroep/,
    );
  });

  it('offers nothing after three colons that close a block', () => {
    assert.deepEqual(offered(`${HEAD}:::terugkoppeling\nTekst.\n:::|\n`).labels, []);
  });

  it('offers leaves after two colons, and keeps more than three', () => {
    assert.equal(chosen(offered(`${HEAD}::mis|\n`), '::missie'), `${HEAD}::missie[[missie]]\n`);
    assert.match(chosen(offered(`${HEAD}::::ter|\n`), '::::terugkoppeling'), /^::::terugkoppeling\n[\s\S]+\n::::\n$/m);
  });

  it('keeps the line ending of the document', () => {
    const { insert } = item(offered(`${HEAD}:::ter|\n`.replaceAll('\n', '\r\n')), ':::terugkoppeling');
    assert.equal(insert.replaceAll('\r\n', '').includes('\n'), false);
  });
});

describe('completion of element names', () => {
  it('offers those of the block around it first', () => {
    const at = offered(`${HEAD}:::terugkoppeling\nDe huisarts hoort :w|\n:::\n`);
    assert.deepEqual(
      at.items.filter((i) => i.rank === 0).map((i) => i.label),
      [':aan', ':over', ':van', ':vorm', ':wanneer'],
    );
    assert.equal(chosen(at, ':wanneer'), `${HEAD}:::terugkoppeling\nDe huisarts hoort :wanneer[[wanneer het bericht komt]]\n:::\n`);
  });

  it('offers those of the subject of the section outside a block', () => {
    assert.equal(item(offered(`${HEAD}## Terugkoppeling\n\nDe huisarts hoort :|\n`), ':wanneer').rank, 1);
  });

  it('replaces only the name where a label follows', () => {
    assert.equal(
      chosen(offered(`${HEAD}:::terugkoppeling\nEen :wan|n[in mei].\n:::\n`), ':wanneer'),
      `${HEAD}:::terugkoppeling\nEen :wanneer[in mei].\n:::\n`,
    );
  });

  for (const text of [
    'let op:|',
    'om 10:|30',
    'let op: d|',
    'zo :) |',
    '`code :w|`',
    '```\n:::t|\n```',
    '\\:w|',
    '<!-- :|x -->'.replace('|x', 'x|'),
  ])
    it(`offers nothing in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(offered(`${HEAD}Tekst ${text}\n`.replace('Tekst ```', '```')).labels, []));

  it('offers nothing in a file that is no governance document', () => {
    for (const text of [':::t|\n', '# Kop\n\n:|\n', '---\ntags: |\n---\n']) assert.deepEqual(offered(text).labels, []);
  });
});

describe('completion of whole texts', () => {
  const { criteria, recommendations } = reading.framework;

  it('offers blocks and recommendations in the language of the document, what is missing first', () => {
    const at = offered(`${HEAD}|\n`);
    assert.equal(
      at.items.length,
      criteria.filter(({ block }) => block).length + recommendations.filter((r) => r.templates.proposition).length,
    );
    const feedback = item(at, 'terugkoppeling');
    assert.deepEqual([feedback.rank, feedback.detail, feedback.kind], [0, 'Terugkoppeling', 'snippet']);
    assert.ok(!at.labels.includes('feedback'));
    assert.equal(chosen(at, 'terugkoppeling').slice(HEAD.length), `${withoutStops(feedback.insert)}\n`);
    const passage = at.items.find(({ detail }) => /^\w+-\d/.test(detail)) ?? assert.fail();
    assert.match(passage.insert, /^## .+\n\n/);
    assert.ok(passage.rank > feedback.rank);
  });

  it('offers what begins with what is typed, that of the other language behind', () => {
    for (const [language, typed] of [
      ['nl', 'f'],
      ['en', 'f'],
    ] as const) {
      const { items } = offered(`${HEAD.replace('language: nl', `language: ${language}`)}${typed}|\n`);
      const names = new Set(criteria.flatMap(({ block }) => block?.[language] ?? []));
      const blocks = items.filter(({ label, detail }) => !/^\w+-\w+$/.test(detail) && label.startsWith(typed));
      const own = blocks.map(({ label }) => names.has(label));
      assert.ok(own.includes(true) && own.includes(false), language);
      assert.ok(own.lastIndexOf(true) < own.indexOf(false), language);
      for (const { label, filter = label } of items) assert.ok(filter.startsWith(typed), filter);
    }
  });

  it('has the text of every criterion in both languages, and every recommendation by its name', () => {
    const bodies = (typed: string): string[] => offered(`${HEAD}${typed}|\n`).items.map(({ insert }) => insert);
    for (const { block, template } of criteria)
      for (const language of ['nl', 'en'] as const)
        if (block && template) assert.ok(bodies(block[language]).includes(template[language].trimEnd()), block[language]);
    const titles = offered(`${HEAD}pluijm-|\n`).labels;
    for (const { study, title, templates } of recommendations)
      if (study === 'pluijm' && templates.proposition) assert.ok(titles.includes(title.nl) && titles.includes(title.en), title.nl);
  });

  for (const text of ['Tekst.\nt|', 'een t|', '- t|', 't|erug', ':::rol\n\nt|\n:::', '    t|'])
    it(`offers none in ${JSON.stringify(text)}`, () => assert.deepEqual(offered(`${HEAD}${text}\n`).labels, []));
});

describe('completion in braces', () => {
  it('offers the attributes that are not there yet', () => {
    const at = offered(`${HEAD}:::terugkoppeling{van=bestuur timing="in mei" |}\n:::\n`);
    assert.deepEqual([...at.labels].sort(), ['aan', 'over', 'vorm']);
    assert.equal(chosen(at, 'aan'), `${HEAD}:::terugkoppeling{van=bestuur timing="in mei" aan="[wie het bericht krijgt]"}\n:::\n`);
  });

  it('replaces only the name where a value follows', () => {
    assert.equal(chosen(offered(`${HEAD}:::terugkoppeling{v|=bestuur}\n:::\n`), 'van'), `${HEAD}:::terugkoppeling{van=bestuur}\n:::\n`);
  });

  it('offers roles and parties as values of an attribute that takes somebody', () => {
    const roles = ':::rol{#coach vervuld-door="de verpleegkundige"}\nDe coach belt.\n:::\n\n';
    const bare = offered(`${HEAD}${roles}:::terugkoppeling{van=|}\n:::\n`);
    assert.deepEqual(bare.labels, ['coach', 'Wijkzorg Zuid', 'Zorggroep De Brug']);
    assert.match(chosen(bare, 'coach'), /\{van=coach\}/);
    assert.match(chosen(bare, 'Wijkzorg Zuid'), /\{van="Wijkzorg Zuid"\}/);
    assert.match(chosen(offered(`${HEAD}${roles}:::terugkoppeling{van="Wijk| Noord"}\n:::\n`), 'Wijkzorg Zuid'), /\{van="Wijkzorg Zuid"\}/);
  });

  it('offers nothing as the value of other attributes, in a value with spaces, or after an id', () => {
    for (const braces of ['{wanneer=|}', '{van="het |', '{#ter|}'])
      assert.deepEqual(
        offered(`${HEAD}:::terugkoppeling${braces.endsWith('}') ? braces : `${braces}bestuur"}`}\n:::\n`).labels.filter(
          (l) => !/Zuid|Brug/.test(l),
        ),
        [],
      );
  });
});

describe('completion of the integration matrix', () => {
  it('is a table with a row for each dimension, which reads without problems', () => {
    const at = offered('---\ndocument: visie\ntaal: nl\n---\n\n# Visie\n\n:::inte|\n');
    const text = chosen(at, ':::integratie');
    assert.match(text, /^:::integratie\n\| dimensie \| nu \| doel \|\n\|---\|---\|---\|\n\| klinisch \| /m);
    const filled = text.replace(/\[naast elkaar\]/g, 'naast elkaar');
    const findings = workspaceOf({ 'a.md': filled }).check(`${ROOT}a.md`)?.result.findings ?? assert.fail();
    assert.deepEqual(
      findings.filter(({ code }) => /^(?:annotation|front-matter)\//.test(code)),
      [],
    );
  });
});

describe('completion in front matter', () => {
  it('offers keys that are not there yet, in the language of the document', () => {
    const dutch = offered('---\ndocument: visie\ntaal: nl\n|\n---\n');
    assert.ok(dutch.labels.includes('herzien-voor') && !dutch.labels.includes('taal') && !dutch.labels.includes('review-by'));
    assert.equal(chosen(dutch, 'titel'), '---\ndocument: visie\ntaal: nl\ntitel: \n---\n');
    assert.ok(offered('---\ndocument: vision\nlanguage: en\nst|\n---\n').labels.includes('review-by'));
  });

  it('offers values of keys that take one of a few', () => {
    assert.deepEqual(offered('---\ndocument: visie\nstatus: |\n---\n').labels, ['concept', 'consultatie', 'vastgesteld']);
    assert.deepEqual(offered('---\ndocument: vision\nlanguage: en\nstatus: |\n---\n').labels, ['draft', 'consultation', 'adopted']);
    assert.deepEqual(offered('---\ndocument: visie\nprofiel: |\n---\n').labels, ['essentieel', 'standaard', 'volledig']);
    assert.deepEqual(offered('---\ndocument: visie\ntaal: |\n---\n').labels, ['nl', 'en']);
    assert.deepEqual(offered('---\ndocument: visie\ndatum: |\n---\n').labels, []);
  });

  it('offers kinds where the document means to name one, in the language of the user', () => {
    assert.deepEqual(offered('---\ndocument: |\n---\n').labels.slice(0, 3), ['visie', 'ledenovereenkomst', 'propositie']);
    assert.deepEqual(offered('---\ndocument: |\n---\n', {}, 'en').labels, ['vision', 'member-agreement', 'proposition']);
    assert.equal(chosen(offered('---\ndocument:| vis\n---\n'), 'visie'), '---\ndocument: visie\n---\n');
  });

  it('offers the ambitions of visions after `serves`, and only visions', () => {
    const others = { 'visie 2030.md': VISION, 'plannen/ander.md': HEAD };
    const at = offered('---\ndocument: propositie\ndient: |\n---\n', others);
    assert.deepEqual(at.labels, ['../visie%202030.md', '../visie%202030.md#thuis-wonen']);
    assert.equal(item(at, '../visie%202030.md').detail, 'Visie 2030');
  });

  it('offers dimensions, phases, axes and their values below the keys that hold them', () => {
    const head = '---\ndocument: visie\ntaal: nl\n';
    const dimensions = offered(`${head}integratie:\n  klinisch: afstemming\n  n|\n---\n`);
    assert.equal(dimensions.labels.length, 6);
    assert.equal(chosen(dimensions, 'normatief'), `${head}integratie:\n  klinisch: afstemming\n  normatief: \n---\n`);
    const phases = offered(`${head}integratie:\n  klinisch: [afstemming, c|]\n---\n`);
    assert.deepEqual([...phases.labels].sort(), ['afstemming', 'coördinatie', 'naast elkaar', 'volledige integratie']);
    assert.equal(chosen(phases, 'coördinatie'), `${head}integratie:\n  klinisch: [afstemming, coördinatie]\n---\n`);
    assert.deepEqual(offered(`${head}organisatietype:\n  diensten:|\n---\n`).labels, ['smal', 'breed']);
    assert.deepEqual(offered(`${head}partijen:\n  |\n---\n`).labels, []);
  });

  it('offers nothing on the lines that open and close it', () => {
    assert.deepEqual(offered('---|\ndocument: visie\n---\n').labels, []);
    assert.deepEqual(offered('---\ndocument: visie\n---|\n').labels, []);
  });
});

describe('completion of references', () => {
  const others = { 'visie.md': VISION, 'plannen/ander.md': HEAD, 'plannen/gewoon.md': '# Gewoon\n' };

  it('offers places in the document, other documents, and the ids that their authors gave', () => {
    const at = offered(`${HEAD}:::rol{#coach}\n:::\n\nZie [de coach](|).\n`, others);
    assert.deepEqual(at.labels, ['#coach', '#plan', '../visie.md', 'ander.md', '../visie.md#thuis-wonen']);
    assert.equal(chosen(at, '../visie.md#thuis-wonen'), at.text.replace('[de coach]()', '[de coach](../visie.md#thuis-wonen)'));
  });

  it('offers everything in the document whose path stands there', () => {
    const at = offered(`${HEAD}Zie [de visie](../visie.md#|oud).\n`, others);
    assert.deepEqual(at.labels, ['../visie.md#thuis-wonen', '../visie.md#visie', '../visie.md#wat-wij-willen']);
    assert.equal(chosen(at, '../visie.md#visie'), at.text.replace('#oud', '#visie'));
  });
});
