import type { Features } from '../features/features.ts';
import { least, ratio } from './payment-figures.ts';
import type { PaymentSlice } from './payment-day.ts';
import { sumOf } from './payment-tally.ts';
import type { PaymentWindow } from './payment-window.ts';

const fast_days = 7;

/** Money sent in circles to look like earnings: out to the one it came from, or in from the one it went to. */
export function roundTripFeatures({ total, slices }: PaymentWindow): Features {
  const { payer, payee } = total.parties;
  const circular = new Set([...payer.keys()].filter((party) => payee.has(party)));
  let circled = 0n;
  for (const party of circular) circled += least(payer.get(party)!.gross, payee.get(party)!.gross);
  let fast = 0n;
  for (const flows of flowsByParty(slices, circular).values()) fast += circledFast(flows);
  return {
    round_trip_share: ratio(circled, sumOf(total, 'income').gross),
    round_trip_week_share: ratio(fast, sumOf(total, 'income').gross),
    round_trip_parties: circular.size,
  };
}

interface Flow {
  readonly day: number;
  readonly income: bigint;
  spent: bigint;
}

function flowsByParty(slices: readonly PaymentSlice[], parties: ReadonlySet<string>): Map<string, Flow[]> {
  const found = new Map<string, Flow[]>([...parties].map((party) => [party, []]));
  for (const { day, tally } of slices) {
    const { payer, payee } = tally.parties;
    for (const party of new Set([...payer.keys(), ...payee.keys()])) {
      found.get(party)?.push({ day, income: payer.get(party)?.gross ?? 0n, spent: payee.get(party)?.gross ?? 0n });
    }
  }
  return found;
}

/** Income matched with money to the same party at most seven days before or after, each unit once, oldest first. */
function circledFast(flows: readonly Flow[]): bigint {
  let [circled, start] = [0n, 0];
  for (const { day, income } of flows) {
    while (flows[start]!.day < day - fast_days) start += 1;
    let left = income;
    for (let index = start; left > 0n && flows[index] && flows[index]!.day <= day + fast_days; index += 1) {
      const matched = least(left, flows[index]!.spent);
      flows[index]!.spent -= matched;
      left -= matched;
      circled += matched;
    }
  }
  return circled;
}
