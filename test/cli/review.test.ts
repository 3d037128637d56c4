import { strict as assert } from 'node:assert';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { document } from '../support/between.ts';
import { inFolder, only, type Scenario, vision } from './scenario.ts';

interface Told {
  code: string;
  level: string;
  message: string;
  fingerprint: string;
  review?: { decision: string; expired: boolean };
}

const CONFIG = { '.convenant.yaml': only({ disputes: 'warning', 'vague-wording': 'warning', evaluation: 'warning' }) };
const VAGUE = 'De praktijken moeten hun auto zo spoedig mogelijk verzetten.';
const OTHER = 'De praktijken moeten hun diensten regelmatig met elkaar ruilen.';
const DOCUMENT = vision(`## Artikel 3 Berichten\n\n${VAGUE}`);

async function findings(scenario: Scenario, options = ''): Promise<Told[]> {
  const { stdout } = await scenario.run(`check . --format json --ui nl --today 2026-11-22 ${options}`);
  return (JSON.parse(stdout) as { documents: { findings: Told[] }[] }).documents.flatMap((one) => one.findings);
}

async function vague(scenario: Scenario): Promise<Told> {
  return (await findings(scenario)).find(({ code }) => code === 'vague-wording/vague') ?? assert.fail('nothing vague');
}

/** A file with one decision on the vague words, keyed to what is found now. */
async function decided(scenario: Scenario, decision: string): Promise<string> {
  const { code, fingerprint } = await vague(scenario);
  const text = `decisions:\n  - finding: ${code}\n    key: ${fingerprint}\n    words: zo spoedig mogelijk\n${decision.replace(/^/gm, '    ')}\n`;
  scenario.write({ 'a.review.yaml': text });
  return text;
}

const WAIVED = 'decision: vrijgesteld\nreason: Het reglement zegt het.\nby: het bestuur\nuntil: 2027-01-31';

describe('decisions of a review on the command line', () => {
  const kinds: readonly (readonly [string, string, string, string])[] = [
    ['accepted', 'decision: aanvaard\nby: het bestuur', 'hint', 'Zo aanvaard door het bestuur.'],
    ['waived until a day', WAIVED, 'hint', 'Vrijgesteld tot en met 2027-01-31 door het bestuur. Het reglement zegt het.'],
    [
      'a change asked',
      'decision: change asked\nreason: Noem een termijn',
      'warning',
      'Hier is om een wijziging gevraagd. Noem een termijn.',
    ],
  ];
  for (const [name, decision, level, words] of kinds)
    it(`${name}: the finding says so`, () =>
      inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
        const before = await vague(scenario);
        await decided(scenario, decision);
        const after = await vague(scenario);
        assert.deepEqual([after.level, after.message, after.fingerprint], [level, `${before.message} ${words}`, before.fingerprint]);
      }));

  it('a waiver that is over says so, and the finding counts again', () =>
    inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
      await decided(scenario, WAIVED.replace('2027-01-31', '2026-11-21'));
      const { level, message, review } = await vague(scenario);
      assert.deepEqual([level, review?.expired], ['warning', true]);
      assert.match(message, /De vrijstelling van het bestuur gold tot en met 2026-11-21 en is voorbij\./);
      await decided(scenario, WAIVED.replace('2027-01-31', '2026-11-22'));
      assert.equal((await vague(scenario)).review?.expired, false);
    }));

  it('what was settled fails no run, at whatever level', () =>
    inFolder({ 'a.md': DOCUMENT, '.convenant.yaml': only({ 'vague-wording': 'warning' }) }, async (scenario) => {
      assert.equal((await scenario.run('check . --fail-on hint')).status, 1);
      await decided(scenario, WAIVED);
      assert.equal((await scenario.run('check . --fail-on hint')).status, 0);
    }));

  const survives: readonly (readonly [string, (scenario: Scenario) => void])[] = [
    ['an edit above', (s) => s.write({ 'a.md': vision(`Een nieuwe alinea.\n\n## Artikel 3 Berichten\n\n${VAGUE}`) })],
    ['a renumbering', (s) => s.write({ 'a.md': DOCUMENT.replace('Artikel 3', 'Artikel 12') })],
    [
      'a renamed document, with its file',
      (s) => {
        renameSync(join(s.folder, 'a.md'), join(s.folder, 'z.md'));
        renameSync(join(s.folder, 'a.review.yaml'), join(s.folder, 'z.review.yaml'));
      },
    ],
    ['a renamed document, without its file', (s) => renameSync(join(s.folder, 'a.md'), join(s.folder, 'z.md'))],
  ];
  for (const [name, change] of survives)
    it(`survive ${name}`, () =>
      inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
        await decided(scenario, WAIVED);
        const before = await findings(scenario);
        change(scenario);
        assert.deepEqual(
          (await findings(scenario)).map(({ code, level }) => [code, level]),
          before.map(({ code, level }) => [code, level]),
        );
        assert.equal((await vague(scenario)).review?.decision, 'waived');
      }));

  it('of a document that is gone hold for one of two copies, the first by name; the other says so, until it has its own', () =>
    inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
      const text = await decided(scenario, WAIVED);
      renameSync(join(scenario.folder, 'a.md'), join(scenario.folder, 'c.md'));
      scenario.write({ 'b.md': DOCUMENT, 'aa.md': vision('Iets heel anders.') });
      const told = async (): Promise<unknown> => {
        const { stdout } = await scenario.run('check . --format json --ui nl --today 2026-11-22');
        const { documents } = JSON.parse(stdout) as { documents: { path: string; findings: Told[] }[] };
        return documents.map(({ path, findings: found }) => [
          path,
          found.filter(({ code }) => /^(?:vague|review)/.test(code)).map(({ code, level }) => `${code} ${level}`),
        ]);
      };
      assert.deepEqual(await told(), [
        ['aa.md', []],
        ['b.md', ['vague-wording/vague hint']],
        ['c.md', ['review/taken information', 'vague-wording/vague warning']],
      ]);
      const { stdout } = await scenario.run('check c.md --ui nl');
      assert.match(stdout, /Ze gelden voor b\.md\. Moeten ze ook hier gelden, kopieer het bestand dan naar c\.review\.yaml\./);
      scenario.write({ 'c.review.yaml': text });
      assert.deepEqual(await told(), [
        ['aa.md', []],
        ['b.md', ['vague-wording/vague hint']],
        ['c.md', ['vague-wording/vague hint']],
      ]);
    }));

  const shown: readonly (readonly [string, string])[] = [
    ['of other words', `## Artikel 3 Berichten\n\n${VAGUE}\n\n${OTHER}`],
    ['above the known one', `${OTHER}\n\n## Artikel 3 Berichten\n\n${VAGUE}`],
    ['that is equal to the known one', `## Artikel 3 Berichten\n\n${VAGUE}\n\n${VAGUE}`],
  ];
  for (const [name, body] of shown)
    it(`do not hide a new finding ${name}`, () =>
      inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
        await decided(scenario, WAIVED);
        scenario.write({ 'a.md': vision(body) });
        const levels = (await findings(scenario)).filter(({ code }) => code === 'vague-wording/vague').map(({ level }) => level);
        assert.deepEqual(levels.sort(), ['hint', 'warning']);
      }));

  it('on a criterion hold for the findings that were there, and for no other', () =>
    inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
      const { fingerprint } = await vague(scenario);
      const decision = `decisions:\n  - criterion: vague-wording\n    key: [${fingerprint}]\n    decision: accepted\n`;
      scenario.write({ 'a.review.yaml': decision, 'a.md': DOCUMENT.replace(VAGUE, `${VAGUE}\n\n${OTHER}`) });
      const levels = (await findings(scenario)).filter(({ code }) => code === 'vague-wording/vague').map(({ level }) => level);
      assert.deepEqual(levels, ['hint', 'warning']);
    }));

  it('on a criterion that is missing hold as long as it is, and settle it', () =>
    inFolder({ 'a.md': vision().replace('visie', 'ledenovereenkomst'), ...CONFIG }, async (scenario) => {
      const found = (await findings(scenario)).find(({ code }) => code === 'disputes/missing') ?? assert.fail();
      scenario.write({
        'a.review.yaml': `decisions:\n  - {finding: disputes/missing, key: ${found.fingerprint}, decision: accepted}\n`,
        'a.md': vision('Andere woorden.').replace('visie', 'ledenovereenkomst').replaceAll('Dichtbij', 'Veraf'),
      });
      const { stdout } = await scenario.run('check . --format json');
      const [document] = (JSON.parse(stdout) as { documents: { criteria: Record<string, { standing: string }>; findings: Told[] }[] })
        .documents;
      assert.equal(document?.criteria.disputes?.standing, 'suppressed');
      assert.equal(document?.findings.find(({ code }) => code === 'disputes/missing')?.level, 'hint');
    }));

  it('say when they fit nothing any more, and of two on one finding the last holds', () =>
    inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
      const text = await decided(scenario, WAIVED);
      scenario.write({ 'a.review.yaml': text + text.replace('decisions:\n', '').replace(/decision: vrij[\s\S]*/, 'decision: accepted\n') });
      assert.equal((await vague(scenario)).review?.decision, 'accepted');
      assert.deepEqual(
        (await findings(scenario)).filter(({ code }) => code.startsWith('review/')),
        [],
      );
      scenario.write({ 'a.review.yaml': text, 'a.md': vision() });
      const told = (await findings(scenario)).filter(({ code }) => code === 'review/outdated');
      assert.deepEqual(
        told.map(({ level, message }) => [level, message]),
        [
          [
            'information',
            'In a.review.yaml staat een besluit over vague-wording/vague bij “zo spoedig mogelijk” dat nergens meer bij past. Is de tekst erop aangepast, dan kan het weg.',
          ],
        ],
      );
    }));

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['without a reason', WAIVED.replace(/reason.*\n/, ''), /a\.review\.yaml:\d+:\d+: Geef bij “reason” de reden/],
    ['with a reason to fill in', WAIVED.replace(/reason.*\n/, 'reason: "[waarom]"\n'), /Geef bij “reason” de reden/],
    ['without whom', WAIVED.replace(/by.*\n/, ''), /Zet bij “by” wie/],
    ['without an end', WAIVED.replace(/\nuntil.*/, ''), /Een vrijstelling heeft een laatste dag/],
    ['with an end that is no day', WAIVED.replace('2027-01-31', 'volgend jaar'), /“volgend jaar” is geen datum/],
    ['of an unknown kind', 'decision: vergeten', /“vergeten” kan hier niet staan|vergeten/],
  ];
  for (const [name, decision, message] of broken)
    it(`do not count ${name}: that is told where it stands, and the run ends with 2`, () =>
      inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
        await decided(scenario, decision);
        const { status, stderr } = await scenario.run('check . --ui nl');
        assert.equal(status, 2);
        assert.match(stderr, message);
        assert.equal((await vague(scenario)).level, 'warning');
      }));

  it('an adopted document with essential findings open says so, until each is decided on', () =>
    inFolder(
      { 'a.md': vision().replace('visie\n', 'ledenovereenkomst\nstatus: vastgesteld\n'), '.convenant.yaml': only({ feedback: 'warning' }) },
      async (scenario) => {
        const open = async (): Promise<Told[]> => (await findings(scenario)).filter(({ code }) => code === 'review/open');
        assert.deepEqual(
          (await open()).map(({ level }) => level),
          ['warning'],
        );
        assert.match(
          (await open())[0]?.message ?? '',
          /^Dit document is vastgesteld, maar er staat nog een melding open .* \(terugkoppeling\)/,
        );
        const found = (await findings(scenario)).find(({ code }) => code === 'feedback/missing') ?? assert.fail();
        scenario.write({ 'a.review.yaml': `decisions: [{finding: feedback/missing, key: ${found.fingerprint}, decision: aanvaard}]\n` });
        assert.deepEqual(await open(), []);
        rmSync(join(scenario.folder, 'a.review.yaml'));
        scenario.write({ 'a.md': vision().replace('visie\n', 'ledenovereenkomst\n') });
        assert.deepEqual(await open(), []);
      },
    ));

  it('stand in the board’s report with reason, by whom and until when', () =>
    inFolder({ 'a.md': DOCUMENT, ...CONFIG }, async (scenario) => {
      await decided(scenario, WAIVED);
      await scenario.run('report . -o b.html --ui nl --today 2026-11-22');
      const page = scenario.read('b.html');
      assert.match(
        page,
        /<caption>Besluiten van de review over meldingen<\/caption>[\s\S]*vrijgesteld<\/td><td><span lang="nl">Het reglement zegt het\.<\/span><\/td><td>het bestuur<\/td><td class="date">2027-01-31</,
      );
      await scenario.run('report . -o b.html --ui nl --today 2027-02-01');
      assert.match(scenario.read('b.html'), /2027-01-31<span class="where">voorbij<\/span>/);
    }));
});

describe('decisions on findings between documents on the command line', () => {
  const VISION = document('visie', 'title: Dichtbij\nends: 2030', '# Dichtbij\n\n:::ambitie{#thuis}\nOuderen wonen veilig thuis.\n:::');
  const OFFER = document('propositie', 'title: Na een val\nends: 2032\nserves: visie.md#thuis', '# Na een val');
  const SET = { 'visie.md': VISION, 'aanbod.md': OFFER, '.convenant.yaml': only() };
  interface Between {
    code: string;
    level: string;
    message: string;
    fingerprint: string;
    review?: { decision: string };
  }
  const between = async (scenario: Scenario): Promise<Between[]> => {
    const { stdout } = await scenario.run('check . --format json --ui nl --today 2026-11-22');
    return (JSON.parse(stdout) as { between: Between[] }).between;
  };
  const decided = (fingerprint: string, decision = 'aanvaard', more = ''): string =>
    `decisions:\n  - {finding: horizon-consistency/outlives, key: ${fingerprint}, decision: ${decision}, by: het bestuur${more}}\n`;

  for (const file of ['aanbod.review.yaml', 'visie.review.yaml'])
    it(`may stand beside either document: ${file}`, () =>
      inFolder(SET, async (scenario) => {
        const [before] = await between(scenario);
        assert.ok(before);
        assert.equal((await scenario.run('check . --fail-on information')).status, 1);
        scenario.write({ [file]: decided(before.fingerprint) });
        assert.deepEqual(
          (await between(scenario)).map(({ level, message, review }) => [level, message, review?.decision]),
          [['hint', `${before.message} Zo aanvaard door het bestuur.`, 'accepted']],
        );
        assert.deepEqual(await findings(scenario), []);
        assert.equal((await scenario.run('check . --fail-on hint')).status, 0);
        await scenario.run('report . -o b.html --ui nl --today 2026-11-22');
        assert.match(scenario.read('b.html'), /<code>horizon-consistency\/outlives<\/code><\/th><td>aanvaard<[\s\S]*?het bestuur/);
      }));

  const survives: readonly (readonly [string, (scenario: Scenario) => void])[] = [
    ['an edit above it at the other end', (s) => s.write({ 'visie.md': VISION.replace('title:', 'version: 2.0\ntitle:') })],
    ['other words beside it', (s) => s.write({ 'aanbod.md': OFFER.replace('serves:', 'status: concept\nserves:') })],
    [
      'other names of the files',
      (s) => {
        renameSync(join(s.folder, 'visie.md'), join(s.folder, 'koers.md'));
        renameSync(join(s.folder, 'aanbod.md'), join(s.folder, 'zorg.md'));
        renameSync(join(s.folder, 'aanbod.review.yaml'), join(s.folder, 'zorg.review.yaml'));
        s.write({ 'zorg.md': OFFER.replace('visie.md', 'koers.md') });
      },
    ],
    ['another name of its document alone', (s) => renameSync(join(s.folder, 'aanbod.md'), join(s.folder, 'zorg.md'))],
  ];
  for (const [name, change] of survives)
    it(`survive ${name}`, () =>
      inFolder(SET, async (scenario) => {
        scenario.write({ 'aanbod.review.yaml': decided((await between(scenario))[0]?.fingerprint ?? '') });
        change(scenario);
        assert.deepEqual(
          (await between(scenario)).map(({ level, review }) => [level, review?.decision]),
          [['hint', 'accepted']],
        );
      }));

  it('do not hide what became another finding, and say that they fit nothing any more', () =>
    inFolder(SET, async (scenario) => {
      scenario.write({ 'aanbod.review.yaml': decided((await between(scenario))[0]?.fingerprint ?? '') });
      scenario.write({ 'aanbod.md': OFFER.replace('2032', '2035') });
      assert.deepEqual(
        (await between(scenario)).map(({ level, review }) => [level, review]),
        [['information', undefined]],
      );
      assert.deepEqual(
        (await findings(scenario)).map(({ code }) => code),
        ['review/outdated'],
      );
    }));

  it('of two, beside different documents, the one with the later date holds', () =>
    inFolder(SET, async (scenario) => {
      const key = (await between(scenario))[0]?.fingerprint ?? '';
      scenario.write({
        'aanbod.review.yaml': decided(key, 'aanvaard', ', date: 2026-05-01'),
        'visie.review.yaml': decided(key, 'wijziging gevraagd', ', reason: Laat de data gelijk lopen, date: 2026-06-01'),
      });
      assert.deepEqual(
        (await between(scenario)).map(({ level, review }) => [level, review?.decision]),
        [['information', 'change-asked']],
      );
    }));
});

describe('a baseline that the configuration names', () => {
  const configured = (name = 'known.json'): Record<string, string> => ({
    '.convenant.yaml': `baseline: ${name}\n${only({ 'vague-wording': 'warning' })}`,
  });

  it('is honoured without an option, and told of in the closing lines', () =>
    inFolder({ 'a.md': DOCUMENT, ...configured(), 'known.json': '{"version": 1, "documents": {}, "between": []}' }, async (scenario) => {
      assert.equal((await findings(scenario)).length, 1);
      await scenario.run('check . --baseline known.json --update-baseline');
      assert.deepEqual(await findings(scenario), []);
      assert.match((await scenario.run('check . --ui en')).stdout, /1 finding known in the baseline/);
      // A new one is told, whatever it looks like.
      scenario.write({ 'a.md': vision(`${OTHER}\n\n${VAGUE}\n\n${VAGUE}`) });
      assert.equal((await findings(scenario)).length, 2);
    }));

  it('survives an edit above, a renumbering and a renamed file, and says what it holds for nothing', () =>
    inFolder({ 'a.md': DOCUMENT, ...configured(), 'known.json': '{"version": 1, "documents": {}, "between": []}' }, async (scenario) => {
      await scenario.run('check . --baseline known.json --update-baseline');
      scenario.write({ 'a.md': vision(`Erboven.\n\n## Artikel 9 Berichten\n\n${VAGUE}`) });
      assert.deepEqual(await findings(scenario), []);
      renameSync(join(scenario.folder, 'a.md'), join(scenario.folder, 'z.md'));
      assert.deepEqual(await findings(scenario), []);
      renameSync(join(scenario.folder, 'z.md'), join(scenario.folder, 'a.md'));
      scenario.write({ 'a.md': vision() });
      assert.deepEqual(
        (await findings(scenario)).map(({ code, level }) => [code, level]),
        [['baseline/outdated', 'information']],
      );
      // The file of the configuration is the one to be updated.
      const { stderr } = await scenario.run('check . --update-baseline --ui en');
      assert.equal(stderr, 'known.json has the findings of this run, 0 in all. They are not shown from now on.\n');
      assert.deepEqual(await findings(scenario), []);
    }));

  it('is a problem where it is not there or outside the workspace', () =>
    inFolder({ 'a.md': DOCUMENT, ...configured() }, async (scenario) => {
      assert.match(
        (await scenario.run('check . --ui nl')).stderr,
        /\.convenant\.yaml:1:11: “known\.json” is er niet, of is geen nulmeting/,
      );
      scenario.write(configured('../../known.json'));
      assert.match((await scenario.run('check . --ui nl')).stderr, /is geen pad vanaf dit bestand/);
    }));
});
