import { OWN_STYLES } from './own-styles.ts';
import type { Piece } from './phrasing.ts';
import type { Reader } from './reader.ts';
import { over, type RunLook, runLook } from './styles.ts';
import { attribute, below, child, elements, nameOf, propertyOf, textIn, type Xml } from './xml.ts';

/** What a paragraph's runs give. */
export interface Line {
  pieces: Piece[];
  /** Texts of boxes that are anchored here, as elements that hold blocks. */
  boxes: Xml[];
  /** Names that links in the document lead to. */
  names: string[];
  /** The paragraph's end was deleted: the next one goes on with it. */
  joined: boolean;
  /** The largest size of its characters, in half points. */
  size: number;
}

interface Around {
  line: Line;
  link: string | undefined;
  /** How the paragraph's style makes characters look. */
  look: RunLook;
}

/** Elements that only hold others. */
const TRANSPARENT = new Set(['ins', 'moveTo', 'smartTag', 'sdtContent', 'fldSimple', 'customXml', 'dir', 'bdo', 'ruby', 'rubyBase']);
/** Signs of fonts without letters, by their place in the private area. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0B7: '•',
  F0A7: '▪',
  F0FC: '✓',
  F0FB: '✗',
  F0A8: '☐',
  F06F: '☐',
  F0FE: '☒',
  F0E0: '→',
  F0E8: '→',
  F02D: '-',
};

/** Reads what stands in a paragraph. Insertions are taken as accepted, deletions too. */
export function readLine(paragraph: Xml, look: RunLook, reader: Reader): Line {
  const line: Line = { pieces: [], boxes: [], names: [], joined: false, size: 0 };
  const mark = child(child(paragraph, 'pPr'), 'rPr');
  line.joined = child(mark, 'del') !== undefined || child(mark, 'moveFrom') !== undefined;
  readInto({ line, link: undefined, look }, paragraph, reader);
  return line;
}

function readInto(around: Around, parent: Xml, reader: Reader): void {
  for (const element of elements(parent)) readInline(around, element, reader);
}

function readInline(around: Around, element: Xml, reader: Reader): void {
  const name = nameOf(element);
  if (TRANSPARENT.has(name)) {
    if (name === 'ins' && child(element, 'r')) reader.losses.add('insertions');
    readInto(around, element, reader);
    return;
  }
  switch (name) {
    case 'r':
      readRun(around, element, reader);
      return;
    case 'hyperlink': {
      const anchor = attribute(element, 'anchor');
      const target = reader.targetOf(attribute(element, 'id'));
      const link = target ?? (anchor === undefined ? undefined : `#${anchor}`);
      readInto({ ...around, link: target !== undefined && anchor !== undefined ? `${target}#${anchor}` : link }, element, reader);
      return;
    }
    case 'del':
    case 'moveFrom':
      if (name === 'del') reader.losses.add('deletions');
      return;
    case 'sdt':
      readControl(around, element, reader);
      return;
    case 'bookmarkStart':
      around.line.names.push(attribute(element, 'name') ?? '');
      return;
    case 'commentRangeStart':
      reader.comments.open(attribute(element, 'id'));
      return;
    case 'commentRangeEnd':
      reader.comments.close(attribute(element, 'id'));
      return;
    case 'oMath':
    case 'oMathPara': {
      reader.losses.add('equations');
      const text = below(element, 't').map(textIn).join('');
      add(around, { bold: undefined, italic: undefined, strike: undefined, hidden: undefined, size: undefined }, text, reader);
      return;
    }
    case 'AlternateContent':
      // Readers that know nothing newer than 2006 take the fallback; both say the same.
      readInto(around, child(element, 'Fallback') ?? child(element, 'Choice') ?? element, reader);
      return;
    default:
      return;
  }
}

/** A content control; one that nobody filled in holds what was to be filled in: brackets say so, as our templates do. */
function readControl(around: Around, control: Xml, reader: Reader): void {
  const content = child(control, 'sdtContent');
  if (!content) return;
  const empty = child(child(control, 'sdtPr'), 'showingPlcHdr') !== undefined;
  if (empty) add(around, around.look, '[', reader);
  readInto(around, content, reader);
  if (empty) add(around, around.look, ']', reader);
}

function readRun(around: Around, run: Xml, reader: Reader): void {
  const properties = child(run, 'rPr');
  const style = propertyOf(properties, 'rStyle');
  const own = style === undefined ? undefined : OWN_STYLES[style];
  const look = over(runLook(properties), over(style === undefined ? NO_LOOK : reader.styles.get(style).run, around.look));
  if (!own && look.hidden && elements(run).some((one) => nameOf(one) === 't')) {
    reader.losses.add('hidden');
    return;
  }
  for (const element of elements(run)) {
    if (own === 'label') continue;
    if (own === 'markdown') {
      const text = nameOf(element) === 't' ? textIn(element) : nameOf(element) === 'br' ? '\n' : '';
      if (text !== '' && reader.fields.shows()) addNode(around, { type: 'html', value: text }, text);
      continue;
    }
    readPart(around, element, look, own === 'code', reader);
  }
}

const NO_LOOK: RunLook = { bold: undefined, italic: undefined, strike: undefined, hidden: undefined, size: undefined };

function readPart(around: Around, element: Xml, look: RunLook, code: boolean, reader: Reader): void {
  const { fields, losses } = reader;
  switch (nameOf(element)) {
    case 't':
      add(around, look, textIn(element), reader, code);
      return;
    case 'tab':
    case 'ptab':
      add(around, look, ' ', reader);
      return;
    case 'br':
    case 'cr':
      if (!/^(?:page|column)$/.test(attribute(element, 'type') ?? '') && fields.shows()) addNode(around, { type: 'break' }, ' ');
      return;
    case 'noBreakHyphen':
      add(around, look, '-', reader);
      return;
    case 'sym': {
      const sign = SYMBOLS[(attribute(element, 'char') ?? '').toUpperCase()];
      if (sign === undefined) losses.add('symbols');
      else add(around, look, sign, reader);
      return;
    }
    case 'fldChar':
      fields.step(attribute(element, 'fldCharType'));
      return;
    case 'instrText':
      fields.instruct(textIn(element));
      return;
    case 'footnoteReference':
    case 'endnoteReference': {
      const note = reader.notes.refer(nameOf(element) === 'endnoteReference' ? 'endnotes' : 'footnotes', attribute(element, 'id'));
      if (note !== undefined && fields.shows()) addNode(around, { type: 'footnoteReference', identifier: note, label: note }, '');
      return;
    }
    case 'commentReference':
      reader.comments.note(attribute(element, 'id'));
      return;
    case 'AlternateContent': {
      const held = child(element, 'Fallback') ?? child(element, 'Choice');
      for (const one of elements(held)) readPart(around, one, look, code, reader);
      return;
    }
    case 'drawing':
    case 'pict':
    case 'object':
      readDrawing(around, element, reader);
      return;
    default:
      return;
  }
}

function readDrawing({ line }: Around, element: Xml, reader: Reader): void {
  const boxes = below(element, 'txbxContent');
  if (boxes.length > 0) {
    reader.losses.add('text-boxes');
    line.boxes.push(...boxes);
    return;
  }
  const described = below(element, 'docPr')[0] ?? below(element, 'cNvPr')[0];
  const title = attribute(described, 'descr') || attribute(described, 'title') || '';
  const isImage = below(element, 'blip').length > 0 || below(element, 'imagedata').length > 0;
  // A line or a frame that is only there for its looks says nothing.
  if (isImage && nameOf(element) !== 'object') reader.losses.add('images', title || undefined);
  else if (nameOf(element) === 'object' || /diagram|chart/.test(JSON.stringify(below(element, 'graphicData')[0]?.attributes ?? {})))
    reader.losses.add('objects', title || undefined);
}

function add({ line, link }: Around, look: RunLook, text: string, reader: Reader, code = false): void {
  if (!reader.fields.shows()) return;
  const said = text.replace(/\u00ad/g, '').replace(/[\u00a0\u202f\t\r\n]/g, ' ');
  line.size = Math.max(line.size, look.size ?? 0);
  reader.comments.hear(said);
  line.pieces.push({
    text: said,
    bold: look.bold === true,
    italic: look.italic === true,
    strike: look.strike === true,
    code,
    link: link ?? reader.fields.link(),
    node: undefined,
  });
}

function addNode({ line, link }: Around, node: NonNullable<Piece['node']>, text: string): void {
  const said = node.type === 'html' ? text : '';
  line.pieces.push({ text: said, bold: false, italic: false, strike: false, code: false, link, node });
}
