import { expectFindings, proposition } from '../support/checked.ts';

const expect = (body: string): void => expectFindings(proposition(body), 'placeholder');

describe('template text', () => {
  it('is told of at its words, each time it stands there', () =>
    expect(`De praktijk belt [naam] vóór [datum].
                 ^^^^^^ placeholder/present warning: “[naam]”
                             ^^^^^^^ placeholder/present warning: “[datum]”
`));

  it('is told of in lists, cells and leaves', () =>
    expect(`- wij bellen [naam]
             ^^^^^^ placeholder/present

| a | b |
|---|---|
| c | [naam] |
      ^^^^^^ placeholder/present

::evaluatie[Dat doet [naam].]
                     ^^^^^^ placeholder/present
`));

  it('is told of once where an attribute serves two criteria', () =>
    expect(`:::rol{vervuld-door="[naam]"}
                     ^^^^^^ placeholder/present
:::
`));

  it('is no link, check box, footnote or code', () =>
    expect('Zie [de visie](visie.md), [^1] en `[naam]`.\n\n- [x] klaar\n- [ ] niet klaar\n'));
});
