import type { DataProblem } from './reader.ts';

/** A text for people with its `{names}` filled in; the key itself where there is no such text. */
export function message(
  messages: Readonly<Record<string, string>>,
  key: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const text = Object.hasOwn(messages, key) ? (messages[key] as string) : key;
  return text.replace(/\{([\w-]+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(parameters, name)) return whole;
    const value = parameters[name] as string;
    // What is wrong in YAML is a text of its own, in the language of the one around it.
    return name === 'detail' && value.startsWith('yaml/') ? message(messages, value, { ...parameters, detail: '' }) : value;
  });
}

/** What is wrong in a YAML file, and what may have been meant, in the language of the messages. */
export function problemMessage({ code, parameters, near }: DataProblem, messages: Readonly<Record<string, string>>): string {
  const { path } = parameters;
  const text = message(messages, code, path === undefined ? parameters : { ...parameters, path: placeIn(path, messages) });
  return near === undefined ? text : `${text} ${message(messages, 'nearest', { name: near })}`;
}

/** A path in a YAML file as people count: `known[1]` is the second value of `known`. */
function placeIn(path: string, messages: Readonly<Record<string, string>>): string {
  const count = (at: string): string => message(messages, 'configuration/item', { count: String(Number(at) + 1) });
  return path.replace(/\[(\d+)\](\.?)/g, (_, at: string, more: string) => count(at) + (more && ', '));
}
