import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import { reading } from '../support/framework.ts';

/** The sentences in which a vision of a day states a concrete result within a year. */
function milestones(body: string, date = '2027-03-08', language = 'nl'): string[] {
  const front = ['document: vision', `language: ${language}`, ...(date ? [`date: ${date}`] : [])].join('\n');
  const { model } = new SourceDocument(reading, `---\n${front}\n---\n\n# Document\n\n## Fasering\n\n${body}\n`);
  return (model?.evidence ?? []).filter((e) => e.criterion === 'early-wins').map((e) => model?.text.slice(e.start, e.end) ?? '');
}

describe('an early win', () => {
  const opens = 'Vóór 1 december 2027 is het nummer open.';

  it('is what will be there by a day within a year of the document', () => {
    assert.deepEqual(milestones(opens), [opens]);
    assert.deepEqual(milestones('By 1 December 2027 the number is open.', '2027-03-08', 'en'), ['By 1 December 2027 the number is open.']);
  });

  it('stands in a sentence that denies something else', () => {
    const sentence = 'U hoeft niet tot 2031 te wachten: op 1 november 2027 werken tien praktijken zo.';
    assert.deepEqual(milestones(sentence), [sentence]);
  });

  it('is none by a later day, an earlier one, or that of a document without a date', () => {
    assert.deepEqual(milestones('Vóór 1 december 2029 is het nummer open.'), []);
    assert.deepEqual(milestones('Op 1 december 2026 is het nummer open.'), []);
    assert.deepEqual(milestones(opens, ''), []);
  });

  it('is no step, duty, wish or denial', () => {
    assert.deepEqual(milestones('1. Oktober 2027: de directie zoekt een kantoor.'), []);
    assert.deepEqual(milestones('Vóór 1 december 2027 moet het nummer open zijn.'), []);
    assert.deepEqual(milestones('Wij hopen dat het nummer op 1 december 2027 open is.'), []);
    assert.deepEqual(milestones('Op 1 december 2027 is het nummer nog niet open.'), []);
  });
});
