import { strict as assert } from 'node:assert';
import { withoutStops } from '../../server/src/features/fixes.ts';
import { ambitionsIn, essentialBlocks, type NewDocument, newDocument, servedFrom } from '../../server/src/features/new-document.ts';
import { frameworkOf } from '../../server/src/framework/load.ts';
import { KINDS, LANGUAGES } from '../../server/src/framework/types.ts';
import { filled } from '../support/filled.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

const WANTED: NewDocument = { kind: 'proposition', language: 'nl', parties: [], serves: undefined };

describe('a new document', () => {
  for (const kind of KINDS)
    for (const language of LANGUAGES) {
      const text = newDocument({ ...WANTED, kind, language }, framework);

      it(`has every essential block to fill, in its language (${kind}, ${language})`, () => {
        const blocks = essentialBlocks(kind, framework);
        assert.ok(blocks.length >= 3);
        for (const { id, heading, title, template } of blocks) {
          assert.ok(text.includes(`\n## ${(heading ?? title)[language]}\n`), id);
          const [first = ''] = (template?.[language] ?? '').split('${');
          assert.ok(text.includes(first), id);
        }
        const checked = workspaceOf({ 'a.md': withoutStops(text) }).check(`${ROOT}a.md`) ?? assert.fail('no governance document');
        assert.deepEqual([checked.model.kind, checked.model.language], [kind, language]);
        const told = new Set(checked.result.findings.map(({ code }) => code));
        assert.ok(told.has('placeholder/present'), 'nothing is left to fill in');
        assert.deepEqual(checked.model.problems, []);
      });

      it(`meets all that is essential once it is filled in (${kind}, ${language})`, () => {
        const { result } = workspaceOf({ 'a.md': filled(text, language) }, { profile: 'essential' }).check(`${ROOT}a.md`) ?? assert.fail();
        assert.deepEqual(
          result.assessments
            .filter(({ standing }) => standing !== 'met')
            .map(({ criterion, absent }) => [criterion.id, absent.map((e) => e.id)]),
          [],
        );
        assert.deepEqual(
          result.findings.map(({ code, message }) => `${code}: ${message}`).filter((one) => !/^(?:placeholder|vague)/.test(one)),
          [],
        );
      });
    }

  it('has tab stops that are numbered through, each with its own number', () => {
    const numbers = [...newDocument(WANTED, framework).matchAll(/\$\{(\d+):/g)].map(([, number]) => Number(number));
    assert.ok(numbers.length > 20);
    assert.deepEqual(
      [...new Set(numbers)].sort((a, b) => a - b),
      Array.from({ length: new Set(numbers).size }, (_, i) => i + 1),
    );
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it('says in its front matter who agree it and what it serves, as YAML reads it', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a tab stop looks like
    const parties = ['Zorggroep: De Brug', 'huis#artsen', '${1:x}', 'a\nb'];
    const text = newDocument({ ...WANTED, parties, serves: 'visie.md#thuis' }, framework);
    const { model } = workspaceOf({ 'a.md': withoutStops(text), 'visie.md': '' }).check(`${ROOT}a.md`) ?? assert.fail();
    assert.deepEqual(
      model.frontMatter?.fields.get('parties')?.items.map((item) => item.text),
      ['Zorggroep: De Brug', 'huis#artsen', '$ {1:x}', 'a b'],
    );
    assert.equal(model.frontMatter?.fields.get('serves')?.text, 'visie.md#thuis');
    assert.match(text, /^---\ndocument: propositie\nlanguage: nl\nstatus: concept\nversion: 0\.1\nparties: \[/);
  });

  it('serves nothing where it is a vision', () => {
    assert.doesNotMatch(newDocument({ ...WANTED, kind: 'vision', serves: 'visie.md' }, framework), /serves/);
  });

  it('takes up essential criteria of a project too, after ours', () => {
    const own = { ...(framework.criterion('urgency') ?? assert.fail()), id: 'zzz-own', levels: { proposition: 'essential' } } as const;
    const blocks = essentialBlocks(
      'proposition',
      frameworkOf({ ...framework, criteria: [{ ...own, factors: [] }, ...framework.criteria] }),
    );
    assert.equal(blocks.at(-1)?.id, 'zzz-own');
    assert.equal(blocks[0]?.id, 'proposition');
  });
});

describe('what a new document can serve', () => {
  const VISION = '---\ndocument: visie\nlanguage: nl\ntitle: Visie 2030\n---\n\n# Visie\n\n';

  it('is each ambition of each vision, as the new document would name it', () => {
    const workspace = workspaceOf({
      'visies/a.md': `${VISION}:::ambitie{#thuis}\n:ambitie[Ouderen wonen veilig thuis.]\n:::\n`,
      'b.md': '---\ndocument: propositie\nlanguage: nl\n---\n\n# Vallen\n',
    });
    const ambitions = ambitionsIn(workspace);
    assert.deepEqual(ambitions, [{ title: 'Ouderen wonen veilig thuis.', vision: 'Visie 2030', uri: `${ROOT}visies/a.md`, id: 'thuis' }]);
    const [ambition = assert.fail()] = ambitions;
    assert.equal(servedFrom(`${ROOT}proposities/nieuw.md`, ambition), '../visies/a.md#thuis');
    assert.equal(servedFrom(`${ROOT}nieuw.md`, { ...ambition, id: null }), 'visies/a.md');
    assert.equal(servedFrom('untitled:Untitled-1', ambition), undefined);
  });
});
