import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { NO_WORDS } from '../../server/src/checks/finding.ts';
import { check } from '../../server/src/checks/run.ts';
import { type Annotation, moved } from '../../server/src/document/annotations.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { formatAnnotations } from '../../server/src/features/format.ts';
import { edited } from '../support/caret.ts';
import { anyDocument } from '../support/documents.ts';
import { reading } from '../support/framework.ts';
import { cases } from '../support/texts.ts';

const MATTER = '---\ndocument: propositie\nlanguage: nl\n---\n\n';

const modelOf = (text: string): DocumentModel | undefined => new SourceDocument(reading, text).model;

function format(text: string, within?: { start: number; end: number }): string {
  const model = modelOf(text);
  return model ? edited(text, formatAnnotations(model, reading.names, within)) : text;
}

const formatted = (body: string): string => format(MATTER + body).slice(MATTER.length);

/** The annotations of a document, as they stand. */
function annotationsOf(model: DocumentModel): Annotation[] {
  return model.blocks.flatMap((block, b) => {
    const facts = model.facts[b];
    return [...(facts?.fence ? [facts.fence] : []), ...(facts?.content.annotations ?? [])].map((a) => moved(a, block.start));
  });
}

/** The text with everything between a name and its content, and in braces, taken out. */
function proseOf(text: string): string {
  const hidden = (modelOf(text) ? annotationsOf(modelOf(text) as DocumentModel) : []).flatMap(({ start, nameRange, label, braces }) => [
    { start, end: nameRange.start },
    ...(label ? [{ start: nameRange.end, end: label.start - 1 }] : []),
    ...(braces ? [{ start: label ? label.end + 1 : nameRange.end, end: braces.end }] : []),
  ]);
  return hidden.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
}

/** What a document declares and finds, whatever the order of attributes within one annotation. */
function meaning(text: string): unknown {
  const model = modelOf(text);
  if (!model) return undefined;
  const { findings } = check(
    reading,
    model,
    { profile: 'complete', ui: 'nl', levels: {}, ...NO_WORDS },
    { resolve: () => ({ found: true, ids: undefined }) },
  );
  return {
    blocks: model.declared.map((b) => [b.annotation?.name, b.id, b.criteria.map((c) => c.id)]),
    elements: model.elements.map((e) => `${e.criterion.id}/${e.element.id} ${e.text}`).sort(),
    ids: [...model.ids.keys()],
    roles: model.roles.map(({ name, key, id, parts }) => [name, key, id, [...parts.keys()].sort()]),
    findings: findings.map(({ code, message }) => `${code} ${message}`).sort(),
  };
}

describe('formatting', () => {
  it('puts the id first, then classes, then attributes in the order of the framework', () => {
    assert.equal(
      formatted(':::rol{verantwoording-aan=bestuur .breed vervuld-door="een arts" #coach}\nTekst.\n:::\n'),
      ':::rol{#coach .breed vervuld-door="een arts" verantwoording-aan=bestuur}\nTekst.\n:::\n',
    );
  });

  it('quotes what must be quoted, with straight quotes, and nothing else', () => {
    assert.equal(
      formatted(':::terugkoppeling{van="coach" aan=“de huisarts”}\nX.\n:::\n'),
      ':::terugkoppeling{van=coach aan="de huisarts"}\nX.\n:::\n',
    );
    assert.equal(formatted(':::terugkoppeling{van=\'de "coach"\'}\nX.\n:::\n'), ':::terugkoppeling{van=\'de "coach"\'}\nX.\n:::\n');
  });

  it('leaves one space between attributes and none around them', () => {
    assert.equal(
      formatted('::: terugkoppeling {  aan=huisarts, van=coach  }\nX.\n:::\n'),
      ':::terugkoppeling{van=coach aan=huisarts}\nX.\n:::\n',
    );
  });

  it('leaves code, other tools’ annotations and what cannot be read alone', () => {
    for (const body of [
      'De arts krijgt :vorm[bericht]{ van=a"b\'c }.\n',
      '```\n:::rol{b=c  #a}\n:::\n```\n',
      'Zie `:wie[x]{b=c  #a}`.\n',
      ':::warning{b=c  #a}\nX.\n:::\n',
      ':::rol{vervuld-door="x  #a\nX.\n:::\n',
      ':::rol{#a}  \n\nTwee  spaties: x.\n:::\n',
    ])
      assert.equal(formatted(body), body);
  });

  it('is done only to what a selection touches', () => {
    const text = `${MATTER}:::rol{ #a }\nX.\n:::\n\n:::rol{ #b }\nY.\n:::\n`;
    const at = text.indexOf('#b');
    assert.equal(format(text, { start: at, end: at }), text.replace('{ #b }', '{#b}'));
  });

  it('changes annotations only, nothing of what they mean, and nothing the second time', () => {
    const value = fc.constantFrom(
      'bestuur',
      '"het bestuur"',
      "'het bestuur'",
      '“het bestuur”',
      'a,',
      '#x',
      'visie.md#thuis',
      '""',
      '"a\'b"',
      '1.2',
    );
    const name = fc.constantFrom('van', 'aan', 'vervuld-door', 'verantwoording-aan', 'titel', 'onbekend', 'holder');
    const part = fc.oneof(
      fc.tuple(name, value).map(([n, v]) => `${n}=${v}`),
      fc.constantFrom('#een', '#twee', '.klasse', 'los', '"', '#', '='),
    );
    const gap = fc.constantFrom(' ', '  ', ', ', ',', '\t');
    const braces = fc.array(fc.tuple(part, gap), { maxLength: 5 }).map((parts) => `{${parts.flat().join('')}}`);
    const block = fc.constantFrom('rol', 'terugkoppeling', 'stap', 'warning');
    const annotation = fc.oneof(
      fc
        .tuple(fc.constantFrom(':::', '::: ', '::::'), block, fc.constantFrom('', ' '), braces)
        .map((x) => `${x.join('')}\nDe arts belt.\n${x[0].trim()}\n\n`),
      fc.tuple(block, fc.constantFrom('', ' '), braces).map(([n, s, b]) => `::${n}[De arts belt.]${s}${b}\n\n`),
      braces.map((b) => `De arts krijgt :vorm[bericht]${b} en :wanneer[in mei].\n\n`),
    );
    const documents = fc.oneof(
      fc.array(annotation, { maxLength: 6 }).map((parts) => MATTER + parts.join('')),
      fc.tuple(anyDocument(8), fc.array(annotation, { maxLength: 3 })).map(([text, parts]) => `${text}\n\n${parts.join('')}`),
    );
    fc.assert(
      fc.property(documents, (text) => {
        const once = format(text);
        assert.equal(format(once), once);
        assert.equal(proseOf(once), proseOf(text));
        assert.deepEqual(meaning(once), meaning(text));
      }),
      cases(50),
    );
  });
});
