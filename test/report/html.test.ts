import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MEASURED } from '../../server/src/report/html/measured.ts';
import { STYLE } from '../../server/src/report/html/style.ts';
import { inFolder, type Scenario, vision } from '../cli/scenario.ts';
import { elementsOf, type HtmlElement } from '../support/html.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/nl/', import.meta.url));
const SHOWN = fileURLToPath(new URL('../../docs/example-report.html', import.meta.url));
const MOST_BYTES = 300_000;

/** Everything that could act in a page, written where a document has words. */
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)> "quoted" \'too\' & </title></style> \u202egnp.exe\u0007';
const SCAN = 'domein;Anna;<b>Piet</b>\nleiderschap;6;2,5\nprocessen;4;5\n';

const PROPOSITION = `---
document: propositie
language: nl
title: ${JSON.stringify(HOSTILE)}
version: ${JSON.stringify(HOSTILE)}
integratie: {klinisch: [afstemming, coördinatie]}
---

# Vallen

<!-- convenant-disable-file delimitation: "<i>later</i>" & meer -->

Wij bieden ${HOSTILE} aan patiënten van 75 jaar en ouder.

:::rol{#coach vervuld-door="<b>een</b> verpleegkundige" verantwoording-aan=bestuur}
De coach ${HOSTILE} belt op (:taken[<u>bellen</u>, schrijven]) en beslist over :bevoegdheid[<s>geld</s>].
:::

:::terugkoppeling{van=coach aan=huisarts}
De huisarts krijgt :wanneer[binnen <em>twee</em> weken] :vorm[per brief] bericht over :over[de <q>aanpak</q>].
:::

Geschillen worden behandeld zoals geregeld in <a href="https://example.org">het reglement</a>.
`;

/** Writes the report of what is in the scenario. */
async function reported(scenario: Scenario, command: string): Promise<string> {
  const { status, stderr } = await scenario.run(`report ${command} -o board.html`);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return scenario.read('board.html');
}

const ids = (elements: readonly HtmlElement[]): string[] => elements.flatMap(({ attributes }) => attributes.get('id') ?? []);

describe('the report', () => {
  let dutch = '';
  let english = '';
  let hostile = '';

  before(async () => {
    const examples = readdirSync(EXAMPLES).map((name) => [name, readFileSync(EXAMPLES + name, 'utf8')]);
    await inFolder(Object.fromEntries(examples), async (scenario) => {
      dutch = await reported(scenario, '.');
      english = await reported(scenario, '. --ui en');
    });
    await inFolder({ 'vallen.md': PROPOSITION, 'scan.csv': SCAN }, async (scenario) => {
      hostile = await reported(scenario, 'vallen.md --scan scan.csv --profile complete');
    });
  });

  it('is well-formed: every tag is closed, every attribute quoted, every id there once', () => {
    for (const page of [dutch, english, hostile]) {
      const elements = elementsOf(page);
      const all = ids(elements);
      assert.equal(new Set(all).size, all.length);
      for (const { attributes } of elements) {
        const target = attributes.get('href');
        if (target !== undefined) assert.ok(all.includes(target.slice(1)), `${target} leads nowhere`);
      }
    }
  });

  it('can be read with a screen reader: language, headings in order, tables with captions and scopes, bars in words', () => {
    for (const [page, language] of [
      [dutch, 'nl'],
      [english, 'en'],
      [hostile, 'nl'],
    ] as const) {
      const elements = elementsOf(page);
      assert.equal(elements[0]?.attributes.get('lang'), language);
      const levels = elements.filter(({ name }) => /^h\d$/.test(name)).map(({ name }) => Number(name[1]));
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, i) => void assert.ok(level <= (levels[i - 1] ?? 0) + 1, `a heading of level ${level} after ${levels[i - 1]}`));
      assert.equal(count(elements, 'table'), count(elements, 'caption'));
      assert.deepEqual(
        elements.filter(({ name, attributes }) => name === 'th' && !['row', 'col'].includes(attributes.get('scope') ?? '')),
        [],
      );
      for (const { name, attributes } of elements)
        if (name === 'svg')
          assert.ok(attributes.get('aria-hidden') === 'true' || (attributes.get('role') === 'img' && attributes.get('aria-label')));
    }
  });

  it('has letters that stand out from the paper (WCAG 2.2, 1.4.3)', () => {
    const colours = [...STYLE.matchAll(/[ {]color: #([0-9a-f]{6})/g)].map((match) => match[1] ?? '');
    assert.ok(colours.length > 3);
    for (const colour of colours) assert.ok(1.05 / (luminance(colour) + 0.05) >= 4.5, colour);
  });

  it('needs nothing beside itself: no address, no script, nothing that is loaded', () => {
    for (const page of [dutch, english]) assert.deepEqual(page.match(/https?:|url\(|@import|\ssrc=|<script|<link|\/tmp\//gi) ?? [], []);
  });

  it('shows what documents say as words and never as HTML', () => {
    const elements = elementsOf(hostile);
    const names = new Set(elements.map(({ name }) => name));
    for (const name of ['script', 'img', 'b', 'i', 'u', 's', 'em']) assert.ok(!names.has(name), name);
    assert.equal(count(elements, 'title'), 1);
    assert.equal(count(elements, 'style'), 1);
    assert.ok(elements.every(({ attributes }) => [...attributes.keys()].every((name) => !name.startsWith('on'))));
    assert.ok(hostile.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    assert.ok(hostile.includes('&lt;b&gt;Piet&lt;/b&gt;'));
    assert.doesNotMatch(hostile, /[\u202e\u0007]/);
  });

  it('has every section for the examples, in both languages', () => {
    const expected = [
      'documents',
      'standing',
      'matters',
      'standings',
      'questions',
      'ambitions',
      'between',
      'roles',
      'feedback',
      'waivers',
      'criteria',
    ];
    for (const page of [dutch, english]) {
      const all = ids(elementsOf(page));
      assert.deepEqual(
        [...expected, 'method', 'c-feedback', 'c-roles', 'lens-ambition', 'lens-process'].filter((id) => !all.includes(id)),
        [],
      );
      assert.ok(!all.includes('instruments'), 'no document of the examples fills in an instrument');
    }
  });

  it('says how often it is right, by figures of the last measurement', () => {
    const method = between(dutch, 'id="method"', 'Wat de gemeten');
    for (const { precision, recall } of [MEASURED.plain, MEASURED.annotated]) {
      assert.match(method, new RegExp(`\\b${precision} (?:en \\d+ )?procent`));
      assert.match(method, new RegExp(`\\b${recall} procent`));
    }
  });

  it('tells no key in place of a text', () => {
    // Codes of findings that were decided on stand beside their titles, as code.
    for (const page of [dutch, english, hostile])
      assert.deepEqual(page.replace(/<code>[^<]*<\/code>/g, '').match(/[>"]\s*[a-z]+\/[a-z/-]+\s*[<"]/g) ?? [], []);
  });

  it('puts the words of the text beside the judgement, with line and certainty', () => {
    const feedback = between(dutch, 'id="c-feedback"', '</article>');
    assert.match(feedback, /U krijgt binnen vijf werkdagen na elk huisbezoek een bericht/);
    assert.match(feedback, /regel \d+, door de schrijver aangegeven/);
    assert.match(feedback, /ontbreekt/);
    assert.match(feedback, /Krijgt u te horen wat er met uw inbreng of verwijzing is gedaan\?/);
    assert.match(between(dutch, 'id="matters"', '</ol>'), /openheid over het proces, sterk negatief \(−\u2060−\)/);
  });

  it('shows who does what, what members hear back, and which ambitions come back where', () => {
    const roles = between(dutch, 'id="roles"', 'id="feedback"');
    assert.match(roles, /een wijkverpleegkundige van Thuiszorg De Dijk/);
    assert.match(roles, /nergens beschreven/);
    assert.match(roles, /kwaliteitscommissie/);
    const feedback = between(dutch, 'id="feedback"', 'id="waivers"');
    assert.match(feedback, /binnen vijf werkdagen/);
    assert.doesNotMatch(feedback, /:wanneer/);
    assert.match(feedback, /daarover staat niets/);
    const ambitions = between(dutch, 'id="ambitions"', '</table>');
    assert.match(ambitions, /veilig thuis[\s\S]*Ledenovereenkomst Zorggroep Hazelwaard[\s\S]*Na een val iemand aan de keukentafel/);
  });

  it('shows waivers with their reasons, the integration matrix and the scan', () => {
    assert.match(between(hostile, 'id="waivers"', '</table>'), /&quot;&lt;i&gt;later&lt;\/i&gt;&quot; &amp; meer/);
    assert.match(between(hostile, 'id="c-delimitation"', '</table>'), /met reden weggelaten/);
    const instruments = between(hostile, 'id="instruments"', 'id="criteria"');
    assert.match(instruments, /Afstemming[\s\S]*Coördinatie/);
    assert.match(instruments, /3,5 punten verschil/);
  });

  it('lists what the text leaves to another document, by criterion', () => {
    const deferred = between(dutch, 'Waar de tekst naar elders verwijst', '</table>');
    assert.match(deferred, /Geschillen<\/th>/);
    assert.doesNotMatch(deferred, /lens:/);
  });

  it('is the same in bytes for the same documents, in whatever order they are named', () =>
    inFolder({ 'a.md': vision(), 'b.md': PROPOSITION }, async (scenario) => {
      const first = await reported(scenario, 'a.md b.md');
      assert.equal(await reported(scenario, 'b.md a.md'), first);
    }));

  it('stands in docs/ as it is made now (npm run example-report)', () => {
    assert.ok(statSync(SHOWN).size < MOST_BYTES);
    assert.ok(readFileSync(SHOWN, 'utf8') === dutch, 'docs/example-report.html is stale');
  });
});

function count(elements: readonly HtmlElement[], name: string): number {
  return elements.filter((element) => element.name === name).length;
}

/** The part of a page from one text up to another. */
function between(page: string, from: string, to: string): string {
  const start = page.indexOf(from);
  assert.ok(start >= 0, from);
  const end = page.indexOf(to, start);
  assert.ok(end > start, to);
  return page.slice(start, end);
}

/** Relative luminance of a colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
