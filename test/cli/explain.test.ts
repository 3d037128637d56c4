import { strict as assert } from 'node:assert';
import { explain } from '../../server/src/features/explain.ts';
import { framework } from '../support/framework.ts';
import { inFolder, type Outcome } from './scenario.ts';

const run = (command: string): Promise<Outcome> => inFolder({}, (scenario) => scenario.run(command));

describe('convenant explain', () => {
  it('explains every criterion in both languages, in the words of the other places that explain', async () => {
    await inFolder({}, async (scenario) => {
      for (const criterion of framework.criteria)
        for (const ui of ['nl', 'en'] as const)
          assert.deepEqual(await scenario.run(`explain ${criterion.id} --ui ${ui}`), {
            status: 0,
            stdout: explain(criterion, framework, ui),
            stderr: '',
          });
    });
  });

  it('says first what the finding says', async () => {
    const { stdout } = await run('explain feedback/timing --ui nl');
    assert.match(
      stdout,
      /^`feedback\/timing`: Terugkoppeling: hier staat nog niet wanneer het bericht komt\.\n\n# Terugkoppeling \(`feedback`\)\n/,
    );
    assert.match(stdout, /sterk negatief/);
    assert.match(stdout, /Van der Pluijm \(2017\), §6\.3C/);
  });

  it('explains every recommendation, by its name and as the catalogue writes it', async () => {
    await inFolder({}, async (scenario) => {
      for (const { study, id, title, gist } of framework.recommendations) {
        const { status, stdout } = await scenario.run(`explain ${study}:${id} --ui nl`);
        assert.equal(status, 0, `${study}:${id}`);
        assert.ok(stdout.startsWith(`# ${title.nl} (\`${study}-${id}\`)\n\n${gist.nl}\n`), stdout);
        assert.match(
          stdout,
          /\n## Regelt\n\n- .*\n[\s\S]*Bron: [\s\S]*\n## Tekst om mee te beginnen\n\n\*[\s\S]*\n````markdown\n[\s\S]+\n````\n$/,
        );
        assert.equal((await scenario.run(`explain ${study}-${id} --ui nl`)).stdout, stdout);
      }
    });
  });

  it('knows a criterion by the name of its block too', async () => {
    assert.equal(
      (await run('explain terugkoppeling --ui nl')).stdout,
      explain(framework.criterion('feedback') ?? assert.fail(), framework, 'nl'),
    );
  });

  it('explains findings that are no element', async () => {
    assert.match((await run('explain roles/overlap --ui en')).stdout, /^`roles\/overlap`: The task “…”/);
    assert.match(
      (await run('explain feedback/missing --ui nl')).stdout,
      /^`feedback\/missing`: Terugkoppeling: daarover is in deze visie, ledenovereenkomst of propositie nog niets gevonden\.\n/,
    );
  });

  it('explains what is no criterion', async () => {
    for (const code of [
      'annotation/unclosed',
      'front-matter/date',
      'reference/missing-file',
      'suppression/no-reason',
      'document/encoding',
      'check/failed',
      'annotation',
    ])
      for (const ui of ['nl', 'en']) {
        const { status, stdout } = await run(`explain ${code} --ui ${ui}`);
        assert.equal(status, 0, code);
        assert.ok(stdout.length > 40 && !stdout.includes('{') && !stdout.includes('explain/'), stdout);
      }
  });

  for (const [wrong, right] of [
    ['feedbak', 'feedback'],
    ['feedback/timming', 'feedback/timing'],
    ['role/holder', 'roles/holder'],
    ['anotation/unclosed', 'annotation/unclosed'],
  ])
    it(`gives the code nearest to ${wrong}`, async () => {
      const { status, stdout, stderr } = await run(`explain ${wrong}`);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.ok(stderr.includes(`Do you mean “${right}”?`), stderr);
    });
});
