/** A file's text, as far as it can be read. */
export interface Decoded {
  text: string;
  /** True where the bytes start with a mark that says they are UTF-8; the text is without it. */
  bom: boolean;
  /** False where the bytes are not UTF-8: the text then serves only to see what kind of document it is. */
  utf8: boolean;
}

/** Enough of a text that is not read whole to see what kind of document it is. */
export const HEAD = 64_000;

/** Reads the bytes of a file. Never throws. */
export function decode(bytes: Uint8Array): Decoded {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bom, utf8: true };
  } catch {
    const encoding =
      bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'windows-1252';
    return { text: new TextDecoder(encoding).decode(bytes), bom: false, utf8: false };
  }
}
