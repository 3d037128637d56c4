import { strict as assert } from 'node:assert';
import { framework } from '../support/framework.ts';
import { inFolder, type Outcome } from './scenario.ts';

const run = (command: string): Promise<Outcome> => inFolder({}, (scenario) => scenario.run(command));

interface Row {
  id: string;
  lens: string;
  willingness: { factor: string; effect: string }[];
  sources: string[];
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
    assert.match(feedback, /bron: pluijm §6\.3C; /);
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

  it('keeps to a profile and a kind', async () => {
    const ids = async (options: string): Promise<string[]> =>
      (JSON.parse((await run(`criteria --format json ${options}`)).stdout) as Row[]).map(({ id }) => id);
    const expected = framework.criteria.filter(({ levels }) => levels.vision === 'essential').map(({ id }) => id);
    assert.deepEqual(await ids('--kind visie --profile essential'), expected);
    assert.ok((await ids('--kind vision')).length > expected.length);
  });
});
