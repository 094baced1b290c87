/** PD as a rising function of the model's risk, linear between the knots and flat beyond the ends. */
export interface Isotonic {
  readonly kind: 'isotonic';
  readonly knots: readonly { readonly risk: number; readonly pd: number }[];
}

interface Block {
  readonly first: number;
  readonly last: number;
  readonly weight: number;
  readonly bads: number;
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955; Zadrozny and Elkan 2002): the rising step
 * function nearest to the outcomes. Equal risks are pooled first. On the rows it is fitted to, the mean equals
 * the bad rate.
 */
export function fitIsotonic(risk: ArrayLike<number>, bad: ArrayLike<number>, weights?: ArrayLike<number>): Isotonic {
  const order = Int32Array.from({ length: risk.length }, (_, row) => row).sort((a, b) => risk[a]! - risk[b]!);
  const blocks: Block[] = [];
  for (const row of order) {
    const weight = weights?.[row] ?? 1;
    const next = { first: risk[row]!, last: risk[row]!, weight, bads: weight * bad[row]! };
    const before = blocks.at(-1);
    if (before && before.first === next.first) blocks.push(join(blocks.pop()!, next));
    else {
      settle(blocks);
      blocks.push(next);
    }
  }
  settle(blocks);
  const knots = blocks.flatMap(({ first, last, weight, bads }) => {
    const pd = bads / weight;
    return first === last
      ? [{ risk: first, pd }]
      : [
          { risk: first, pd },
          { risk: last, pd },
        ];
  });
  return { kind: 'isotonic', knots };
}

/** Joins the last blocks while the later one is not above the earlier one. */
function settle(blocks: Block[]): void {
  for (let last = blocks.at(-1), before = blocks.at(-2); last && before && rate(last) <= rate(before);) {
    blocks.splice(-2, 2, join(before, last));
    last = blocks.at(-1);
    before = blocks.at(-2);
  }
}

function join(a: Block, b: Block): Block {
  return { first: a.first, last: b.last, weight: a.weight + b.weight, bads: a.bads + b.bads };
}

function rate({ bads, weight }: Block): number {
  return bads / weight;
}

/** PD of a risk. */
export function applyIsotonic({ knots }: Isotonic, risk: number): number {
  let low = 0;
  let high = knots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (knots[middle]!.risk <= risk) low = middle + 1;
    else high = middle;
  }
  const below = knots[low - 1];
  const above = knots[low];
  if (!below) return above?.pd ?? Number.NaN;
  if (!above) return below.pd;
  const share = (risk - below.risk) / (above.risk - below.risk);
  return below.pd + share * (above.pd - below.pd);
}
