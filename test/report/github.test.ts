import { strict as assert } from 'node:assert';
import { inFolder, MISSPELT, only, vision } from '../cli/scenario.ts';

describe('convenant check --format github', () => {
  it('writes a command a finding, and the closing line', () =>
    inFolder({ 'a.md': MISSPELT, '.convenant.yaml': only({ feedback: 'hint' }) }, async (scenario) => {
      const { status, stdout } = await scenario.run('check --format github');
      assert.equal(status, 1);
      assert.match(
        stdout,
        /^::error file=a\.md,line=9,col=4,endLine=9,endColumn=17,title=annotation\/unknown-block::“terugkopeling” is not the name of a block\. Do you mean “terugkoppeling”\?\n::notice file=a\.md,.*title=feedback\/[a-z-]+::/,
      );
      assert.match(stdout, /\n1 document: 1 error, 3 hints\.\n$/);
    }));

  it('leaves out with --quiet what the text form leaves out', () =>
    inFolder({ 'a.md': MISSPELT, '.convenant.yaml': only({ feedback: 'hint' }) }, async (scenario) => {
      assert.match((await scenario.run('check --format github --quiet')).stdout, /^::error [^\n]*\n$/);
    }));

  it('escapes as the toolkit does: a path cannot end a property, nor words of a document a command', () =>
    inFolder({ 'a:b,100%.md': vision('Zie [x](#50%0A::error::x).'), '.convenant.yaml': only() }, async (scenario) => {
      const { stdout } = await scenario.run('check --format github --quiet');
      assert.match(stdout, /^::error file=a%3Ab%2C100%25\.md,line=9,[^\n]*,title=reference\/unknown-id::[^\n]*“50%0A::error::x”[^\n]*\n$/);
    }));

  it('tells in one annotation what is still to be filled in in a block, at the first place, as the text form does', () => {
    const fill = ':::terugkoppeling\nDe [naam] van de [plaats] belt op [dag: 1] om [uur, %].\n:::';
    return inFolder({ 'a.md': vision(fill), '.convenant.yaml': only({ placeholder: 'warning' }) }, async (scenario) => {
      const { stdout } = await scenario.run('check --format github --quiet');
      assert.match(
        stdout,
        /^::warning file=a\.md,line=10,[^\n]*,title=placeholder\/present::4 places here are still to be filled in, the last on line 10: “\[naam\]”, “\[plaats\]”, “\[dag: 1\]”, “\[uur, %25\]”\n$/,
      );
    });
  });

  it('gives no columns where a place is on several lines', () =>
    inFolder({ 'a.md': vision('Wie meedoet leest [de\nafspraken](#nergens).'), '.convenant.yaml': only() }, async (scenario) => {
      const { stdout } = await scenario.run('check --format github --quiet');
      for (const line of stdout.trim().split('\n')) {
        const [, from, to] = /line=(\d+).*?endLine=(\d+)/.exec(line) ?? [];
        assert.ok(from && to);
        assert.equal(/,col=|,endColumn=/.test(line), from === to);
      }
    }));

  it('tells of what could not be checked', () =>
    inFolder({}, async (scenario) => {
      const { status, stdout } = await scenario.run('check nergens.md --format github');
      assert.equal(status, 2);
      assert.match(stdout, /^::error file=nergens\.md,title=convenant::There is no such file/);
    }));
});
