import { strict as assert } from 'node:assert';
import { inFolder, MISSPELT, only, vision } from '../cli/scenario.ts';

describe('convenant check --format markdown', () => {
  it('has a table for each document with findings, and the closing lines', () =>
    inFolder({ 'a.md': MISSPELT, 'b.md': vision(), '.convenant.yaml': only() }, async (scenario) => {
      const { status, stdout } = await scenario.run('check --format markdown --ui nl');
      assert.equal(status, 1);
      assert.equal(
        stdout,
        [
          '# Meldingen\n\n## a.md (visie)\n\n| Plaats | Niveau | Code | Melding |\n|---|---|---|---|\n',
          '| 9:4 | fout | `annotation/unknown-block` | “terugkopeling” is geen naam van een blok. Bedoelt u “terugkoppeling”? |\n',
          '\nUitleg bij een melding: convenant explain annotation/unknown-block\n\n2 documenten: 1 fout.\n',
        ].join(''),
      );
    }));

  it('lets no words of a document be markup', () =>
    inFolder({ 'a|b_c.md': vision('Zie [x](#a|b<i>*c*).'), '.convenant.yaml': only() }, async (scenario) => {
      const { stdout } = await scenario.run('check --format markdown --quiet');
      assert.ok(stdout.includes('## a\\|b\\_c.md ('));
      assert.ok(stdout.includes('“a\\|b\\<i\\>\\*c\\*”'), stdout);
    }));
});
