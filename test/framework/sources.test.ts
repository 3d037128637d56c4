import { strict as assert } from 'node:assert';
import { cited } from '../../server/src/framework/sources.ts';
import { framework } from '../support/framework.ts';

describe('sources, written out', () => {
  const dutch = (...sources: string[]): string => cited(sources, framework, 'nl');

  it('name each study once, with the places in it', () => {
    assert.equal(
      dutch('pluijm §6.4 risk', 'bsin table 3 urgency', 'pluijm §7.1 rec 2b and 10b', 'bsin annex A'),
      'Van der Pluijm 2017, §6.4, §7.1 (aanbeveling 2b en 10b); Beter Samen in Noord 2018, tabel 3, bijlage A',
    );
    assert.equal(dutch('pluijm §6.3C and D', 'pluijm management summary'), 'Van der Pluijm 2017, §6.3C en D, samenvatting');
    assert.equal(cited(['jvei §8 rec 2'], framework, 'en'), 'Jan van Es Instituut 2014, §8 (recommendation 2)');
  });

  it('name a place once', () => assert.equal(dutch('bsin §4.3 exclusivity', 'bsin §4.3'), 'Beter Samen in Noord 2018, §4.3'));

  it('of a project stay as they are', () =>
    assert.equal(dutch('Ledenvergadering 2025', 'bsin, ergens'), 'Ledenvergadering 2025; bsin, ergens'));

  it('of the framework can all be written out', () => {
    const ids = framework.structure.sources.map(({ id }) => id);
    for (const { sources } of [...framework.criteria, ...framework.recommendations, ...framework.structure.between])
      for (const source of sources) assert.ok(!ids.includes(dutch(source).split(' ')[0] ?? ''), source);
  });
});
