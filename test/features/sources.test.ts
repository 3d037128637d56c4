import assert from 'node:assert/strict';
import { explainSource } from '../../server/src/features/explain-recommendation.ts';
import { cited } from '../../server/src/features/sources.ts';
import { framework } from '../support/framework.ts';

describe('sources as people read them', () => {
  const sources = ['pluijm §6.3C', 'bsin §4.3 process transparency', 'pluijm §7.1 rec 2b and 10b', 'bsin table 3 urgency', 'bsin §4.3'];

  it('name each study once, with the places in it in the language of the reader', () => {
    assert.equal(
      cited(sources, framework, 'nl'),
      'Van der Pluijm (2017), §6.3C, §7.1 aanbeveling 2b en 10b; Beter Samen in Noord (2018), §4.3, tabel 3',
    );
    assert.equal(
      cited(sources, framework, 'en'),
      'Van der Pluijm (2017), §6.3C, §7.1 recommendation 2b and 10b; Beter Samen in Noord (2018), §4.3 process transparency, table 3 urgency, §4.3',
    );
  });

  it('leave what a project cites of its own as it is', () => {
    assert.equal(cited(['huis §1, 2', 'pluijmpje', 'pluijm'], framework, 'nl'), 'huis §1, 2; pluijmpje; Van der Pluijm (2017)');
    assert.equal(cited([], framework, 'nl'), '');
  });

  it('hold no shorthand and, in Dutch, no English, whatever the criterion or recommendation', () => {
    const ids = framework.structure.sources.map(({ id }) => id).join('|');
    for (const { sources: own } of [...framework.criteria, ...framework.recommendations, ...framework.structure.between]) {
      const shown = cited(own, framework, 'nl');
      assert.doesNotMatch(shown, new RegExp(`\\b(?:${ids})\\b|\\b(?:rec|table|and|of|summary)\\b|\\ben(?:,|;|$)|, ,|  `), shown);
      for (const source of own) assert.ok(shown.includes(/§[\d.]+[A-Z]?/.exec(source)?.[0] ?? ''), `${source} in ${shown}`);
    }
  });

  it('are told of by themselves, with what they recommend', () => {
    for (const { id, cite, name, about } of framework.structure.sources)
      for (const ui of ['nl', 'en'] as const) {
        const shown = explainSource(id, framework, ui) ?? assert.fail(id);
        for (const part of [name[ui], cite, about[ui]]) assert.ok(part.length > 10 && shown.includes(part), part);
        const recommended = framework.recommendations.filter(({ study }) => study === id);
        assert.ok(recommended.length > 4);
        for (const { title, id: number } of recommended) assert.ok(shown.includes(`- ${title[ui]} (\`${id}-${number}\`)`), title[ui]);
      }
    assert.equal(explainSource('feedback', framework, 'nl'), undefined);
  });
});
