import fc from 'fast-check';
import type { TextEdit } from '../../server/src/text/edits.ts';

/** Pieces of which random documents are made: every thing that reading keeps state over, whole and broken. */
const FRAGMENTS = [
  '---\ndocument: propositie\nlanguage: nl\n---\n',
  '---\ndocument: visie\n---\n',
  '---\ntitle: [a, b\n---\n',
  '---\n',
  'document: reglement\n',
  '...\n',
  '# Titel\n',
  '## Terugkoppeling\n',
  '## Rollen\n',
  '### Artikel 5: Doel\n',
  '##Titel\n',
  'Doel\n===\n',
  'Doel\n---\n',
  '**Voor wie**\n',
  '3. Toetreding\n',
  'ARTIKEL ZES\n',
  'Artikel 7\n',
  'Wie doet mee?\n',
  '## Begrippen\n',
  ':::terugkoppeling\n',
  ':::terugkoppeling{van=zorggroep wanneer="binnen twee weken"}\n',
  ':::rol{#coordinator}\n',
  '::: rol\n',
  '::::ambitie\n',
  ':::\n',
  '::::\n',
  ':::bestaatniet{x}\n',
  ':::{#a}\n',
  '  :::rol\n',
  '    :::rol\n',
  '::ambitie[Wij willen :horizon[in 2030] gezond zijn]\n',
  '::rol{vervuld-door=arts}\n',
  '::leaf\n',
  ':wanneer[elke maand]',
  ':wanneer[',
  ':taken[a :wie[b] c]',
  ':wanneer',
  ':onbekend[x]',
  '10:30',
  'let op:dit',
  ':)',
  ':van{',
  '{',
  '}',
  ']',
  '[',
  '"',
  'De zorggroep koppelt elke twee weken terug aan de huisarts.\n',
  'De coördinator belt; zij beslist zelf over de inzet.\n',
  'Gee\u0308valueerd wordt tijdig, e\u0301n geëvalueerd wordt jaarlijks.\n',
  'Er wordt door niemand gebeld. Geen terugkoppeling.\n',
  '- item\n',
  '- item twee:\n  vervolg\n',
  '  - dieper\n',
  '1. een\n',
  '2. twee\n',
  '\t- tab\n',
  '    ingesprongen\n',
  '> aanhaling\n',
  'lui vervolg\n',
  '```\n',
  '~~~\n',
  '````md\n',
  '`code`',
  '  ```\n',
  '- ```\n',
  '| rol | vervuld door | taken |\n|---|---|---|\n| coördinator | arts | bellen |\n',
  '| stap | wie | wanneer |\n',
  '|---|---|---|\n',
  '| a | b | c |\n',
  '|',
  '<!-- convenant-disable-next-line roles/holder: later -->\n',
  '<!-- convenant-disable feedback: zo -->\n',
  '<!-- convenant-enable feedback -->\n',
  '<!-- convenant-disable-file roles -->\n',
  '<!--',
  '-->',
  '<div>\n',
  '</div>\n',
  '<pre>\n',
  '</pre>\n',
  '<datum>',
  '<?',
  '?>',
  '<![CDATA[',
  ']]>',
  '[naam praktijk]',
  '[visie](visie-2030.md#thuis)',
  '[a](#titel)',
  '[ref]: visie.md#x\n',
  '[ref]',
  '![beeld](x.png)',
  '**vet**',
  '**ge**koppeld',
  '*',
  '_',
  '\\',
  '&amp;',
  'XX',
  'TODO',
  '…',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '    ',
  '\t',
  '\uFEFF',
  '😀',
  'ë',
  'e\u0308',
  '\u0308',
  '***\n',
  '---',
  '===',
  '#',
  '\u0000',
  '\u2028',
];

const fragment = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...FRAGMENTS) }, { weight: 2, arbitrary: fc.constant('\n\n') });

/** A document of random fragments, most of them governance documents; sometimes with CRLF throughout. */
export function anyDocument(most: number): fc.Arbitrary<string> {
  return fc
    .record({
      matter: fc.constantFrom(
        '---\ndocument: propositie\nlanguage: nl\n---\n\n',
        '---\ndocument: visie\n---\n',
        '---\ndocument: propositie\nlanguage: nl\n\n',
        '---\ndocument: member-agreement\nlanguage: en\nparties: [a, b]\n---\n',
        '',
      ),
      body: fc.array(fragment, { maxLength: most }),
      crlf: fc.boolean(),
    })
    .map(({ matter, body, crlf }) => (crlf ? (matter + body.join('')).replace(/\r?\n/g, '\r\n') : matter + body.join('')));
}

/** An edit whose place is not yet known: where it starts and how much it takes, as shares of the text. */
export interface Change {
  at: number;
  take: number;
  text: string;
}

export const anyChange: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  take: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.nat(12) },
    { weight: 1, arbitrary: fc.nat(200) },
  ),
  text: fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: fragment },
    { weight: 2, arbitrary: fc.constantFrom('a', ' ', '\n', '\r', ':', '-', '`', '|', '#', '<', '>', '[', ']', '{', '}', '*') },
  ),
});

/** The edit that a change makes in a text. */
export function editFor({ at, take, text }: Change, before: string): TextEdit {
  const start = Math.floor(at * before.length);
  return { start, end: Math.min(before.length, start + take), text };
}
