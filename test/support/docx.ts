import { strToU8, type Zippable, zipSync } from 'fflate';

/** Parts of a Word document as XML, as Word writes them: what is left out is not in the package. */
export interface Parts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  /** Targets of links by id. */
  targets?: Readonly<Record<string, string>>;
  header?: string;
  title?: string;
}

const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of a .docx file with these parts. */
export function docx(parts: Parts): Uint8Array {
  const files: Record<string, string> = { 'word/document.xml': rooted('document', `<w:body>${parts.body}<w:sectPr/></w:body>`) };
  for (const name of ['styles', 'numbering', 'footnotes', 'endnotes', 'comments'] as const) {
    const content = parts[name];
    if (content !== undefined) files[`word/${name}.xml`] = rooted(name, content);
  }
  if (parts.header !== undefined) files['word/header1.xml'] = rooted('hdr', parts.header);
  if (parts.title !== undefined)
    files['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${parts.title}</dc:title></cp:coreProperties>`;
  const relations = [
    ...Object.keys(files).flatMap((file) => {
      const name = /^word\/([a-z]+)\d?\.xml$/.exec(file)?.[1];
      return name === undefined || name === 'document'
        ? []
        : [`<Relationship Id="p-${name}" Type="${OFFICE}/${name}" Target="${file.slice(5)}"/>`];
    }),
    ...Object.entries(parts.targets ?? {}).map(
      ([id, target]) => `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${target}" TargetMode="External"/>`,
    ),
  ];
  return zipped({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.keys(
      files,
    )
      .filter((file) => file.startsWith('word/'))
      .map(
        (file) =>
          `<Override PartName="/${file}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${contentType(file)}+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    ...files,
  });
}

function contentType(file: string): string {
  const name = /^word\/([a-z]+)/.exec(file)?.[1] ?? '';
  return name === 'document' ? 'document.main' : name;
}

export function zipped(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const all: Zippable = {};
  for (const [name, content] of Object.entries(files)) all[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(all, { mtime: new Date(1980, 0, 1) });
}

function rooted(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${SPACES}>${content}</w:${name}>`;
}

/** A run; `look` is run properties as XML. */
export function r(text: string, look = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

export const BOLD = '<w:b/>';

/** A paragraph of runs or plain text; `look` is paragraph properties as XML. */
export function p(content: string, look = ''): string {
  return `<w:p>${look === '' ? '' : `<w:pPr>${look}</w:pPr>`}${content.startsWith('<') ? content : r(content)}</w:p>`;
}

export function styled(style: string, content: string, look = ''): string {
  return p(content, `<w:pStyle w:val="${style}"/>${look}`);
}

/** A paragraph that a list numbers. */
export function item(list: number, level: number, content: string): string {
  return p(content, numbered(list, level));
}

export function numbered(list: number, level: number): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** A paragraph style as Dutch Word writes it: its own names are English, its ids are not. */
export function style(id: string, name: string, properties = '', run = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${properties}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

export const HEADINGS = [1, 2, 3]
  .map((level) => style(`Kop${level}`, `heading ${level}`, `<w:outlineLvl w:val="${level - 1}"/>`, BOLD))
  .join('');

/** `numbering.xml` of one list, numbered 1, by the format and the text of each level. */
export function list(levels: readonly (readonly [format: string, text: string, more?: string])[], more = ''): string {
  const made = levels.map(
    ([format, text, own = ''], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${own}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="7">${made.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>${more}`;
}

/** A table of rows of cells, each a paragraph or XML of its own. */
export function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => (cell.startsWith('<w:tc>') ? cell : `<w:tc>${cell.startsWith('<') ? cell : p(cell)}</w:tc>`)).join('')}</w:tr>`).join('')}</w:tbl>`;
}
