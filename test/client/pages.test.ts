import { strict as assert } from 'node:assert';
import { cardPage } from '../../client/src/views/card.ts';
import type { Card, Place, Profile } from '../../client/src/views/data.ts';
import { document } from '../../client/src/views/page.ts';
import { profilePage } from '../../client/src/views/profile.ts';

const place = (line: number): Place => ({ uri: 'file:///a.md', range: { start: { line, character: 0 }, end: { line, character: 4 } } });

const CARD: Card = {
  title: 'Na een <val>',
  language: 'nl',
  ui: 'nl',
  note: 'Vier dingen.',
  none: 'De tekst geeft hierop geen antwoord.',
  answers: [
    {
      question: 'Wat is het doel?',
      answer: 'answered',
      said: 'beantwoord',
      passages: [{ text: 'Een "val" & <b>meer</b>', place: place(3) }],
    },
    { question: 'Welke stappen?', answer: 'unanswered', said: 'onbeantwoord', passages: [], without: 'Er staat nog niet: stappen.' },
  ],
};

const PROFILE: Profile = {
  title: 'Na een val',
  ui: 'nl',
  note: 'Geteld.',
  legend: [
    { standing: 'met', text: 'op orde' },
    { standing: 'partial', text: 'deels' },
  ],
  groups: [
    {
      title: 'Invalshoek',
      rows: [
        {
          title: 'Ambitie',
          counts: { met: 2, partial: 1, missing: 1, suppressed: 0 },
          text: '2 op orde, 1 deels, 1 ontbreekt',
          criteria: [{ title: 'Urgentie', standing: 'met', said: 'op orde', place: place(7) }],
        },
        {
          title: 'Belang',
          counts: { met: 0, partial: 0, missing: 1, suppressed: 1 },
          text: '1 ontbreekt, 1 onderdrukt',
          measured: 'sterk negatief',
          criteria: [],
        },
      ],
    },
  ],
  about: 'Gemeten.',
};

/** The places that the links of a page name, in order. */
function linked({ body, places }: ReturnType<typeof cardPage>): (Place | undefined)[] {
  return [...body.matchAll(/href="command:go\?([^"]*)"/g)].map(([, given = '']) => places[JSON.parse(decodeURIComponent(given))[0]]);
}

describe('the pages of views', () => {
  it('let nothing run, and nothing come from elsewhere', () => {
    const page = document(cardPage(CARD, 'go').body, 'nl', 'n0nce');
    assert.match(page, /content="default-src 'none'; style-src 'nonce-n0nce'"/);
    assert.match(page, /<html lang="nl">/);
    assert.doesNotMatch(page, /<script|https?:|\son\w+=|\sstyle=/);
  });

  it('show words of a document as words', () => {
    const { body } = cardPage(CARD, 'go');
    assert.ok(body.includes('Een &quot;val&quot; &amp; &lt;b&gt;meer&lt;/b&gt;'));
    assert.ok(body.includes('<h1 lang="nl">Na een &lt;val&gt;</h1>'));
  });

  it('have a heading for each question, with its answer in words, and say so where there is none', () => {
    const { body } = cardPage(CARD, 'go');
    assert.match(body, /<h2>Wat is het doel\? <span class="answer answered">beantwoord<\/span><\/h2><ul>/);
    assert.match(
      body,
      /onbeantwoord<\/span><\/h2><p>De tekst geeft hierop geen antwoord\.<\/p><p class="small">Er staat nog niet: stappen\.<\/p>/,
    );
  });

  it('link to places, and stay the same where only places move', () => {
    assert.deepEqual(linked(cardPage(CARD, 'go')), [place(3)]);
    assert.deepEqual(linked(profilePage(PROFILE, 'go')), [place(7)]);
    const [first, ...rest] = CARD.answers;
    const moved = {
      ...CARD,
      answers: [{ ...(first ?? assert.fail()), passages: [{ text: 'Een "val" & <b>meer</b>', place: place(9) }] }, ...rest],
    };
    assert.equal(cardPage(moved, 'go').body, cardPage(CARD, 'go').body);
    assert.deepEqual(linked(cardPage(moved, 'go')), [place(9)]);
  });

  it('draw counts to one scale, each standing in its own way, with the counts in words beside it', () => {
    const { body } = profilePage(PROFILE, 'go');
    const bars = [...body.matchAll(/<svg class="bar" aria-hidden="true">(.*?)<\/svg>/g)].map(([, drawn = '']) =>
      [...drawn.matchAll(/<rect class="box (\w+)" x="([\d.]+)%" y="\.5" width="([\d.]+)%"/g)].map(
        ([, standing, x, width]) => `${standing} ${x} ${width}`,
      ),
    );
    assert.deepEqual(bars, [
      ['met 0 50', 'partial 50 25', 'missing 75 25'],
      ['missing 0 25', 'suppressed 25 25'],
    ]);
    assert.match(body, /Belang <span class="small">\(sterk negatief\)<\/span>/);
    assert.match(body, /<span class="counts small">2 op orde, 1 deels, 1 ontbreekt<\/span>/);
    assert.match(body, /<line class="mark" x1="25%" x2="50%"/);
  });
});
