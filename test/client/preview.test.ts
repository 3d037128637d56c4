import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import { annotations, type Labels } from '../../client/src/preview/plugin.ts';

const LABELS: Labels = {
  blocks: { terugkoppeling: { title: 'Terugkoppeling', standing: 'partial', told: 'deels' }, rol: { title: 'Rollen' } },
  elements: { wanneer: { title: 'wanneer', means: 'wanneer of "hoe vaak"' } },
};

/** The page as the preview shows it; without labels where the server knows nothing of the document. */
function rendered(text: string, labels: Labels | undefined = LABELS): string {
  return annotations(new MarkdownIt({ html: true }), (env) => (env as { labels?: Labels }).labels).render(text, { labels });
}

describe('the preview of Markdown', () => {
  it('shows an annotation as a box with its title and its standing in words', () => {
    assert.equal(
      rendered(':::terugkoppeling{van=a aan=b}\nElke maand.\n:::\n\nNa.\n'),
      '<section class="convenant convenant-partial"><p class="convenant-label"><strong>Terugkoppeling</strong> ' +
        '<span class="convenant-standing">deels</span></p>\n<p>Elke maand.</p>\n</section>\n<p>Na.</p>\n',
    );
  });

  it('shows elements with their names, and Markdown in them', () => {
    assert.equal(
      rendered('Hij hoort :wanneer[binnen **twee** weken]{#id} iets.\n'),
      '<p>Hij hoort <span class="convenant-element" title="wanneer of &quot;hoe vaak&quot;"><span class="convenant-name">wanneer</span>' +
        '&nbsp;binnen <strong>twee</strong> weken</span> iets.</p>\n',
    );
  });

  it('interrupts a paragraph, holds other blocks, and nests', () => {
    const page = rendered('Voor\n::::rol\n- een\n- twee\n\n:::terugkoppeling\nx\n:::\n::::\n');
    assert.match(
      page,
      /<p>Voor<\/p>\n<section class="convenant">.*<ul>.*<section class="convenant convenant-partial">.*x.*<\/section>\n<\/section>\n$/s,
    );
  });

  it('shows an annotation of one line', () => {
    assert.match(
      rendered('::rol[De *huisarts*]{#ha}\n'),
      /<section class="convenant">.*Rollen.*<p>De <em>huisarts<\/em><\/p>\n<\/section>/s,
    );
  });

  it('names what it does not know as it is typed, and takes no name of JavaScript for a label', () => {
    assert.match(rendered(':::constructor\nx\n:::\n'), /<strong>constructor<\/strong><\/p>/);
  });

  it('leaves a page whole where a block is not closed, or closed twice', () => {
    for (const text of [':::rol\nx\n', 'x\n\n:::\n', '> :::rol\n> x\n\n:::\n', '- :::rol\n\ny\n:::\n', ':::rol\n:::rol\n:::\n']) {
      const page = rendered(text);
      assert.equal(page.match(/<section/g)?.length ?? 0, page.match(/<\/section>/g)?.length ?? 0, text);
      assert.ok(!page.includes('<section') || page.indexOf('<section') < page.indexOf('</section>'), text);
    }
  });

  it('leaves code, ordinary colons and text that is no annotation alone', () => {
    const plain = new MarkdownIt({ html: true });
    for (const text of [
      '```\n:::rol\n```\n',
      '    :::rol\n',
      '`:wanneer[x]`\n',
      'om 10:30[1] uur\n',
      'a::b[c]\n',
      ':wanneer[niet dicht\n',
      '::: \u00a7\n',
    ])
      assert.equal(rendered(text), plain.render(text), text);
  });

  it('escapes what comes from the text', () => {
    assert.ok(!rendered(':::a<b>\nx\n:::\n\n:b[<i onload=x>]\n', { blocks: {}, elements: {} }).includes('<b>'));
  });

  it('shows the text as it is where nothing is known of the document', () => {
    assert.equal(
      annotations(new MarkdownIt(), () => undefined).render(':::terugkoppeling{van=a}\nHij hoort :wanneer[nu]{#x}.\n:::\n'),
      '<p>:::terugkoppeling{van=a}</p>\n<p>Hij hoort :wanneer[nu]{#x}.</p>\n<p>:::</p>\n',
    );
  });

  it('takes a document of a megabyte of marks without delay', () => {
    const text = `${':rol['.repeat(2000)}\n\n${':::rol\n'.repeat(20_000)}`;
    assert.ok(rendered(text).includes('Rollen'));
  });
});
