/** One start tag of an XML text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  /** False when the text ends inside the tag. */
  readonly whole: boolean;
}

const attributePattern = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Walks the start tags of an XML text, in order. Deliberately less than a parser: no external entities, no document
 * types, no nesting, so nothing in a hostile file is followed or expanded, and phone backups with lone surrogates
 * (`&#55357;`), which strict parsers refuse, are read.
 */
export function* xmlElements(text: string): Generator<XmlElement> {
  const lineAt = lineCounter(text);
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skip = skipped(text, at);
    if (skip !== null) {
      at = skip;
      continue;
    }
    // XML allows no bare `<` in a value, so the next one ends a broken tag and costs only that row.
    const next = text.indexOf('<', at + 1);
    const tag = text.slice(at, next < 0 ? text.length : next);
    const end = tagEnd(tag);
    const name = /^[\w:.-]+/.exec(tag.slice(1, 64))?.[0];
    const body = tag.slice(1 + (name?.length ?? 0), end ?? tag.length);
    if (name) yield { name, attributes: attributesOf(body), line: lineAt(at), whole: end !== null };
    at += end ?? tag.length;
  }
}

/** The position after a comment, declaration, instruction or end tag; null at a start tag. */
function skipped(text: string, at: number): number | null {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
    ['<!', '>'],
    ['</', '>'],
  ] as const) {
    if (!text.startsWith(open, at)) continue;
    const end = text.indexOf(close, at + open.length);
    return end < 0 ? text.length : end + close.length;
  }
  return null;
}

/** The position of the `>` that ends a tag; one inside a quoted value does not. */
function tagEnd(tag: string): number | null {
  const delimiter = /[>"']/g;
  for (let found = delimiter.exec(tag); found; found = delimiter.exec(tag)) {
    if (found[0] === '>') return found.index;
    const close = tag.indexOf(found[0], found.index + 1);
    if (close < 0) return null;
    delimiter.lastIndex = close + 1;
  }
  return null;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(attributePattern)) {
    attributes.set(name!, unescaped(double ?? single ?? ''));
  }
  return attributes;
}

const named: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);/gi, character);
}

function character(reference: string): string {
  const digits = /^&#(x?)([\da-f]+);$/i.exec(reference);
  if (!digits) return named[reference.toLowerCase()]!;
  const code = Number.parseInt(digits[2]!, digits[1] === '' ? 10 : 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}

function lineCounter(text: string): (at: number) => number {
  let [line, from] = [1, 0];
  return (at) => {
    for (let next = text.indexOf('\n', from); next >= 0 && next < at; next = text.indexOf('\n', from)) {
      line += 1;
      from = next + 1;
    }
    return line;
  };
}
