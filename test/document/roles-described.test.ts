import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { reading } from '../support/framework.ts';

function rolesOf(language: 'nl' | 'en', text: string): string[] {
  const { model } = new SourceDocument(reading, `---\ndocument: vision\nlanguage: ${language}\n---\n\n# Koers\n\n${text}\n`);
  return (model?.roles ?? []).map(({ name, parts }) => `${name}: ${[...parts.keys()].sort().join(' ')}`);
}

describe('a role by what is said of it', () => {
  it('is whom a heading names, where the text below says to whom and what of', () => {
    const nl =
      '## De longarts op afstand\n\nDokter Wiersma vervult deze functie. Zij leest de foto en belt terug. Zij verantwoordt zich jegens de directie.';
    assert.deepEqual(rolesOf('nl', nl), ['longarts op afstand: accountable-to holder tasks']);
  });

  it('is whom a paragraph is on, under any heading or none', () => {
    const nl =
      'De diëtist is meer dan een teller. Zij houdt de lijst bij en leert ons koken. Zij beslist zelf wie zij oproept. Zij legt verantwoording af aan het bestuur.';
    assert.deepEqual(rolesOf('nl', nl), ['diëtist: accountable-to authority tasks']);
  });

  it('is nobody who merely acts, and no party', () => {
    assert.deepEqual(rolesOf('nl', 'De diëtist houdt de lijst bij. Zij leert ons koken en belt de patiënt.'), []);
    assert.deepEqual(rolesOf('nl', '## De huisarts\n\nZij bepaalt zelf wie zij verwijst. Zij legt verantwoording af aan het bestuur.'), []);
  });
});
