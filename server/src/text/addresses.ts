/** An address, or a part of one, as people read it: without escapes. As it is written where its escapes are none. */
export function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The name of the file at an address, as people know it. */
export function fileName(uri: string): string {
  return unescaped(uri.slice(uri.lastIndexOf('/') + 1));
}
