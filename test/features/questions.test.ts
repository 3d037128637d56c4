import { strict as assert } from 'node:assert';
import { fourQuestions } from '../../server/src/features/questions.ts';
import { costOf } from '../support/cost.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const HEAD = '---\ndocument: propositie\nlanguage: nl\n---\n\n# Plan\n\n';
const BLOCK = ':::terugkoppeling{van=huisarts aan=patient wanneer="binnen een week"}\nTekst.\n:::\n\n';

describe('the four questions', () => {
  it('quote what attributes say, together, once for the line that they stand in', () => {
    const { model } = workspaceOf({ 'a.md': HEAD + BLOCK }).check(`${ROOT}a.md`) ?? assert.fail();
    const quoted = fourQuestions(model, framework, 'nl', ({ start }) => ({ start })).flatMap(({ passages }) => passages);
    const said = quoted.filter(({ criterion }) => criterion === 'feedback');
    assert.equal(said.length, 1, JSON.stringify(quoted));
    assert.match(said[0]?.text ?? '', /: huisarts; .+: patient; .+: binnen een week$/);
    assert.equal(said[0]?.start, HEAD.length);
  });

  it('cost no more than in proportion to thousands of attributes', () => {
    const cost = (blocks: number): number => {
      const { model } = workspaceOf({ 'a.md': HEAD + BLOCK.repeat(blocks) }).check(`${ROOT}a.md`) ?? assert.fail();
      return costOf(() => fourQuestions(model, framework, 'nl', () => ({})));
    };
    cost(200);
    // With the square it would be sixty-four times as much.
    const [few, many] = [cost(1000), cost(8000)];
    assert.ok(many < 30 * few, `${many} ms for eight times what takes ${few} ms`);
  });
});
