/** VS Code's own grammar for Markdown. */
export const markdownGrammar: string;
