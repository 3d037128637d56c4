import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inFolder, MISSPELT, only, type Scenario, vision } from './scenario.ts';

interface Output {
  documents: {
    path: string;
    kind: string | null;
    criteria: Record<string, { standing: string; absent: string[]; evidence: { element: string | null; line: number; text: string }[] }>;
    findings: {
      code: string;
      line: number;
      column: number;
      fingerprint: string;
      related: { path: string; line: number }[];
      fixes: { title: string }[];
    }[];
  }[];
  problems: { path: string; message: string }[];
  summary: Record<string, number>;
}

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../server/framework/schema/check.schema.json', import.meta.url)), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

/** What the command writes, after it was held against the schema. */
async function json(scenario: Scenario, command: string, stdin = ''): Promise<Output> {
  const { stdout } = await scenario.run(`${command} --format json`, { stdin });
  const output: unknown = JSON.parse(stdout);
  assert.ok(validate(output), JSON.stringify(validate.errors, null, 2));
  return output as Output;
}

describe('convenant check --format json', () => {
  it('is as its schema says, for the examples', () =>
    inFolder({}, async (scenario) => {
      const { documents, summary } = await json(scenario, `check ${EXAMPLES} --profile complete`);
      assert.equal(documents.length, 8);
      assert.equal(summary.documents, 8);
      assert.ok(documents.every(({ criteria }) => 'feedback' in criteria));
    }));

  it('has the keys in the order of the design, a document a line', () =>
    inFolder({ 'visie.md': MISSPELT, '.convenant.yaml': only() }, async (scenario) => {
      const { stdout } = await scenario.run('check --format json --profile essential');
      const [head, document, tail, end] = stdout.split('\n');
      assert.equal(head, '{"version":1,"documents":[');
      assert.match(
        document ?? '',
        /^\{"path":"visie\.md","kind":"vision","language":"nl","status":"draft","profile":"essential","criteria":\{/,
      );
      assert.match(
        document ?? '',
        /"findings":\[\{"code":"annotation\/unknown-block","level":"error","line":9,"column":4,"endLine":9,"endColumn":17,"message":"[^"]+","criterion":null,"sources":\[\],"fingerprint":"[0-9a-f]{16}","related":\[\],"fixes":\[\{"title":"Replace by “terugkoppeling”"\}\]\}\]\}$/,
      );
      assert.equal(tail, '],"between":[],"problems":[],"summary":{"documents":1,"errors":1,"warnings":0,"information":0,"hints":0}}');
      assert.equal(end, '');
    }));

  it('holds nothing but a summary where there are no documents', () =>
    inFolder({ 'blog.md': '# Blog\n' }, async (scenario) => {
      const { status, stdout, stderr } = await scenario.run('check --format json');
      assert.equal(status, 0);
      assert.equal(
        stdout,
        '{"version":1,"documents":[],"between":[],"problems":[],"summary":{"documents":0,"errors":0,"warnings":0,"information":0,"hints":0}}\n',
      );
      assert.match(stderr, /^No documents found/);
    }));

  it('lists problems: paths that lead nowhere, and the places of errors in configuration', () =>
    inFolder({ 'visie.md': vision(), '.convenant.yaml': 'profile: stanard\n' }, async (scenario) => {
      const { problems, documents } = await json(scenario, 'check nergens visie.md');
      assert.equal(documents.length, 1);
      assert.deepEqual(
        problems.map(({ path }) => path),
        ['nergens', '.convenant.yaml'],
      );
      assert.match(problems[1]?.message ?? '', /^line 1, column 10: “stanard” is not a profile/);
    }));

  it('has a document without a kind, and one that is not UTF-8', () =>
    inFolder({ 'a.md': '---\ndocument: vise\n---\n', 'b.md': Buffer.from(vision('ë'), 'latin1') }, async (scenario) => {
      const { documents } = await json(scenario, 'check');
      assert.deepEqual(
        documents.map(({ kind, findings }) => [kind, findings.map(({ code }) => code)]),
        [
          [null, ['front-matter/document']],
          ['vision', ['document/encoding']],
        ],
      );
      assert.deepEqual(documents[0]?.findings[0]?.fixes, [{ title: 'Replace by “visie”' }]);
    }));

  it('tells how a document stands on a criterion, with the places that show it', () =>
    inFolder(
      {
        'visie.md': vision(
          ':::terugkoppeling{van=bestuur aan=leden}\nDe leden horen :wanneer[binnen twee weken] wat ermee is gedaan.\n:::',
        ),
      },
      async (scenario) => {
        const { documents } = await json(scenario, 'check');
        const feedback = documents[0]?.criteria.feedback;
        assert.equal(feedback?.standing, 'partial');
        assert.ok(!feedback.absent.includes('timing'));
        assert.ok(feedback.absent.includes('form'));
        assert.ok(
          feedback.evidence.some(({ element, line, text }) => element === 'timing' && line === 10 && text.includes('binnen twee weken')),
        );
      },
    ));

  it('puts findings at one place in the order of their codes', () =>
    inFolder({ 'visie.md': vision() }, async (scenario) => {
      const findings = (await json(scenario, 'check --profile complete')).documents[0]?.findings ?? [];
      assert.ok(findings.length > 1);
      const keys = findings.map(({ line, column, code }) => [line, column, code] as const);
      assert.deepEqual(
        keys,
        [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)),
      );
    }));

  describe('fingerprint', () => {
    const doc = (body: string): string => vision(body);
    const prints = async (scenario: Scenario, body: string): Promise<string[]> =>
      ((await json(scenario, 'check -', doc(body))).documents[0]?.findings ?? [])
        .filter(({ code }) => code === 'reference/unknown-id')
        .map(({ fingerprint }) => fingerprint);

    it('stays when lines move, are wrapped or emphasised, and when text elsewhere changes', () =>
      inFolder({ '.convenant.yaml': only() }, async (scenario) => {
        const before = await prints(scenario, 'Wie meedoet leest [de afspraken](#nergens) eerst goed.');
        assert.deepEqual(
          await prints(scenario, 'Nieuw.\n\nNog een alinea.\n\nWie **meedoet** leest\n[de afspraken](#nergens)\neerst goed.\n\nEen slot.'),
          before,
        );
      }));

    it('differs for other words, and for each of equal places', () =>
      inFolder({ '.convenant.yaml': only() }, async (scenario) => {
        const all = await prints(scenario, '[Een](#nergens).\n\n[Twee](#nergens).\n\n[Een](#nergens).');
        assert.equal(new Set(all).size, 3);
      }));
  });
});
