import { strFromU8, unzipSync } from 'fflate';
import { DEEPEST_XML, MOST_BYTES, MOST_TEXT } from './limits.ts';
import { attribute, elements, readXml, type Xml } from './xml.ts';

/** Why a file cannot be read as a Word document: part of a message key, `word/<reason>`. */
export type Refusal = 'not-word' | 'old-format' | 'encrypted' | 'corrupt' | 'too-large';

/** The parts of a Word document that are text; pictures are never unpacked. */
export interface WordPackage {
  document: Xml;
  /** Another part, by its path in the package; undefined where there is none. */
  part(path: string): Xml | undefined;
  /** Where the links of the main part lead, by their id. */
  targets: ReadonlyMap<string, string>;
  /** Paths of the headers and footers. */
  margins: readonly string[];
}

const MAIN = 'word/document.xml';
const PARTS =
  /^(?:word\/(?:document|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|word\/_rels\/document\.xml\.rels|docProps\/core\.xml)$/;
/** How a compound file starts (MS-CFB 2.2): Word's form before 2007, and what holds an encrypted document (MS-OFFCRYPTO 2.3.4.4). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Opens the bytes of a .docx file. Never throws; what it takes is bounded by what the file says of its sizes before anything is unpacked. */
export function openPackage(bytes: Uint8Array): WordPackage | Refusal {
  if (COMPOUND.every((byte, i) => bytes[i] === byte)) return compound(bytes);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return 'not-word';
  if (bytes.length > MOST_BYTES) return 'too-large';
  try {
    return opened(bytes);
  } catch {
    return 'corrupt';
  }
}

function opened(bytes: Uint8Array): WordPackage | Refusal {
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!PARTS.test(inZip(name))) return false;
      size += originalSize;
      return size <= MOST_TEXT;
    },
  });
  if (size > MOST_TEXT) return 'too-large';
  const texts = new Map(Object.entries(files).map(([name, content]) => [inZip(name), strFromU8(content)]));
  const part = (path: string): Xml | undefined => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    if (isTooDeep(text)) throw new RangeError(path);
    return readXml(text.replace(/^\ufeff/, ''));
  };
  if (!texts.has(MAIN)) return 'not-word';
  const document = part(MAIN);
  if (!document) return 'corrupt';
  const targets = new Map<string, string>();
  for (const relation of elements(part('word/_rels/document.xml.rels')))
    targets.set(attribute(relation, 'Id') ?? '', attribute(relation, 'Target') ?? '');
  return { document, part, targets, margins: [...texts.keys()].filter((path) => /^word\/(?:header|footer)/.test(path)).sort() };
}

/** The path of a part: some programs write the other slash. */
function inZip(name: string): string {
  return name.replaceAll('\\', '/');
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<[^<>]*>/g)) {
    if (tag[1] === '?' || tag[1] === '!' || tag.endsWith('/>')) continue;
    depth += tag[1] === '/' ? -1 : 1;
    if (depth > DEEPEST_XML) return true;
  }
  return false;
}

/** The names of what a compound file holds are in UTF-16. */
function compound(bytes: Uint8Array): Refusal {
  const name = [...'EncryptedPackage'].flatMap((sign) => [sign.charCodeAt(0), 0]);
  const last = Math.min(bytes.length, 8_000_000) - name.length;
  for (let at = 0; at < last; at++) if (bytes[at] === name[0] && name.every((byte, i) => bytes[at + i] === byte)) return 'encrypted';
  return 'old-format';
}
