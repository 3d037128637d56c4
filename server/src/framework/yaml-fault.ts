import type { YAMLError } from 'yaml';

/** What is wrong by the parser's own words, where its code leaves several possible. */
const BY_WORDS: readonly [RegExp, string][] = [
  [/closing ["']quote/, 'quote'],
  [/end with a [\]}]|Missing , |Unexpected ,|Missing space after :/, 'bracket'],
  [/followed by map values/, 'colon'],
];

const BY_CODE: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_INDENT: 'indent',
  TAB_AS_INDENT: 'tab',
  BAD_SCALAR_START: 'sign',
  BLOCK_AS_IMPLICIT_KEY: 'colon-in-value',
  MULTILINE_IMPLICIT_KEY: 'colon',
};

/** The key of the text that says in plain words what the YAML parser met: its own messages are English, and for programmers. */
export function yamlFault({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  const fault = BY_WORDS.find(([words]) => words.test(message))?.[1] ?? BY_CODE[code] ?? 'other';
  return `yaml/${fault}`;
}
