/** An element with its attributes and what it holds: elements, or one text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content: readonly (XmlElement | string)[];
}

export function element(
  name: string,
  attributes: XmlElement['attributes'],
  content: XmlElement['content'] = [],
): XmlElement {
  return { name, attributes, content };
}

/** An XML 1.0 document, one element a line. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`;
}

function lines({ name, attributes, content }: XmlElement, indent: string): string[] {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escape(String(value))}"`)];
  if (content.length === 0) return [`${indent}<${start.join(' ')}/>`];
  if (content.every((part) => typeof part === 'string')) {
    return [`${indent}<${start.join(' ')}>${content.map(escape).join('')}</${name}>`];
  }
  const inner = content.flatMap((part) =>
    typeof part === 'string' ? [`${indent}  ${escape(part)}`] : lines(part, `${indent}  `),
  );
  return [`${indent}<${start.join(' ')}>`, ...inner, `${indent}</${name}>`];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they stand, a reader of XML turns these into blanks in an attribute.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Escapes a text; the control characters that XML 1.0 cannot hold at all become U+FFFD. */
function escape(text: string): string {
  return text.replaceAll(/[&<>"\t\n\r]/g, (sign) => entities[sign]!).replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '\uFFFD');
}
