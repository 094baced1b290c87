import { assert, present } from '@lendline/kernel';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

const token = /<\?[^>]*\?>|<(\/?)([\w.]+)((?:\s+[\w.:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;

/** Reads the XML that we write, strictly: every tag closed in order, nothing that no rule names. */
export function readXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  token.lastIndex = 0;
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    at = token.lastIndex;
    const [, closing, name, attributes = '', empty, text] = match;
    const parent = present(open.at(-1), 'an element is open');
    if (text !== undefined) parent.text += unescape(text.trim());
    if (name === undefined) continue;
    if (closing) assert(open.pop()?.name === name, `${name} closes what was opened last`);
    else {
      const node: XmlNode = { name, attributes: readAttributes(attributes), children: [], text: '' };
      parent.children.push(node);
      if (!empty) open.push(node);
    }
  }
  assert(at === xml.length && open.length === 1, `the document is well-formed up to ${at} of ${xml.length}`);
  return present(root.children[0], 'a document has a root');
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(text.matchAll(/([\w.:]+)="([^"]*)"/g), ([, name, value]) => [name!, unescape(value!)]),
  );
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescape(text: string): string {
  return text.replaceAll(
    /&(?:#(\d+)|(\w+));/g,
    (_, code, name) => signs[name as string] ?? String.fromCodePoint(Number(code)),
  );
}
