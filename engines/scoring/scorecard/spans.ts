import { type ClassCounts, defaultZeroCell } from './woe.ts';

/** Counts of a pre-bin. */
export interface PreBin extends ClassCounts {
  readonly rows: number;
}

/** What a bin must hold. */
export interface SpanLimits {
  readonly minBinRows?: number;
  /** Least bads in a bin (sum of weights): a rate of three bads says little. */
  readonly minBinBads?: number;
  readonly zeroCell?: number;
}

/** Every bin that neighbouring pre-bins can make, [start, end), with its bad rate and its share of the IV. */
export interface Spans {
  /** Number of pre-bins. */
  readonly size: number;
  /** Length of the arrays below. */
  readonly cells: number;
  /** Place of the span [start, end) in them. */
  at(start: number, end: number): number;
  readonly rate: Float64Array;
  readonly iv: Float64Array;
  /** 1 where the span is large enough to be a bin. */
  readonly allowed: Uint8Array;
}

export function spansOf(preBins: readonly PreBin[], limits: SpanLimits): Spans {
  const size = preBins.length;
  const cells = size * (size + 1);
  const spans: Spans = {
    size,
    cells,
    at: (start, end) => start * (size + 1) + end,
    rate: new Float64Array(cells),
    iv: new Float64Array(cells),
    allowed: new Uint8Array(cells),
  };
  const total = preBins.reduce((sum, bin) => ({ good: sum.good + bin.good, bad: sum.bad + bin.bad }), {
    good: 0,
    bad: 0,
  });
  const { minBinRows = 0, minBinBads = 0, zeroCell = defaultZeroCell } = limits;
  for (let start = 0; start < size; start += 1) {
    const span = { good: 0, bad: 0, rows: 0 };
    for (let end = start + 1; end <= size; end += 1) {
      const added = preBins[end - 1]!;
      span.good += added.good;
      span.bad += added.bad;
      span.rows += added.rows;
      const at = spans.at(start, end);
      spans.rate[at] = span.bad / (span.good + span.bad);
      spans.iv[at] = spanIv(span, total, zeroCell);
      spans.allowed[at] = span.rows >= minBinRows && span.bad >= minBinBads ? 1 : 0;
    }
  }
  return spans;
}

function spanIv(span: ClassCounts, total: ClassCounts, zeroCell: number): number {
  const bad = (span.bad || zeroCell) / (total.bad || zeroCell);
  const good = (span.good || zeroCell) / (total.good || zeroCell);
  return (bad - good) * Math.log(bad / good);
}
