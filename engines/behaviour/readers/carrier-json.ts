import { carrierAliases, sectionOf, type CarrierField } from './carrier-columns.ts';
import type { CellRow } from './csv-rows.ts';
import { columnsOf } from './header-row.ts';

/**
 * The lists inside the JSON (or JSONP) of a carrier's self-service page, as the rows of a table would be: a header row
 * of field names before each list. Null when the text is no JSON. Lines count the rows, since JSON has none.
 */
export function carrierJsonRows(text: string): CellRow[] | null {
  const body = text.replace(/^\u{FEFF}/u, '').trim();
  const wrapped = /^[\w$.]+\(([\s\S]*)\)\s*;?$/.exec(body);
  const json = wrapped?.[1] ?? body;
  if (!/^[[{]/.test(json)) return null;
  const parsed = parseJson(json);
  return parsed === undefined ? null : rowsOf(lists(parsed, 0));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Item = Readonly<Record<string, unknown>>;

// Lists stand a few levels down (`data[0].calls`); a hostile file may nest without end.
const maxDepth = 8;

function lists(value: unknown, depth: number): Item[][] {
  if (depth > maxDepth || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.some(isCarrierItem)) return [value.filter((item) => isItem(item))];
  return Object.values(value).flatMap((inner) => lists(inner, depth + 1));
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCarrierItem(value: unknown): boolean {
  if (!isItem(value)) return false;
  const header = { line: 0, cells: Object.keys(value), whole: true };
  return sectionOf(columnsOf<CarrierField>(header, carrierAliases)) !== null;
}

function rowsOf(found: readonly Item[][]): CellRow[] {
  let line = 0;
  return found.flatMap((items) => {
    const names = [...new Set(items.flatMap((item) => Object.keys(item)))];
    const table = [names, ...items.map((item) => names.map((name) => cellText(item[name])))];
    return table.map((cells) => ({ line: (line += 1), cells, whole: true }));
  });
}

function cellText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
