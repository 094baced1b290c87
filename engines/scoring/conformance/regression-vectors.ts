import { type Outcome, skipped } from '@lendline/kernel';
import { pick } from '../data/table.ts';
import { fitLogistic, type LogisticFit, sigmoid } from '../logistic/logistic.ts';
import { fuzzyAugmentation } from '../reject/reject-inference.ts';
import { developmentRows, fitCard, woeFile, withoutSuffix } from './card-vectors.ts';
import { oneFigure, type Section } from './metric-vectors.ts';
import { isObject, type ReferenceFiles } from './reference-files.ts';
import { tolerances } from './tolerances.ts';
import { VectorCheck } from './vector-check.ts';

/** WOE columns by name, as the file gives them or as the card makes them, with the outcome. */
export interface WoeRows {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly bad: Uint8Array;
}

export function readWoe(files: ReferenceFiles): WoeRows | string {
  if (files.has(woeFile)) {
    const rows = files.rows(woeFile);
    const names = Object.keys(rows[0] ?? {}).filter((name) => name.endsWith('_woe'));
    return {
      names,
      columns: names.map((name) => Float64Array.from(rows, (row) => Number(row[name]))),
      bad: Uint8Array.from(rows, (row) => Number(row['creditability'])),
    };
  }
  const card = fitCard(files);
  if (typeof card === 'string') return card;
  return { names: card.fit.features.map(({ feature }) => `${feature.name}_woe`), columns: card.woe, bad: card.bad };
}

/** The regression on the first rows. */
export function fitFirstRows({ columns, bad }: WoeRows): LogisticFit | string {
  const fit = fitLogistic({
    columns: columns.map((column) => column.subarray(0, developmentRows)),
    bad: bad.subarray(0, developmentRows),
  });
  return fit.ok ? fit.value : `the regression has no answer (${fit.error})`;
}

/** Coefficients, standard errors and likelihood. */
export function regressionVectors({ file, name, stated }: Section, woe: WoeRows, fit: LogisticFit): Outcome[] {
  const place = new Map(woe.names.map((column, index) => [column, index]));
  const parts = [
    ['params', (index: number) => fit.coefficients[index], fit.intercept],
    ['bse', (index: number) => fit.errors[index], fit.interceptError],
  ] as const;
  const vectors = parts.flatMap(([part, valueAt, ofConstant]) =>
    Object.entries(isObject(stated[part]) ? stated[part] : {}).map(([column, expected]): Outcome => {
      const index = place.get(column);
      const got = column === 'const' ? ofConstant : index === undefined ? undefined : valueAt(index);
      const vector = `${file} ${name} ${part} ${column}`;
      if (got === undefined) return skipped(vector, 'the data have no such column');
      return oneFigure(vector, { expected: Number(expected), got, tolerance: tolerances.coefficient });
    }),
  );
  if (typeof stated['llf'] !== 'number') return vectors;
  const likelihood = { expected: stated['llf'], got: fit.logLikelihood, tolerance: tolerances.logLikelihood };
  return [...vectors, oneFigure(`${file} ${name} llf`, likelihood)];
}

/** What each feature adds against the average of the first rows, most first: at most four per row. */
export function reasonVectors({ file, name, stated }: Section, woe: WoeRows, fit: LogisticFit): Outcome[] {
  const means = woe.columns.map((column) => mean(column.subarray(0, developmentRows)));
  const rows = isObject(stated['rows']) ? stated['rows'] : {};
  const vectors = Object.entries(rows).map(([row, list]): Outcome => {
    const check = new VectorCheck(`${file} ${name} row ${row}`);
    const parts = woe.names
      .map((column, index) => ({
        column,
        part: fit.coefficients[index]! * (woe.columns[index]![Number(row)]! - means[index]!),
      }))
      .filter(({ part }) => part > 0)
      .toSorted((a, b) => b.part - a.part);
    for (const [index, stated] of (Array.isArray(list) ? list : []).entries()) {
      const [column, part] = Array.isArray(stated) ? stated : [];
      check.same(`reason ${index + 1}`, withoutSuffix(String(column)), withoutSuffix(parts[index]?.column ?? ''));
      const got = parts[index]?.part ?? Number.NaN;
      check.near(String(column), { expected: Number(part), got, tolerance: tolerances.coefficient });
    }
    return check.failures;
  });
  if (typeof stated['base_value'] !== 'number') return vectors;
  const base = means.reduce((sum, value, index) => sum + value * fit.coefficients[index]!, fit.intercept);
  const figure = { expected: stated['base_value'], got: base, tolerance: tolerances.coefficient };
  return [...vectors, oneFigure(`${file} ${name} base_value`, figure)];
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Rejects counted as bad by the PD that the accepted rows give them, and as good by the rest, leave the regression as it
 * was (fuzzy augmentation; Ehrhardt 2019): the stated difference is rounding, and so must ours be.
 */
export function augmentationVectors({ file, name }: Section, woe: WoeRows, fit: LogisticFit): Outcome[] {
  const pdOf = (row: number): number =>
    sigmoid(woe.columns.reduce((sum, column, index) => sum + fit.coefficients[index]! * column[row]!, fit.intercept));
  const pds = Array.from(woe.bad, (_, row) => pdOf(row));
  const { rows, bad, weights } = fuzzyAugmentation(
    { bad: woe.bad.subarray(0, developmentRows), pd: pds.slice(0, developmentRows) },
    pds.slice(developmentRows),
  );
  const again = fitLogistic({ columns: woe.columns.map((column) => pick(column, rows)), bad, weights });
  const vector = `${file} ${name}`;
  if (!again.ok) return [skipped(vector, `the regression has no answer (${again.error})`)];
  const check = new VectorCheck(vector);
  for (const [index, coefficient] of again.value.coefficients.entries()) {
    check.near(woe.names[index]!, {
      expected: fit.coefficients[index]!,
      got: coefficient,
      tolerance: tolerances.coefficient,
    });
  }
  return [check.failures];
}
