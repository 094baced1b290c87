import { err, ok, type Result } from '@lendline/kernel';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';

/** An element with its children by name; several of one name are an array, a leaf without attributes is its text. */
export type XmlNode = Readonly<Record<string | symbol, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // Amounts and references are kept as they are written: 18.150 is not 18.15 to a checksum, 000000001 is not 1.
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  captureMetaData: true,
});

const place = XMLParser.getMetaDataSymbol() as symbol;

/**
 * Parses XML. Error `not-xml`: not well-formed, nested without end, or with a document type, which no bank message has
 * and whose entities could be made to grow.
 */
export function parseXml(text: string): Result<XmlNode, FileProblem> {
  if (/<!DOCTYPE/i.test(text)) return err(fileProblem('not-xml', { field: 'DOCTYPE' }));
  try {
    const valid = XMLValidator.validate(text);
    if (valid !== true) return err(fileProblem('not-xml', { line: valid.err.line }));
    const parsed: unknown = parser.parse(text);
    return isNode(parsed) ? ok(parsed) : err(fileProblem('not-xml'));
  } catch {
    // The library throws on nesting that is too deep.
    return err(fileProblem('not-xml'));
  }
}

/** The elements at the end of a path of names; the first of each name on the way. */
export function nodesAt(node: XmlNode, ...path: readonly [...string[], string]): XmlNode[] {
  const parent = path.slice(0, -1).reduce<XmlNode | null>((from, name) => from && first(from[name]), node);
  const found = parent?.[path.at(-1)!];
  return (Array.isArray(found) ? found : [found]).filter(isNode);
}

export function nodeAt(node: XmlNode, ...path: readonly [...string[], string]): XmlNode | null {
  return nodesAt(node, ...path)[0] ?? null;
}

/** The text of the first element at a path, trimmed; empty when there is none. */
export function textAt(node: XmlNode, ...path: readonly [...string[], string]): string {
  const parent = path.slice(0, -1).reduce<XmlNode | null>((from, name) => from && first(from[name]), node);
  return textOf(parent?.[path.at(-1)!]);
}

/** The texts of every element of a name under the end of a path. */
export function textsAt(node: XmlNode, ...path: readonly [...string[], string]): string[] {
  const parent = path.slice(0, -1).reduce<XmlNode | null>((from, name) => from && first(from[name]), node);
  const found = parent?.[path.at(-1)!];
  return (Array.isArray(found) ? found : [found]).map(textOf).filter((text) => text !== '');
}

/** Where in the text an element begins. */
export function startOf(node: XmlNode): number {
  const at = node[place];
  return isNode(at) && typeof at['startIndex'] === 'number' ? at['startIndex'] : 0;
}

function first(value: unknown): XmlNode | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return isNode(one) ? one : null;
}

function textOf(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'string') return one.trim();
  const text = isNode(one) ? one['#text'] : undefined;
  return typeof text === 'string' ? text.trim() : '';
}

function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
