/**
 * Character styles that our own Word documents have, by id. What a reader of the document needs not see of its Markdown
 * (annotations, front matter, comments) stands in it as hidden text, so that a document that comes back is the same.
 * `label`: shown, and made from the Markdown beside it; `markdown`: Markdown as it stands, shown or hidden; `code`: code.
 */
export const OWN_STYLES: Readonly<Record<string, 'label' | 'markdown' | 'code'>> = {
  ConvenantLabel: 'label',
  ConvenantHidden: 'markdown',
  ConvenantMarkdown: 'markdown',
  ConvenantCode: 'code',
};

/** Paragraph styles of ours, by id. */
export const CODE_BLOCK = 'ConvenantCodeBlock';
export const RULE = 'ConvenantRule';
/** Paragraphs that hold nothing of the document itself, such as the summary of a report. */
export const APART = 'ConvenantApart';

/** Who our comments are from: such comments are findings, which a check gives anew. */
export const AUTHOR = 'Convenant';
