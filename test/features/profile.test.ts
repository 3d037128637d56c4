import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { consultationOf } from '../../server/src/features/consultation.ts';
import { aboutProfiles, type DocumentProfile, profileOf, profileOfSet } from '../../server/src/features/profile.ts';
import { LANGUAGES } from '../../server/src/framework/types.ts';
import type { Range } from '../../server/src/text/lines.ts';
import type { Checked } from '../../server/src/workspace/workspace.ts';
import { EXAMPLES } from '../support/examples.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const PROPOSITION = `---
document: propositie
language: nl
title: "Na een val"
---

# Na een val

:::terugkoppeling{van=valcoördinator aan=huisarts}
De huisarts krijgt :wanneer[binnen twee weken] :vorm[via Zorgdomein] bericht :over[over het plan].
:::

## Stappen

| stap | wie | wanneer |
|---|---|---|
| patiënt aanmelden | huisarts | op de dag van het consult |
| thuis langsgaan | valcoördinator | binnen twee weken |

<!-- convenant-disable-file urgency: staat in de visie -->
`;

const checked = (text: string): Checked => workspaceOf({ 'a.md': text }).check(`${ROOT}a.md`) ?? assert.fail();
const profiled = ({ model, profile, result }: Checked): DocumentProfile<Range> =>
  profileOf({ model, profile, assessments: result.assessments }, framework, 'nl', ({ start, end }) => ({ start, end }));
const example = (name: string): Checked => checked(readFileSync(EXAMPLES + name, 'utf8'));

describe('the profile of a document', () => {
  const document = checked(PROPOSITION);
  const profile = profiled(document);

  it('counts each criterion once under its lens, and under all lenses together every one that is asked', () => {
    const standings = ['met', 'partial', 'missing', 'suppressed'] as const;
    for (const standing of standings) {
      const expected = document.result.assessments.filter((a) => a.standing === standing).length;
      assert.equal(profile.counts[standing], expected);
      assert.equal(
        profile.lenses.reduce((sum, lens) => sum + lens.counts[standing], 0),
        expected,
      );
    }
    assert.equal(profile.counts.suppressed, 1);
    assert.deepEqual(
      profile.criteria.map(({ id }) => id),
      document.result.assessments.map((a) => a.criterion.id),
    );
  });

  it('counts in each view the criteria that it lists', () => {
    for (const views of [profile.lenses, profile.factors, profile.willingness, profile.themes, profile.pillars])
      for (const { id, counts, criteria } of views) {
        assert.equal(criteria.length, counts.met + counts.partial + counts.missing + counts.suppressed, id);
        for (const { id: criterion, standing } of criteria)
          assert.equal(profile.criteria.find((c) => c.id === criterion)?.standing, standing);
      }
  });

  it('has the views of the framework', () => {
    const { lenses, factors, willingness, themes, pillars } = framework.structure;
    assert.deepEqual(
      profile.lenses.map((v) => v.id),
      Object.keys(lenses),
    );
    assert.deepEqual(
      profile.factors.map((v) => v.id),
      Object.keys(factors),
    );
    assert.deepEqual(
      profile.willingness.map((v) => v.id),
      Object.keys(willingness),
    );
    assert.deepEqual(
      profile.themes.map((v) => v.id),
      themes.map((t) => t.id),
    );
    assert.deepEqual(
      profile.pillars.map((v) => v.id),
      pillars.map((p) => p.id),
    );
  });

  it('shows measured effects as they are, and says which are estimates', () => {
    const effect = (id: string): unknown[] => {
      const view = profile.willingness.find((v) => v.id === id) ?? assert.fail(id);
      return [view.effect, view.estimated, view.group, view.means];
    };
    assert.deepEqual(effect('urgency'), ['++', false, 'individual', 'Zoals huisartsen dit daar ervoeren, waren zij veel eerder bereid.']);
    assert.deepEqual(effect('process-transparency'), [
      '--',
      false,
      'institutional',
      'Zoals huisartsen dit daar ervoeren, hield het hen sterk tegen.',
    ]);
    assert.deepEqual(effect('drives').slice(0, 3), ['-', true, 'additional']);
  });

  it('shows evidence with its place, in bounded text', () => {
    const feedback = profile.criteria.find(({ id }) => id === 'feedback');
    const timing = feedback?.evidence.find(({ element }) => element === 'timing') ?? assert.fail();
    assert.match(PROPOSITION.slice(timing.start, timing.end), /binnen twee weken/);
    for (const { evidence } of profiled(example('nl/propositie-valpreventie.md')).criteria)
      for (const { text } of evidence) assert.ok(text.length <= 120 && text !== '');
  });

  it('has a title, without its quotes, and no questions where it is no proposition', () => {
    assert.equal(profile.title, 'Na een val');
    assert.equal(profiled(example('nl/visie.md')).questions, null);
  });

  it('says of every one that it predicts no stage', () => {
    for (const ui of LANGUAGES) {
      const { stages, effects } = aboutProfiles(framework, ui);
      assert.equal(stages.stages.length, 5);
      assert.match(stages.note, ui === 'nl' ? /voorspelt niet/ : /does not predict/);
      assert.match(effects, ui === 'nl' ? /voorspelt het niets/ : /predicts nothing/);
    }
  });
});

describe('the four questions of a GP', () => {
  const answers = (c: Checked): Record<string, string> =>
    Object.fromEntries((profiled(c).questions ?? assert.fail()).map(({ id, answer }) => [id, answer]));

  it('are answered by a good proposition', () =>
    assert.deepEqual(answers(example('nl/propositie-valpreventie.md')), {
      goal: 'answered',
      steps: 'answered',
      'joining-and-role': 'answered',
      communication: 'answered',
    }));

  it('are unanswered by one that says nothing, and quote nothing', () => {
    const questions = profiled(checked('---\ndocument: propositie\nlanguage: nl\n---\n\n# Plan\n')).questions ?? assert.fail();
    assert.deepEqual(
      questions.map(({ answer, passages }) => [answer, passages]),
      Array.from({ length: 4 }, () => ['unanswered', []]),
    );
  });

  it('are answered in part where one of two criteria is met', () => {
    const communication = profiled(checked(PROPOSITION)).questions?.find(({ id }) => id === 'communication') ?? assert.fail();
    assert.equal(communication.answer, 'partly');
    assert.deepEqual(
      communication.criteria.map(({ id, standing }) => [id, standing]),
      [
        ['communication', 'missing'],
        ['feedback', 'met'],
      ],
    );
  });

  it('quote a sentence without its marks, what attributes say, and the row of a table', () => {
    const quotes = (profiled(checked(PROPOSITION)).questions ?? []).flatMap(({ passages }) => passages.map(({ text }) => text));
    assert.ok(quotes.includes('De huisarts krijgt binnen twee weken via Zorgdomein bericht over het plan.'), quotes.join('\n'));
    assert.ok(quotes.includes('wie terugkoppelt: valcoördinator; wie het bericht krijgt: huisarts'), quotes.join('\n'));
    assert.ok(quotes.includes('patiënt aanmelden · huisarts · op de dag van het consult'), quotes.join('\n'));
  });

  it('quote bounded text, of bounded length, from the place that they give', () => {
    const long = `Wij koppelen ${'heel '.repeat(400)}snel terug aan de huisarts.`;
    const { questions } = profiled(checked(PROPOSITION.replace('De huisarts krijgt', `${long}\nDe huisarts krijgt`)));
    for (const { passages } of questions ?? assert.fail()) {
      assert.ok(passages.length <= 6);
      for (const { text } of passages) assert.ok(text.length <= 245, text);
    }
  });
});

describe('the integration place in a profile', () => {
  it('has every dimension, with what the vision states, or nothing', () => {
    const { integration, organisationType } = profiled(
      checked(
        '---\ndocument: visie\nlanguage: nl\nintegratie: {klinisch: [afstemming, coördinatie]}\norganisatietype: {diensten: smal}\n---\n\n# Visie\n',
      ),
    );
    assert.equal(integration?.length, 6);
    assert.deepEqual([integration?.[0]?.now?.title, integration?.[0]?.target?.id], ['Afstemming', 'coordination']);
    assert.deepEqual([integration?.[1]?.now, integration?.[1]?.target], [null, null]);
    assert.deepEqual(
      organisationType.map(({ id, value }) => [id, value.title]),
      [['services', 'Smal']],
    );
    assert.equal(profiled(checked('---\ndocument: visie\n---\n\n# Visie\n')).integration, null);
  });
});

describe('the profile of a set', () => {
  it('adds up its documents, and names what is nowhere', () => {
    const documents = ['nl/propositie-valpreventie.md', 'nl/visie.md'].map((path) => ({ path, profile: profiled(example(path)) }));
    const empty = { path: 'leeg.md', profile: profiled(checked('---\ndocument: ledenovereenkomst\nlanguage: nl\n---\n\n# Plan\n')) };
    const set = profileOfSet([...documents, empty]);
    assert.equal(
      set.counts.met,
      documents.reduce((sum, { profile }) => sum + profile.counts.met, 0),
    );
    assert.equal(
      set.lenses.reduce((sum, { counts }) => sum + counts.missing, 0),
      set.counts.missing,
    );
    const of = (id: string): unknown => {
      const { documents: list, nowhere } = set.criteria.find((c) => c.id === id) ?? assert.fail(id);
      return [list.map(({ path, standing }) => `${path} ${standing}`), nowhere];
    };
    assert.deepEqual(of('disputes'), [['leeg.md missing'], true]);
    assert.deepEqual(of('feedback'), [['nl/propositie-valpreventie.md met', 'nl/visie.md met', 'leeg.md missing'], false]);
  });
});

describe('the consultation list', () => {
  const list = (language: 'nl' | 'en', ...texts: string[]): ReturnType<typeof consultationOf>['lenses'] =>
    consultationOf(
      texts.map((text, i) => ({ path: `${i}.md`, assessments: checked(text).result.assessments })),
      framework,
      language,
    ).lenses;

  it('asks about what is missing or partly there, by lens, and of nothing else', () => {
    const { assessments } = checked(PROPOSITION).result;
    const lacking = assessments.filter(({ standing }) => standing === 'missing' || standing === 'partial').map((a) => a.criterion.id);
    const asked = list('nl', PROPOSITION).flatMap(({ id, questions }) =>
      questions.map((one) => {
        assert.equal(framework.criterion(one.criterion)?.lens, id);
        assert.equal(one.question, framework.criterion(one.criterion)?.question.nl);
        return one.criterion;
      }),
    );
    assert.deepEqual([...asked].sort(), [...lacking].sort());
    assert.ok(!asked.includes('urgency') && !asked.includes('feedback'));
  });

  it('puts first what is essential, then what weighed most in the study, whichever way', () => {
    const ambition = list('en', '---\ndocument: proposition\nlanguage: en\n---\n\n# Plan\n').find(({ id }) => id === 'ambition');
    assert.deepEqual(
      ambition?.questions.map((q) => `${q.importance} ${q.criterion} ${q.effects.map((e) => e.effect).join()}`),
      [
        'essential delimitation --',
        'essential proposition --',
        'essential target-group --',
        'essential urgency ++',
        'essential value-creation -',
        'standard shared-ambition ',
      ],
    );
  });

  it('asks once for several documents, as the most important of them asks it', () => {
    const vision = '---\ndocument: visie\nlanguage: nl\n---\n\n# Visie\n';
    const urgency = list('nl', vision, '---\ndocument: propositie\nlanguage: nl\n---\n\n# Plan\n')
      .flatMap(({ questions }) => questions)
      .filter(({ criterion }) => criterion === 'urgency');
    assert.equal(urgency.length, 1);
    assert.deepEqual(
      urgency[0]?.documents.map(({ path, standing }) => `${path} ${standing}`),
      ['0.md missing', '1.md missing'],
    );
    assert.equal(urgency[0]?.importance, 'essential');
  });
});
