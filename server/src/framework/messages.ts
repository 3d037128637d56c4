import type { DataProblem } from './reader.ts';

/** A text for people with its `{names}` filled in; the key itself where there is no such text. */
export function message(
  messages: Readonly<Record<string, string>>,
  key: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const text = Object.hasOwn(messages, key) ? (messages[key] as string) : key;
  return text.replace(/\{([\w-]+)\}/g, (whole, name: string) => (Object.hasOwn(parameters, name) ? (parameters[name] as string) : whole));
}

/** What is wrong in a YAML file, and what may have been meant, in the language of the messages. */
export function problemMessage({ code, parameters, near }: DataProblem, messages: Readonly<Record<string, string>>): string {
  const text = message(messages, code, parameters);
  return near === undefined ? text : `${text} ${message(messages, 'nearest', { name: near })}`;
}
