import { strict as assert } from 'node:assert';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { Kind } from '../../server/src/framework/types.ts';
import { reading } from '../support/framework.ts';

/** Elements that a document of this kind states, as `criterion/element`, each once, in alphabetical order. */
function stated(kind: Kind, language: 'nl' | 'en', body: string, criterion: string): string[] {
  const { model } = new SourceDocument(reading, `---\ndocument: ${kind}\nlanguage: ${language}\n---\n\n# Document\n\n${body}\n`);
  const found = (model?.evidence ?? []).filter((e) => e.criterion === criterion && e.element !== null).map((e) => `${e.element}`);
  return [...new Set(found)].sort();
}

describe('what counts as stated', () => {
  const block = ':::withdrawal\nOn leaving :consequences[the group returns the data].\n:::';

  it('beside an annotated block is what says it wherever it stands', () => {
    const beside = 'The Member may terminate this agreement by giving nine months’ notice in writing.';
    assert.deepEqual(stated('member-agreement', 'en', `${block}\n\n${beside}`, 'withdrawal'), ['consequences', 'notice']);
  });

  it('beside an annotated block is nothing that only a heading makes be about it', () => {
    const beside = '## Leaving\n\nThe board meets within six weeks.';
    assert.deepEqual(stated('member-agreement', 'en', `${beside}\n\n${block}`, 'withdrawal'), ['consequences']);
  });

  it('is nothing that a sentence says there is not', () => {
    const heading = '## Dialoog\n\n';
    const sentence = 'Een vast overleg van de leden over de koers is er';
    assert.deepEqual(stated('vision', 'nl', `${heading}${sentence} elk kwartaal.`, 'dialogue'), ['forum', 'frequency']);
    assert.deepEqual(stated('vision', 'nl', `${heading}${sentence} niet.`, 'dialogue'), []);
  });

  it('is nothing that is said to stand in another paper', () => {
    const heading = '## Evaluatie\n\n';
    assert.deepEqual(stated('vision', 'nl', `${heading}Wij evalueren in 2027.`, 'evaluation'), ['timing']);
    assert.deepEqual(stated('vision', 'nl', `${heading}Hoe wij evalueren, staat in het uitvoeringsplan 2027.`, 'evaluation'), []);
  });

  it('is nothing that a question says to stand in another paper, in whatever order', () => {
    const told = (sentence: string): string[] => stated('member-agreement', 'nl', `## Uittreding\n\n${sentence}`, 'withdrawal');
    for (const paper of ['in bijlage 4', 'in het bijblad', 'in een aparte notitie'])
      assert.deepEqual(told(`Wat er dan gebeurt met de gegevens, met de patiënten en met het geld, staat ${paper}.`), []);
    assert.deepEqual(told('De gegevens van patiënten gaan terug naar de praktijk, zoals dit boekje zegt.'), ['consequences']);
  });

  it('is nothing that is yet to be agreed', () => {
    const told = (sentence: string): string[] => stated('member-agreement', 'nl', `## Geld\n\n${sentence}`, 'finance');
    assert.deepEqual(told('Wat aan het eind van het jaar overblijft, gaat naar de reserve.'), ['surplus']);
    assert.deepEqual(told('Over geld dat aan het eind van het jaar overblijft, hebben we nog geen afspraak.'), []);
    assert.deepEqual(told('Over een overschot aan het eind van het jaar is nog niets afgesproken.'), []);
    const english = (sentence: string): string[] => stated('member-agreement', 'en', `## Money\n\n${sentence}`, 'finance');
    assert.deepEqual(english('What is left over at the end of the year goes into the reserve.'), ['surplus']);
    assert.deepEqual(english('On what is left over at the end of the year there is no agreement yet.'), []);
  });

  it('is when it is, where a sentence points back at the one that says so', () => {
    const when = 'Elk kwartaal zitten de leden aan lange tafels in de kantine.';
    const what = 'over waar we heen willen en wat ieder daarbij te winnen heeft.';
    for (const opening of ['Daar gaat het', 'Op die avond gaat het', 'Dan gaat het'])
      assert.deepEqual(stated('vision', 'nl', `## Verder\n\n${when} ${opening} ${what}`, 'dialogue'), ['forum', 'frequency'], opening);
    const review = 'Every October the practices and the board sit down together. Then we review how the collaboration is going.';
    assert.deepEqual(stated('vision', 'en', `## Looking back\n\n${review}`, 'evaluation'), ['participants', 'subject', 'timing']);
  });

  it('in a block of steps is each numbered item', () => {
    const steps = ':::stap\n1. :wie[De huisarts] meldt het gezin aan.\n2. :wie[De casusregisseur] gaat op huisbezoek.\n:::';
    assert.deepEqual(stated('proposition', 'nl', steps, 'process-steps'), ['actor', 'steps']);
  });

  it('in a table of parties and interests is the interest of whoever a row names', () => {
    const table = '| Party | Interest |\n|---|---|\n| the practice | rooms in full use |\n| patients | wounds that heal sooner |';
    assert.deepEqual(stated('vision', 'en', table, 'interests'), ['collective', 'organisational']);
  });

  it('in a table of parties is who takes part', () => {
    const table = '| Partij | Vertegenwoordigd door |\n|---|---|\n| huisartsenpraktijken | twee huisartsen |';
    assert.deepEqual(stated('vision', 'nl', table, 'inclusion'), ['parties']);
  });

  it('in a paragraph that opens with a question is what answers it', () => {
    const answer = 'Een consult duurt nu drie kwartier; straks is dat een half uur.';
    assert.deepEqual(stated('vision', 'nl', answer, 'value-creation'), []);
    assert.deepEqual(stated('vision', 'nl', `Wat wint u ermee? ${answer}`, 'value-creation'), ['participant']);
  });

  it('in each item of a list is what a few words that lead it in say', () => {
    const items = '- is het aantal bezoeken aan de spoedeisende hulp met 10% gedaald;\n- heeft elke oudere een zorgplan.';
    assert.deepEqual(stated('vision', 'nl', `## Resultaten\n\nDan:\n\n${items}`, 'results').includes('date'), false);
    assert.deepEqual(stated('vision', 'nl', `## Resultaten\n\nIn 2029:\n\n${items}`, 'results').includes('date'), true);
  });

  it('is nothing that the number of a clause seems to say', () => {
    const heading = '## Doel\n\n';
    const aim = 'De coöperatie wil dat lichte klachten in de praktijk worden behandeld.';
    assert.deepEqual(stated('member-agreement', 'nl', `${heading}2.2 ${aim}`, 'shared-ambition'), ['statement']);
    const role = 'De wijkcoach is een psycholoog, door de leden voor vier jaar gekozen.';
    assert.ok(stated('member-agreement', 'nl', `## Functies\n\n10.2 ${role}`, 'roles').includes('holder'));
  });

  it('as how often is what comes round, and not how long something takes', () => {
    const evaluated = (when: string): string[] =>
      stated('member-agreement', 'nl', `## Evaluatie\n\nPartijen bezien ${when} de werking van dit verband.`, 'evaluation');
    assert.ok(evaluated('om de twee jaren').includes('timing'));
    assert.ok(evaluated('om het jaar').includes('timing'));
    assert.ok(!evaluated('twee jaren lang').includes('timing'));
  });

  it('is what a sentence is about itself, where it is sure of that, and not what the one before it was about', () => {
    const word = 'Vertrouwen is de basis van alles wat wij doen.';
    const joins = 'Aan deze koers doen de 46 praktijken mee; het ziekenhuis en de thuiszorg niet.';
    assert.deepEqual(stated('vision', 'nl', `## Ruimte\n\n${word} ${joins}`, 'trust'), []);
    const measure = 'Elke bestuurder loopt ieder jaar een dag mee in een praktijk.';
    assert.deepEqual(stated('vision', 'nl', `## Ruimte\n\n${word} ${measure}`, 'trust'), ['measures']);
  });

  it('of steps that are numbered is not the day of something else, under a heading that announces both', () => {
    const steps =
      '## Werkwijze\n\n1. De assistente belt het planbureau.\n2. De planner zet de afspraak erin.\n3. De huisarts doet de controle.';
    const counts = 'Vanaf 1 februari 2028 tellen wij het aantal plaatsingen en het aantal mislukte pogingen, en wat de wachttijd is.';
    const timed = (body: string): boolean => stated('proposition', 'nl', body, 'process-steps').includes('timing');
    assert.equal(timed(`${steps}\n\n## Planning en meten\n\n${counts}`), false);
    assert.equal(timed(`${steps}\n\n## Planning\n\nOp 1 februari 2028 begint de planner.`), true);
  });
});
