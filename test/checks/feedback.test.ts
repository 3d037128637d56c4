import { expectFindings, proposition } from '../support/checked.ts';

const own = (code: string): boolean => code.startsWith('feedback/') || code === 'placeholder/present';

describe('feedback', () => {
  it('lacks elements at the opening of its block', () =>
    expectFindings(
      proposition(`:::terugkoppeling{van=zorggroep aan=huisarts over="wat er is gedaan"}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ feedback/timing warning
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ feedback/form warning
:::
`),
      'feedback',
    ));

  it('is counted a clause at a time', () =>
    expectFindings(
      proposition(`::terugkoppeling{van=zorggroep aan=huisarts over=resultaat wanneer="elke maand" vorm=brief}

::terugkoppeling{van=zorggroep aan=huisarts over=resultaat wanneer="elke maand"}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ feedback/form
`),
      'feedback',
    ));

  it('is told where a vague word stands for a time, in an attribute too', () =>
    expectFindings(
      proposition(`:::terugkoppeling{van=zorggroep aan=huisarts over=resultaat wanneer="zo spoedig mogelijk" vorm=brief}
                                                                     ^^^^^^^^^^^^^^^^^^^ feedback/timing warning: “zo spoedig mogelijk” laat open
:::
`),
      'feedback',
    ));

  it('that is to be filled in is told of as that, in its own clause only', () =>
    expectFindings(
      proposition(`:::terugkoppeling{van=zorggroep aan=huisarts over=resultaat wanneer="elke maand" vorm="[hoe]"}
                                                                                       ^^^^^ placeholder/present
:::

:::terugkoppeling{van=zorggroep aan=huisarts over=resultaat wanneer="elke maand"}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ feedback/form
:::
`),
      own,
    ));

  it('that is all to be filled in is not missing', () =>
    expectFindings(
      proposition(`:::terugkoppeling{van="[wie]" aan="[aan]" over="[wat]" wanneer="[wanneer]" vorm="[hoe]"}
                       ^^^^^ placeholder/present
                                   ^^^^^ placeholder/present
                                                ^^^^^ placeholder/present
                                                                ^^^^^^^^^ placeholder/present
                                                                                 ^^^^^ placeholder/present
:::
`),
      own,
    ));

  it('is missing where there is none', () =>
    expectFindings(
      proposition(`# Titel
^^^^^^^ feedback/missing warning
`),
      'feedback',
    ));
});
