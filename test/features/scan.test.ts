import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type ScannedDomain, scanOf } from '../../server/src/features/scan.ts';
import { type Respondent, readScan } from '../../server/src/features/scan-file.ts';
import { problemMessage } from '../../server/src/framework/messages.ts';
import { framework } from '../support/framework.ts';
import { anyText, cases } from '../support/texts.ts';

interface Read {
  /** `name: domain=score …`, each respondent. */
  respondents: string[];
  /** `line:column message`. */
  problems: string[];
}

function read(file: string, source: string): Read {
  const { respondents, problems } = readScan(file, source, framework, 'nl');
  return {
    respondents: respondents.map(({ name, scores }) => `${name ?? '-'}: ${[...scores].map(([id, score]) => `${id}=${score}`).join(' ')}`),
    problems: problems.map((p) => `${p.line}:${p.column} ${problemMessage(p, framework.messages.nl)}`),
  };
}

const BOTH = ['Anna: leadership=6 strategy=4.5', 'Piet: leadership=2 strategy=5'];

describe('a file with a capability scan', () => {
  it('may be YAML, with Dutch or English names of domains', () =>
    assert.deepEqual(
      read(
        'scan.yaml',
        'respondents:\n  - name: Anna\n    scores: {Leiderschap: 6, strategie en beleid: "4,5"}\n  - naam: Piet\n    scores:\n      leadership: 2\n      strategy: 5\n      processen:\n',
      ),
      { respondents: BOTH, problems: [] },
    ));

  it('needs no names', () =>
    assert.deepEqual(read('scan.yml', 'respondents: [{scores: {middelen: 1}}, {scores: {resources: 7}}]').respondents, [
      '-: resources=1',
      '-: resources=7',
    ]));

  for (const [what, source] of [
    ['a column for each respondent', 'domein,Anna,Piet\nleiderschap,6,2\nStrategie en beleid,4.5,5\n'],
    ['a row for each respondent', 'naam,Leiderschap,strategy\nAnna,6,4.5\nPiet,2,5\n'],
    ['semicolons, decimal commas and a byte order mark', '\ufeffdomein;Anna;Piet\r\nleiderschap;6;2\r\nstrategie;4,5;5\r\n'],
    ['the line by which Excel knows the separator', 'sep=;\r\ndomein;Anna;Piet\r\nleiderschap;6;2\r\nstrategie;4,5;5\r\n'],
    [
      'that line after a byte order mark, with a sign that is none of ours',
      '\ufeffSEP=|\ndomein|Anna|Piet\nleiderschap|6|2\nstrategie|4,5|5\n',
    ],
    ['quotes', '"domein","Anna","Piet"\n"leiderschap","6","2"\n"Strategie en beleid","4,5",5\n'],
    ['tabs, and rows without content', 'domein\tAnna\tPiet\n\nleiderschap\t6\t2\n\t\t\nstrategy\t4.5\t5'],
    ['names in a later column', 'leiderschap;naam;strategie\n6;Anna;4,5\n2;Piet;5\n'],
  ] as const)
    it(`may be CSV with ${what}`, () => assert.deepEqual(read('scan.csv', source), { respondents: BOTH, problems: [] }));

  it('may be CSV without names', () =>
    assert.deepEqual(read('scan.csv', 'leiderschap;strategie\n6;5\n2;\n').respondents, ['-: leadership=6 strategy=5', '-: leadership=2']));

  it('says where YAML holds what is no score or no domain, and leaves that out', () => {
    const { respondents, problems } = read(
      'scan.yaml',
      'respondents:\n  - name: Anna\n    scores:\n      leiderschap: 8\n      leiderschip: 3\n      processen: hoog\n      middelen: 4\n      resources: 5\n',
    );
    assert.deepEqual(respondents, ['Anna: resources=4']);
    assert.equal(problems.length, 4);
    assert.equal(problems[0], '4:20 “8” is geen score. Een score is een getal van 1 tot en met 7.');
    assert.match(problems[1] ?? '', /^5:20 “leiderschip” is geen domein .* Bedoelt u “leiderschap”\?$/);
    assert.match(problems[2] ?? '', /^6:18 “hoog”/);
    assert.equal(problems[3], '8:18 Het domein middelen staat hier twee keer; alleen de eerste score telt.');
  });

  it('says where CSV does', () => {
    const { respondents, problems } = read('scan.csv', 'domein;Anna\nleiderschap;0\nmideelen;4\nprocessen;7,5\nstrategie;7\n');
    assert.deepEqual(respondents, ['Anna: strategy=7']);
    assert.deepEqual(
      problems.map((p) => /^\d+:\d+ “[^”]+”/.exec(p)?.[0]),
      ['2:13 “0”', '3:1 “mideelen”', '4:11 “7,5”'],
    );
    assert.match(read('scan.csv', 'sep=;\ndomein;Anna\nleiderschap;0\n').problems.join(), /^3:13 “0”/);
  });

  it('says where there are no scores at all', () => {
    for (const [file, source] of [
      ['scan.yaml', 'personen: []\n'],
      ['scan.yaml', 'Zomaar wat.'],
      ['scan.csv', 'a;b\n1;2\n'],
      ['scan.csv', ''],
    ] as const) {
      const { respondents, problems } = read(file, source);
      assert.deepEqual(respondents, []);
      assert.match(problems.join(), /^1:1 .*Hier staan geen scores/, source);
    }
  });

  it('never throws, and gives no score that is none', () => {
    const text = fc.oneof(
      anyText(60),
      fc
        .array(fc.constantFrom('leiderschap', ';', ',', '\n', '\r\n', '"', '7', '8', 'respondents:', ' - ', 'scores:', '{', '}', ': '))
        .map((a) => a.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('a.csv', 'a.yaml'), (source, file) => {
        for (const { scores } of readScan(file, source, framework, 'en').respondents)
          for (const score of scores.values()) assert.ok(score >= 1 && score <= 7);
      }),
      cases(150),
    );
  });
});

describe('a capability scan', () => {
  const person = (name: string | undefined, leadership: number): Respondent => ({ name, scores: new Map([['leadership', leadership]]) });
  const leadership = (...respondents: Respondent[]): ScannedDomain =>
    scanOf(respondents, framework, 'en').domains.find(({ id }) => id === 'leadership') ?? assert.fail();

  it('has figures for each domain, and none for all', () => {
    const { mean, median, lowest, highest, spread, disagreement, scores } = leadership(
      person('A', 6),
      person('B', 2),
      person('C', 6),
      person('D', 5),
    );
    assert.deepEqual(
      { mean, median, spread, disagreement, scores },
      { mean: 4.75, median: 5.5, spread: 4, disagreement: true, scores: [6, 2, 6, 5] },
    );
    assert.deepEqual(
      [lowest, highest],
      [
        { score: 2, who: ['B'] },
        { score: 6, who: ['A', 'C'] },
      ],
    );
  });

  it('shows a difference of more than two points, not one of two', () => {
    assert.equal(leadership(person('A', 3), person('B', 5)).disagreement, false);
    assert.equal(leadership(person('A', 3.3), person('B', 5.3)).disagreement, false);
    assert.equal(leadership(person('A', 3.2), person('B', 5.3)).disagreement, true);
    assert.equal(leadership(person('A', 7)).disagreement, false);
  });

  it('numbers those who give no name', () =>
    assert.deepEqual(leadership(person(undefined, 1), person('B', 4), person(undefined, 7)).highest?.who, ['person 3']));

  it('has all nine domains, empty where nobody scored one', () => {
    const { domains } = scanOf([person('A', 4)], framework, 'nl');
    assert.equal(domains.length, 9);
    const resources = domains.find(({ id }) => id === 'resources');
    assert.deepEqual([resources?.mean, resources?.lowest, resources?.disagreement, resources?.scores], [null, null, false, [null]]);
  });
});
