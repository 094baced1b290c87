import { windowed } from '../features/feature-window.ts';
import { wholeFormulas, windowFormulas } from './bulk-formulas.ts';
import { bulkMeasures } from './bulk-measures.ts';
import { type BulkOptions, localDays } from './local-days.ts';
import { select, subquery } from './record-sql.ts';

/**
 * The text that gives one row per line of `line_records` with a record before `as_of`: `line`, then the features under
 * their names in the catalogue (`bulkFeatureNames`), null where there was nothing to measure. The functions of
 * `duckdbFunctions` or `clickhouseFunctions` must exist. Error: throws a RangeError on an unknown zone
 * or an unknown feature.
 */
export function bulkFeatureSql(options: BulkOptions): string {
  const columns = Object.entries(bulkFormulas(options)).map(([name, formula]) => `${formula} AS ${name}`);
  return select(['line', ...columns], `FROM ${subquery(bulkMeasures(localDays(options), options.lines), 'measures')}`);
}

/** The value names that the text gives, in its order. */
export function bulkFeatureNames(options: BulkOptions): string[] {
  return Object.keys(bulkFormulas(options));
}

/** The features of the catalogue that can be had in bulk, by their names without the window. */
export const bulkFeatures: readonly string[] = [...Object.keys(windowFormulas), ...Object.keys(wholeFormulas(0))];

function bulkFormulas(options: BulkOptions): Readonly<Record<string, string>> {
  const { spans, as_of_ms } = localDays(options);
  const asked = new Set(options.features ?? bulkFeatures);
  const unknown = [...asked].filter((name) => !bulkFeatures.includes(name));
  if (unknown.length > 0) throw new RangeError(`not to be had in bulk: ${unknown.join(', ')}`);
  const inWindows = spans.flatMap(({ window }) =>
    Object.entries(windowFormulas)
      .filter(([name]) => asked.has(name))
      .map(([name, formula]) => [windowed(name, window), formula(window)] as const),
  );
  const whole = Object.entries(wholeFormulas(as_of_ms)).filter(([name]) => asked.has(name));
  return Object.fromEntries([...inWindows, ...whole]);
}
