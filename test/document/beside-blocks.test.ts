import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { reading } from '../support/framework.ts';

function model(kind: string, language: string, body: string): DocumentModel {
  const { model } = new SourceDocument(reading, `---\ndocument: ${kind}\nlanguage: ${language}\n---\n\n# T\n\n${body}\n`);
  return model as DocumentModel;
}

/** Elements of a criterion that an annotated document states, each once. */
function stated(criterion: string, body: string, kind = 'visie', language = 'nl'): string[] {
  const { evidence } = model(kind, language, body);
  return [...new Set(evidence.flatMap((e) => (e.criterion === criterion && e.element !== null ? [e.element] : [])))].sort();
}

describe('a block whose name several criteria share', () => {
  it('is on those of which its author names elements', () => {
    const role = (text: string): string => `:::role{#guide holder="a nurse"}\n${text}\n:::`;
    assert.deepEqual(stated('process-owner', role('The guide nurse :tasks[sees patients and writes the steps].'), 'proposition', 'en'), []);
    assert.deepEqual(
      stated('interests', ':::interest\nWhen wishes of the practices collide, :surfacing[each reads its case aloud].\n:::', 'vision', 'en'),
      [],
    );
  });

  it('is on all of them where none is named', () => {
    assert.deepEqual(stated('interests', '::belang[De zorggroep heeft belang bij een contract voor vier jaar.]'), ['organisational']);
  });

  it('is on what the table in it is on', () => {
    const table = '| Partij | Belang |\n|---|---|\n| de praktijken | een rooster dat rond te krijgen is |';
    assert.deepEqual(stated('conflicting-interests', `:::belang\n${table}\n:::`), []);
    assert.deepEqual(stated('interests', `:::belang\n${table}\n:::`), ['organisational']);
  });
});

describe('a named element', () => {
  it('is no part of what begins before it or ends after it', () => {
    const quality = (text: string): string[] => stated('quality-policy', `:::quality\n${text}\n:::`, 'vision', 'en');
    assert.deepEqual(quality('Practices that fall behind :support[get a visit from the nurse].'), ['support']);
    assert.ok(quality('Each quarter the practices compare their figures. Who falls behind :support[gets a visit].').includes('monitoring'));
  });

  it('may hold the year by which it is to be', () => {
    assert.ok(stated('shared-ambition', ':::ambitie\n:ambitie[Eind 2031 wacht niemand meer.]\n:::').includes('horizon'));
    assert.ok(!stated('shared-ambition', ':::ambitie\n:ambitie[Niemand wacht meer.]\n:::').includes('horizon'));
  });

  it('goes, outside blocks, with what stands beside it, or with what is asked of such a document', () => {
    const talk = 'Leden praten in :overleg[de kring] over de koers, :frequentie[elk kwartaal].';
    assert.deepEqual(stated('dialogue', talk), ['forum', 'frequency']);
    assert.deepEqual(stated('strategic-alignment', 'Zo :praktijk[bouwt dit voort op de plannen van elf praktijken].'), ['practice']);
    assert.equal(model('visie', 'nl', 'Dat is :frequentie[elk kwartaal].').problems.length, 1);
  });
});

describe('a time that is named once', () => {
  it('goes for all that its block tells', () => {
    const text = (attributes: string): string => `:::dialoog${attributes}\nIn dorpshuis De Kolk praten wij over de koers.\n:::`;
    assert.deepEqual(stated('personal-contact', text('{frequentie="elk kwartaal"}')), ['frequency', 'occasion']);
    assert.deepEqual(stated('personal-contact', text('{frequentie="regelmatig"}')), ['occasion']);
  });

  it('is both what it adds to the work and what it asks, where it is a time', () => {
    const work = (burden: string): string[] => stated('expected-contribution', `::werkwijze{belasting="${burden}"}`, 'propositie');
    assert.deepEqual(work('vijf minuten per patiënt'), ['time']);
    assert.deepEqual(work('nauwelijks'), []);
  });
});

describe('beside blocks', () => {
  const blocks = '::missie[Wij bestaan voor de dorpen.]\n\n'.repeat(4);

  it('numbered items that all open with a year are steps, and what follows them is none', () => {
    const list =
      '## Verder\n\n1. 2028: afspraken met de scholen.\n2. 2029: een inloop in alle praktijken.\n3. 2030: ook in het weekend.\n\n';
    assert.deepEqual(stated('process-steps', `${blocks}${list}De planner zorgt voor de zalen.`), ['steps', 'timing']);
    assert.deepEqual(stated('process-steps', `${blocks}${list.replace('2029: een', 'Een').replace('2030: ook', 'Ook')}`), []);
  });

  it('a sentence counts where its words leave no doubt, and a saying does not', () => {
    const tariffs = 'Over de tarieven van gewone consulten praten wij niet samen: dat verbiedt de mededingingswet.';
    assert.deepEqual(stated('boundaries', `${blocks}## Overig\n\n${tariffs}`), ['no-go']);
    assert.deepEqual(stated('communication', `${blocks}## Overig\n\nGoede communicatie is het halve werk.`), []);
  });
});

describe('a table', () => {
  it('states an amount in a column of its own only', () => {
    const table = (column: string): string =>
      `## Resultaten\n\n| Indicator | Nu | ${column} | Uiterlijk |\n|---|---|---|---|\n| wachttijd langer dan drie maanden | 8% | 3% | 2030 |`;
    assert.ok(stated('results', table('Doel')).includes('target'));
    assert.ok(!stated('results', table('Richting')).includes('target'));
  });
});

describe('a time', () => {
  it('is no idea, level or other thing of which each is meant', () => {
    const heard = (when: string): string[] => stated('feedback', `:::feedback\nThe office reports back ${when}.\n:::`, 'vision', 'en');
    assert.ok(!heard('what was done with each idea').includes('timing'));
    assert.ok(heard('after each meeting').includes('timing'));
  });
});

describe('a duty of nobody', () => {
  const duties = (text: string, language = 'nl'): string[] =>
    model('visie', language, `## Overig\n\n${text}`).statements.flatMap(({ sentence: { duty } }) => (duty ? [duty.words] : []));

  it('is told after a clause that says of whom, and not within it', () => {
    assert.equal(duties('Patiënten die stoppen met de cursus moeten uit de lijst worden gehaald.').length, 1);
    assert.equal(duties('Wie stopt met de cursus, meldt welke namen uit de lijst moeten worden gehaald.').length, 0);
  });

  it('is none in what must be earned', () => {
    assert.equal(duties('Trust has to be earned.', 'en').length, 0);
    assert.equal(duties('The list has to be checked each week.', 'en').length, 1);
  });
});
