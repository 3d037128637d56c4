import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';

export type Xml = XmlElement;

/**
 * The root element of an XML text. Entities that a document type declares are not followed, so a text cannot grow by them.
 * @throws where it is not well-formed
 */
export function readXml(text: string): Xml | undefined {
  return parseXml(text, { ignoreUndefinedEntities: true }).root ?? undefined;
}

/** An element's name without its prefix: producers choose these as they like. */
export function nameOf(element: Xml): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

/** The elements in an element, in order. */
export function elements(element: Xml | undefined): Xml[] {
  return (element?.children ?? []).filter((child): child is Xml => child instanceof XmlElement);
}

export function child(element: Xml | undefined, name: string): Xml | undefined {
  return elements(element).find((one) => nameOf(one) === name);
}

/** The elements of that name in an element, at whatever depth, in order. */
export function below(element: Xml | undefined, name: string): Xml[] {
  return elements(element).flatMap((one) => [...(nameOf(one) === name ? [one] : []), ...below(one, name)]);
}

/** An attribute by its name without prefix. */
export function attribute(element: Xml | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const { attributes } = element;
  return attributes[`w:${name}`] ?? attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}

/** `w:val` of a property in an element. */
export function propertyOf(element: Xml | undefined, name: string): string | undefined {
  return attribute(child(element, name), 'val');
}

/** A property that is on where it stands, unless it says that it is off; undefined where it does not stand there. */
export function isOn(element: Xml | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found && !/^(?:0|false|off|none)$/.test(attribute(found, 'val') ?? '');
}

/** The text in an element itself. */
export function textIn(element: Xml): string {
  return element.children.map((one) => (one instanceof XmlText ? one.text : '')).join('');
}
