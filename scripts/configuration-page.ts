/** `docs/configuration.md`: what a `.convenant.yaml` can hold, with a table made of the shape that its reader follows. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONFIGURATION, LONGEST, MOST, type Names, type Shape } from '../server/src/framework/configuration/shape.ts';
import { ELEMENT_TYPES, type Framework, LENSES, LEVELS, VALUE_TYPES } from '../server/src/framework/types.ts';

const code = (text: string): string => `\`${text}\``;

const NAMES: Readonly<Record<Names, string>> = {
  profile: '`essential`, `standard`, `complete` (or `essentieel`, `standaard`, `volledig`)',
  level: [...LEVELS, 'off'].map((level) => code(level)).join(', '),
  kind: 'a kind of document (`visie`, `ledenovereenkomst`, `propositie` or another of its names)',
  status: '`draft`, `consultation`, `adopted` (or `concept`, `consultatie`, `vastgesteld`)',
  condition: 'a status or a kind of document',
  criterion: 'the id of a criterion',
  code: 'the id of a criterion, or the code of a finding',
  lens: LENSES.map((lens) => code(lens)).join(', '),
  factor: 'a factor, see `convenant criteria --format json`',
  willingness: 'a factor of willingness, see there',
  'element-type': ELEMENT_TYPES.map((type) => code(type)).join(', '),
  'value-type': VALUE_TYPES.map((type) => code(type)).join(', '),
  id: 'an id: small letters, digits, hyphens',
  element: 'the id of an element',
  annotation: 'one word',
  pattern: 'a pattern of paths',
  file: 'the path of a YAML file',
  baseline: 'the path of a JSON file',
  language: '`nl` or `en`',
  decision: '`accepted`, `waived`, `change asked` (or `aanvaard`, `vrijgesteld`, `wijziging gevraagd`)',
  key: 'the fingerprint of a finding',
  date: 'a day, as `2027-01-31`',
};

const TEXT = fileURLToPath(new URL('configuration-page.md', import.meta.url));

/** The page as Markdown: the text in `configuration-page.md`, with the keys and bounds filled in. */
export function configurationPage(framework: Framework): string {
  const filled: Record<string, string> = {
    keys: rows(CONFIGURATION, [], framework).join('\n'),
    ...Object.fromEntries(Object.entries({ ...MOST, file: LONGEST.file }).map(([name, value]) => [name, String(value)])),
  };
  return readFileSync(TEXT, 'utf8').replace(/\{\{(\w+)\}\}/g, (whole, name: string) => filled[name] ?? whole);
}

function rows(shape: Shape, path: readonly string[], framework: Framework): string[] {
  const unique = new Set<string>();
  return walk(shape, path).flatMap(({ keys, of }) => {
    const name = keys.includes('examples') && keys.at(-1) !== 'examples' ? ['examples', keys.at(-1)].join('.') : keys.join('.');
    if (unique.has(name)) return [];
    unique.add(name);
    const what = framework.messages.en[`configuration/key/${name}`] ?? '';
    return [`| ${code(name)} | ${cell(what)} | ${cell(described(of))} |`];
  });
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}

/** Keys with their shapes, those above before those below. */
function walk(shape: Shape, path: readonly string[]): { keys: string[]; of: Shape }[] {
  if (shape.is === 'mapping')
    return Object.entries(shape.keys).flatMap(([key, of]) => [{ keys: [...path, key], of }, ...walk(of, [...path, key])]);
  if (shape.is === 'either') return shape.of.flatMap((one) => walk(one, path));
  return shape.is === 'record' || shape.is === 'list' ? walk(shape.of, path) : [];
}

function described(shape: Shape): string {
  switch (shape.is) {
    case 'mapping':
      return 'the keys below';
    case 'record':
      return `${NAMES[shape.names]} → ${described(shape.of)}`;
    case 'list':
      return `list: ${described(shape.of)}`;
    case 'name':
      return NAMES[shape.of];
    case 'text':
      return 'text';
    case 'flag':
      return '`true` or `false`';
    case 'either': {
      const [one, other] = shape.of;
      const each = other?.is === 'record' && other.names === 'language' && one;
      return each ? `${described(one)}, or one for each language` : shape.of.map(described).join('; or ');
    }
  }
}
