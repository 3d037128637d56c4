import { strict as assert } from 'node:assert';
import { LANGUAGES } from '../../server/src/framework/types.ts';
import { apply, find, fixes, fixOf, proposition, type Seen, see, surplus } from '../support/fixes.ts';
import { framework } from '../support/framework.ts';

describe('the fix for words that only the author has', () => {
  const done = (before: Seen, code: string, title: string): Seen => {
    const after = see(apply(before.text, fixOf(before, code, title).edits));
    const left = (seen: Seen): number => seen.findings.filter((f) => f.code === code).length;
    assert.equal(left(after), left(before) - 1, after.text);
    assert.ok(after.findings.some((f) => f.code === 'placeholder/present'));
    assert.deepEqual(surplus(before, after), []);
    return after;
  };

  it('makes a place of a vague time', () => {
    const after = done(
      proposition('De zorggroep levert het formulier zo spoedig mogelijk aan.\n'),
      'vague-wording/vague',
      'zo spoedig mogelijk',
    );
    assert.match(after.text, /het formulier \[wanneer of hoe vaak\] aan\.\n$/);
  });

  it('is not there for how much or how well', () => {
    const seen = proposition('De zorggroep levert een passende vergoeding.\n');
    assert.deepEqual(
      fixes(seen, find(seen, 'vague-wording/vague')).map(({ title }) => title),
      ['Onderdruk vague-wording/vague hier, met een reden'],
    );
  });

  it('writes a term out', () => {
    const after = done(proposition('Volgens de SMR belt u eerst.\n'), 'undefined-term/missing', 'Schrijf “SMR” hier voluit');
    assert.match(after.text, /Volgens de \[waar SMR voor staat\] \(SMR\) belt u eerst\.\n$/);
  });

  it('describes a role under the heading on roles, by its name', () => {
    const body = '## Wie doet wat\n\nTekst.\n\n## Aanmelden\n\nDe dorpsregisseur verdeelt de aanmeldingen.\n';
    const after = done(proposition(body), 'roles/undefined', 'Beschrijf de rol “dorpsregisseur”');
    assert.match(
      after.text,
      /Tekst\.\n\n:::rol\{#dorpsregisseur\}\nDe rol van dorpsregisseur ligt bij :vervuld-door\[\[functie of naam\]\]\. [^\n]+\n:::\n\n## Aanmelden/,
    );
  });

  it('says what is heard back on what is asked: below it, else where the document says such things', () => {
    const ask = 'Praktijken sturen hun wensen vóór 1 oktober naar het bureau.\n';
    const below = done(proposition(`## Inbreng\n\n${ask}\n## Slot\n\nTekst.\n`), 'feedback/uncovered', 'Voeg toe wat iemand');
    assert.match(
      below.text,
      /het bureau\.\n\n:::terugkoppeling\nWie een wens of idee inbrengt, hoort wat daarmee is gedaan\. Van :van[^\n]+\n:::\n\n## Slot/,
    );
    const there = done(proposition(`## Inbreng\n\n${ask}\n## Terugkoppeling\n\nTekst.\n`), 'feedback/uncovered', 'Voeg toe wat iemand');
    assert.ok(there.text.indexOf(':::terugkoppeling') > there.text.indexOf('## Terugkoppeling'));
  });

  it('makes an element of a vague time where one is asked, and the sentence stays as it was', () => {
    const seen = proposition('## Evaluatie\n\nDe huisartsen en de zorggroep evalueren periodiek hoe de samenwerking verloopt.\n');
    const after = see(apply(seen.text, fixOf(seen, 'evaluation/timing', 'Voeg toe').edits));
    assert.match(after.text, /evalueren :wanneer\[\[wanneer of hoe vaak\]\] hoe de samenwerking verloopt\.\n$/);
    assert.ok(!after.findings.some((f) => f.code === 'evaluation/timing'));
    const met = see(apply(seen.text, fixOf(seen, 'evaluation/timing', 'Voeg toe').edits, () => ':wanneer[elk jaar in mei]'));
    assert.ok(!met.findings.some((f) => f.code === 'evaluation/timing' || f.code.startsWith('vague')));
  });

  it('gives what the front matter says of parties a section of its own', () => {
    const text =
      '---\ndocument: propositie\nlanguage: nl\nparties: [Zorggroep De Brug, Wijkzorg Zuid]\n---\n\n# Titel\n\n## Meedoen\n\nTekst.\n';
    const seen = see(text);
    const after = see(apply(seen.text, fixOf(seen, 'inclusion/invitation', 'Voeg toe').edits));
    assert.match(after.text, /\n## Wie meedoet\n\n::partij\[Wie nog niet meedoet, :uitnodiging\[/);
    assert.ok(!after.findings.some((f) => f.code === 'inclusion/invitation'));
  });

  it('is there for each thing that can be asked, in both languages', () => {
    for (const language of LANGUAGES)
      for (const thing of ['referral', 'data', 'opinion', 'idea', 'incident'])
        assert.ok(framework.messages[language][`fix/feedback-text/${thing}`], `${language} ${thing}`);
  });

  it('names a role that a paragraph is on alone, and leaves a paragraph on several as it is', () => {
    const alone = proposition('## Rollen\n\nDe coach is Anna Wit. De coach belt de patiënt.\n');
    const one = apply(alone.text, fixOf(alone, 'roles/authority', 'Voeg toe').edits);
    assert.match(
      one,
      /:::rol\{#coach\}\nDe coach is Anna Wit\. [^\n]+\n\nDe rol van coach beslist zelf over :bevoegdheid\[\[waarover\]\]\.\n:::\n$/,
    );
    const both = proposition('## Rollen\n\nDe coach is Anna Wit. De coach belt de patiënt. De dorpsregisseur verdeelt de aanmeldingen.\n');
    const after = apply(both.text, fixOf(both, 'roles/authority', 'Voeg toe').edits);
    assert.match(
      after,
      /de aanmeldingen\.\n\n:::rol\{#coach\}\nDe rol van coach ligt bij [^\n]+ Deze rol beslist zelf over [^\n]+\n:::\n$/,
    );
  });
});
