/** Where each value of a valid JSON text begins: path (`fees[0].name`, empty for the whole) to line, from 1. */
export function jsonLines(text: string): Map<string, number> {
  const scan = new JsonScan();
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|\n|[{}[\],:]|[^\s{}[\],:"]+/g)) scan.take(token);
  return scan.lines;
}

/** The line of a field. One that is missing is looked for where it should stand: in what is around it. */
export function nearestLine(lines: ReadonlyMap<string, number>, field: string): number {
  const found = lines.get(field);
  if (found !== undefined) return found;
  const parent = /^(.+?)(?:\.[^.[\]]+|\[\d+\])$/.exec(field)?.[1];
  return parent === undefined ? (lines.get('') ?? 1) : nearestLine(lines, parent);
}

interface Container {
  readonly path: string;
  readonly isList: boolean;
  key: string;
  index: number;
}

/** Follows the tokens of a JSON text, which JSON.parse has already found to be well formed. */
class JsonScan {
  readonly lines = new Map<string, number>();
  readonly #open: Container[] = [];
  #line = 1;
  #expectsKey = false;

  take(token: string): void {
    if (token === '\n') this.#line += 1;
    else if (token === '}' || token === ']') this.#open.pop();
    else if (token === ',') this.#next();
    else if (token === ':') this.#expectsKey = false;
    else this.#keyOrValue(token);
  }

  #next(): void {
    const inside = this.#open.at(-1);
    if (inside?.isList) inside.index += 1;
    this.#expectsKey = inside?.isList === false;
  }

  #keyOrValue(token: string): void {
    const inside = this.#open.at(-1);
    if (this.#expectsKey && inside) {
      inside.key = String(JSON.parse(token));
      return;
    }
    const path = inside ? pathIn(inside) : '';
    // An empty key shares its path with the whole, which comes first.
    if (!this.lines.has(path)) this.lines.set(path, this.#line);
    this.#expectsKey = token === '{';
    if (token === '{' || token === '[') this.#open.push({ path, isList: token === '[', key: '', index: 0 });
  }
}

function pathIn({ path, isList, key, index }: Container): string {
  if (isList) return `${path}[${index}]`;
  return path === '' ? key : `${path}.${key}`;
}
