import { strict as assert } from 'node:assert';
import { inFolder, MISSPELT, only, vision } from '../cli/scenario.ts';

/** Five in one section, one in the next. */
const FILL =
  '## Wie\n\nDe zorggroep heet [naam] en zit in [plaats].\n\nWij vergaderen op [dag] om [uur].\nHet bestuur vergadert elke [maand].\n\n## Waar\n\nHet kantoor staat in [straat].';

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

  it('tells in one row what is still to be filled in in a block, and escapes it', () =>
    inFolder({ 'a.md': vision(FILL), '.convenant.yaml': only({ placeholder: 'warning' }) }, async (scenario) => {
      const { stdout } = await scenario.run('check --format markdown --ui nl --quiet');
      assert.ok(
        stdout.includes(
          '| 11:19 | waarschuwing | `placeholder/present` | Hier zijn nog 5 plekken in te vullen, de laatste op regel 14: “\\[naam\\]”, “\\[plaats\\]”, “\\[dag\\]”, “\\[uur\\]”, … |\n',
        ),
        stdout,
      );
      assert.equal(stdout.match(/placeholder\/present/g)?.length, 2);
    }));
});
