import { expectFindings, proposition } from '../support/checked.ts';

const words = (count: number): string => `${Array.from({ length: count }, (_, i) => `woord${i}`).join(' ')}.`;

describe('the length of a proposition', () => {
  const text = (count: number, mark = ''): string =>
    proposition(`:::propositie{voor-wie="huisartsen" aanbod="een huisbezoek"}\n${mark}${words(count)}\n:::\n\n${words(200)}\n`);
  it('is at most 120 words of its own', () => expectFindings(text(120), 'proposition/too-long'));
  it('is told of at its block', () =>
    expectFindings(
      text(121, `${'^'.repeat(':::propositie{voor-wie="huisartsen" aanbod="een huisbezoek"}'.length)} proposition/too-long: 121 woorden\n`),
      'proposition/too-long',
    ));
});

describe('the target group', () => {
  it('is nobody where it is everybody', () =>
    expectFindings(
      proposition(`:::doelgroep
Wel: :wel-voor[alle inwoners]. Niet: :niet-voor[kinderen].
               ^^^^^^^^^^^^^ target-group/vague
:::
`),
      'target-group',
    ));

  it('is nobody where everybody judges for himself', () => {
    expectFindings(
      proposition(`## Voor wie

Iedereen die zich wel eens moe voelt.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ target-group/vague
`),
      'target-group/vague',
    );
    expectFindings(proposition('## Voor wie\n\nDe groep is er voor wie ouder is dan 70 jaar en zich moe voelt.\n'), 'target-group/vague');
  });

  it('says for whom', () =>
    expectFindings(
      proposition(`:::doelgroep
^^^^^^^^^^^^ target-group/included
Niet: :niet-voor[kinderen jonger dan 12 jaar].
:::
`),
      'target-group',
    ));

  it('that is to be filled in is told of as that', () =>
    expectFindings(
      proposition(`:::doelgroep{niet-voor="kinderen jonger dan 12 jaar"}
Wel: :wel-voor[[wie]].
:::
`),
      'target-group',
    ));
});
