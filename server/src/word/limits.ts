/** A file of more bytes than this is refused, and so is one whose text, unpacked, would be more than `MOST_TEXT`. */
export const MOST_BYTES = 60_000_000;
export const MOST_TEXT = 24_000_000;
/** Elements in elements go no deeper than this: reading is recursive. */
export const DEEPEST_XML = 600;
