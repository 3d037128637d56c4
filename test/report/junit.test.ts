import { strict as assert } from 'node:assert';
import { parse as parseJunit, type TestSuites } from 'junit2json';
import { inFolder, MISSPELT, only, vision } from '../cli/scenario.ts';

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Reads XML as strictly as a parser does that knows no DTD: every tag closed, every sign escaped, nothing left over. */
function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open = [root];
  const [declaration = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(xml) ?? [];
  assert.notEqual(declaration, '');
  assert.ok(!/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/u.test(xml));
  const token = /<\/([a-z-]+)>|<([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  token.lastIndex = declaration.length;
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    const [all, closes, opens, attributes = '', empty, text] = match;
    assert.ok(!/&(?!(?:amp|lt|gt|quot);)/.test(all), all);
    if (closes !== undefined) assert.equal(open.pop()?.name, closes);
    if (text !== undefined || opens === undefined) continue;
    const node: Node = { name: opens, attributes: {}, children: [] };
    for (const [, name = '', value = ''] of attributes.matchAll(/([a-z]+)="([^"]*)"/g))
      node.attributes[name] = value.replace(/&([a-z]+);/g, (_, entity: string) => ENTITIES[entity] ?? '?');
    open.at(-1)?.children.push(node);
    if (!empty) open.push(node);
    if (token.lastIndex === xml.length) break;
  }
  assert.deepEqual(open, [root]);
  const [suites] = root.children;
  assert.ok(suites && root.children.length === 1);
  for (const { attributes, children } of suites.children) {
    const having = (name: string): number => children.filter((one) => one.children[0]?.name === name).length;
    assert.deepEqual(
      [attributes.tests, attributes.failures, attributes.errors],
      [children.length, having('failure'), having('error')].map(String),
    );
  }
  return suites;
}

describe('convenant check --format junit', () => {
  it('is read by a common reader: suites, cases, failures, errors and what passed', () =>
    inFolder({ 'a.md': MISSPELT, 'b "2" & <c>.md': vision(), '.convenant.yaml': only({ feedback: 'information' }) }, async (scenario) => {
      const { stdout } = await scenario.run('check . nergens.md --format junit');
      const { name, testsuite = [] } = (await parseJunit(stdout)) as TestSuites;
      assert.equal(name, 'convenant');
      assert.deepEqual(
        testsuite.map((suite) => [suite.name, suite.failures, suite.errors, suite.testcase?.length === suite.tests]),
        [
          ['a.md', 1, 0, true],
          ['b "2" & <c>.md', 0, 0, true],
          ['convenant', 0, 1, true],
        ],
      );
      const [failing] = testsuite[0]?.testcase?.filter(({ failure }) => failure) ?? [];
      assert.equal(failing?.classname, 'a.md');
      assert.match(failing.failure?.[0]?.message ?? '', /“terugkopeling”/);
      assert.match(String(testsuite[1]?.testcase?.[0]?.['system-out']), /feedback\/missing/);
      assert.match(testsuite[2]?.testcase?.[0]?.error?.[0]?.message ?? '', /no such file/);
    }));

  it('has a suite a document and a case a finding; a document without findings passes', () =>
    inFolder({ 'a.md': MISSPELT, 'b "2" & <c>.md': vision(), '.convenant.yaml': only() }, async (scenario) => {
      const { status, stdout } = await scenario.run('check --format junit');
      assert.equal(status, 1);
      const [a, b] = parse(stdout).children;
      assert.deepEqual([a?.attributes.name, a?.attributes.tests, a?.attributes.failures], ['a.md', '1', '1']);
      assert.deepEqual(a?.children[0]?.attributes, {
        classname: 'a.md',
        name: 'annotation/unknown-block (9:4)',
        file: 'a.md',
        line: '9',
      });
      assert.deepEqual([b?.attributes.name, b?.attributes.tests, b?.attributes.failures], ['b "2" & <c>.md', '1', '0']);
    }));

  it('counts as failures what fails the run, and as passed what does not', () =>
    inFolder({ 'a.md': vision(), '.convenant.yaml': only({ feedback: 'information' }) }, async (scenario) => {
      for (const [failOn, failures, status] of [
        ['warning', '0', 0],
        ['information', '1', 1],
        ['never', '0', 0],
      ] as const) {
        const run = await scenario.run(`check --format junit --fail-on ${failOn}`);
        const [suite] = parse(run.stdout).children;
        assert.deepEqual([run.status, suite?.attributes.tests, suite?.attributes.failures], [status, '1', failures]);
        assert.ok(run.stdout.includes('feedback/missing'));
      }
    }));

  it('has no sign that XML cannot hold, whatever a document says', () =>
    inFolder({ 'a.md': vision('Zie [x](#a%01%1B&%22%3Cb%3E%EF%BF%BF).'), '.convenant.yaml': only() }, async (scenario) => {
      const { children } = parse((await scenario.run('check --format junit')).stdout);
      const failure = children[0]?.children[0]?.children[0];
      assert.match(failure?.attributes.message ?? '', /“a\ufffd\ufffd&"<b>\ufffd”/);
    }));

  it('tells what could not be checked as an error', () =>
    inFolder({}, async (scenario) => {
      const { status, stdout } = await scenario.run('check nergens.md --format junit');
      const [suite] = parse(stdout).children;
      assert.deepEqual([status, suite?.attributes.errors, suite?.children[0]?.attributes.file], [2, '1', 'nergens.md']);
    }));
});
