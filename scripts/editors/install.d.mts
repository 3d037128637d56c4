/** Where the programs from Debian stand. */
export const markdownPreviewStyle: string;
export const chromiumPath: string;
export const libreOfficePath: string;
/** VS Code's own grammar for Markdown. */
export const markdownBasics: string;
export const markdownGrammar: string;
