/** Articles that say that somebody or something is known. */
export const DEFINITE: ReadonlySet<string> = new Set(['de', 'het', 'the']);
/** Articles, as normal forms. */
export const ARTICLES: ReadonlySet<string> = new Set([...DEFINITE, 'een', 'a', 'an']);
/** What a document gives a name for an article: `de commissie`, `our secretary`. */
export const NAMING: ReadonlySet<string> = new Set([...DEFINITE, 'onze', 'our']);
