import { type File, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Zip knows no time before this one. Files that are the same are so to the byte. */
const EPOCH = new Date(1980, 0, 1);

/** The bytes of a Word file: the same for the same content, without the moment at which it was made. */
export async function pack(file: File): Promise<Uint8Array> {
  const made = unzipSync(new Uint8Array(await Packer.toBuffer(file)));
  const names = new Map<string, string>();
  const files: Zippable = {};
  // The first part must be the one that says what the others are (OPC §6.2).
  const order = Object.keys(made).sort(
    (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
  );
  for (const name of order) {
    const bytes = made[name] as Uint8Array;
    files[name] = /\.(?:xml|rels)$/.test(name) ? strToU8(settled(name, strFromU8(bytes), names)) : bytes;
  }
  return zipSync(files, { level: 9, mtime: EPOCH });
}

/** Without moments, and with names in order of appearance in place of those that were drawn, or counted since the program began. */
function settled(name: string, text: string, names: Map<string, string>): string {
  const timeless =
    name === 'docProps/core.xml'
      ? text.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, '')
      : text.replace(/(<w:comment [^>]*?) w:date="[^"]*"/g, '$1');
  const marks = new Map<string, string>();
  const counted = timeless.replace(/(<w:bookmark(?:Start|End)\b[^>]*? w:id=")(\d+)"/g, (_, before: string, id: string) => {
    if (!marks.has(id)) marks.set(id, String(marks.size + 1));
    return `${before}${marks.get(id)}"`;
  });
  return counted.replace(/"rId([a-z0-9_-]{21})"/g, (_, drawn: string) => {
    if (!names.has(drawn)) names.set(drawn, `Link${names.size + 1}`);
    return `"rId${names.get(drawn)}"`;
  });
}
