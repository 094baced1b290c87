/**
 * The functions that the text calls and the two engines name differently. Everything else in it is plain SQL that both
 * read alike. Lists are counted from 1 and hold doubles.
 */
interface BulkFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly duckdb: string;
  readonly clickhouse: string;
}

// DuckDB has no running sum over a list: what is left to reach, times 2^24, plus how many were taken, is folded as one
// number. The aim is where the fold begins, because list_reduce (1.5) mixes up the rows of a column used inside it.
const fewestInDuckdb =
  '(list_reduce(list, lambda rest, n: CASE WHEN rest >= 16777216 THEN rest - n * 16777216 + 1 ELSE rest END, ' +
  'aim * 16777216) % 16777216 + 16777216) % 16777216';

const functions: readonly BulkFunction[] = [
  // How many rows fall into each of the slots 0 .. slots - 1; what may stand behind these is not to be looked at. An aggregate.
  {
    name: 'slotCounts',
    parameters: ['slot', 'slots'],
    duckdb: 'CAST(map_values(histogram_exact(CAST(slot AS INTEGER), CAST(range(slots) AS INTEGER[]))) AS DOUBLE[])',
    clickhouse: 'arrayMap(x -> toFloat64(x), countResample(0, slots, 1)(slot, toInt32(slot)))',
  },
  // All values, ascending or descending. Aggregates.
  {
    name: 'ascending',
    parameters: ['value'],
    duckdb: 'list_sort(list(value))',
    clickhouse: 'arraySort(groupArray(value))',
  },
  {
    name: 'descending',
    parameters: ['value'],
    duckdb: "list_sort(list(value), 'DESC')",
    clickhouse: 'arrayReverseSort(groupArray(value))',
  },
  // The middle value, the mean of the middle two when their number is even, null for none. An aggregate.
  {
    name: 'middle',
    parameters: ['value'],
    duckdb: 'median(value)',
    clickhouse: 'quantileExactInclusive(0.5)(value)',
  },
  // How often a size fits into a whole number that is not negative.
  {
    name: 'wholes',
    parameters: ['value', 'size'],
    duckdb: 'value // size',
    clickhouse: 'intDiv(value, size)',
  },
  // `size` members of a list from `start` on.
  {
    name: 'part',
    parameters: ['list', 'start', 'size'],
    duckdb: 'list_slice(list, CAST(start AS BIGINT), CAST(start + size - 1 AS BIGINT))',
    clickhouse: 'arraySlice(list, toInt64(start), toInt64(size))',
  },
  {
    name: 'total',
    parameters: ['list'],
    duckdb: 'coalesce(list_sum(list), 0)',
    clickhouse: 'arraySum(list)',
  },
  {
    name: 'innerProduct',
    parameters: ['a', 'b'],
    duckdb: 'list_inner_product(a, b)',
    clickhouse: 'dotProduct(a, b)',
  },
  // The root of the sum of (gap - usual)^2 over the gaps between neighbours of a list.
  {
    name: 'gapDeviation',
    parameters: ['list', 'usual'],
    duckdb: 'list_distance(list[2:], list_transform(list[:-2], lambda t: t + usual))',
    clickhouse: 'L2Distance(arrayPopFront(list), arrayMap(t -> t + usual, arrayPopBack(list)))',
  },
  // How many members of a descending list of whole numbers it takes to reach a sum.
  {
    name: 'fewestFor',
    parameters: ['list', 'aim'],
    duckdb: fewestInDuckdb,
    clickhouse: 'arrayCount(sum -> sum < aim, arrayPopBack(arrayPushFront(arrayCumSum(list), 0)))',
  },
];

/** Statements to run once per connection before the text. */
export const duckdbFunctions: readonly string[] = functions.map(
  ({ name, parameters, duckdb }) => `CREATE OR REPLACE MACRO ${name}(${parameters.join(', ')}) AS ${duckdb}`,
);

/** Statements to run once per server before the text. */
export const clickhouseFunctions: readonly string[] = functions.map(
  ({ name, parameters, clickhouse }) =>
    `CREATE OR REPLACE FUNCTION ${name} AS (${parameters.join(', ')}) -> ${clickhouse}`,
);
