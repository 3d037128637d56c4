import { strict as assert } from 'node:assert';
import { framework } from '../support/framework.ts';
import { inFolder, type Outcome } from './scenario.ts';

const run = (command: string): Promise<Outcome> => inFolder({}, (scenario) => scenario.run(command));

interface Row {
  id: string;
  lens: string;
  willingness: { factor: string; effect: string }[];
  sources: string[];
  recommendations: { id: string; title: string; kinds: string[]; sources: string[] }[];
}

describe('convenant criteria', () => {
  it('shows each criterion under its lens, with factor, effect and sources', async () => {
    const { status, stdout } = await run('criteria --ui nl');
    assert.equal(status, 0);
    const process = stdout.slice(stdout.indexOf('\nProces: '));
    const feedback = process.slice(
      process.indexOf('\n  feedback '),
      process.indexOf('\n  ', process.indexOf('bron:', process.indexOf('\n  feedback '))),
    );
    assert.match(feedback, /Terugkoppeling\n/);
    assert.match(feedback, /gevraagd van visie \(standaard\), ledenovereenkomst \(essentieel\), propositie \(essentieel\)\n/);
    assert.match(feedback, /factor: Vertrouwen\n/);
    assert.match(feedback, /gemeten samenhang met bereidheid: openheid over het proces, sterk negatief\n/);
    assert.match(feedback, /bron: Van der Pluijm 2017, §6\.3C; /);
    for (const { id } of framework.criteria) assert.ok(stdout.includes(`\n  ${id} `), id);
  });

  it('gives the same as JSON', async () => {
    const rows = JSON.parse((await run('criteria --format json --ui en')).stdout) as Row[];
    assert.deepEqual(
      rows.map(({ id }) => id),
      framework.criteria.map(({ id }) => id),
    );
    const feedback = rows.find(({ id }) => id === 'feedback');
    assert.deepEqual(feedback?.willingness, [{ factor: 'process-transparency', effect: '--' }]);
    assert.equal(feedback?.lens, 'process');
  });

  it('names the recommendations that meet a criterion, in JSON', async () => {
    const rows = JSON.parse((await run('criteria --format json --ui en')).stdout) as Row[];
    const of = (id: string): Row['recommendations'] => rows.find((row) => row.id === id)?.recommendations ?? assert.fail(id);
    assert.deepEqual(
      of('compliance').map(({ id }) => id),
      ['pluijm-2b', 'pluijm-10b'],
    );
    // It is offered for an agreement too, but no agreement is asked for personal contact.
    assert.deepEqual(
      of('personal-contact').find(({ id }) => id === 'pluijm-8'),
      {
        id: 'pluijm-8',
        title: 'Meeting and talking to each other',
        kinds: ['vision'],
        sources: ['pluijm §7.1 rec 8', 'pluijm §6.3B', 'pluijm §6.4 network'],
      },
    );
    assert.deepEqual(of('urgency'), []);
  });

  it('keeps to a profile and a kind', async () => {
    const ids = async (options: string): Promise<string[]> =>
      (JSON.parse((await run(`criteria --format json ${options}`)).stdout) as Row[]).map(({ id }) => id);
    const expected = framework.criteria.filter(({ levels }) => levels.vision === 'essential').map(({ id }) => id);
    assert.deepEqual(await ids('--kind visie --profile essential'), expected);
    assert.ok((await ids('--kind vision')).length > expected.length);
  });
});
