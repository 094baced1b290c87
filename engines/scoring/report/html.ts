/** Text that is safe inside HTML. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | readonly Part[];

/** Template for HTML: plain values are escaped, `Html` values and lists of them are put in as they are. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((text, next, index) => text + write(parts[index - 1] ?? '') + next) };
}

function write(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  if ('html' in part) return part.html;
  return part.map(write).join('');
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
