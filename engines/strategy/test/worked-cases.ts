import type { DecisionInput } from '../decision.ts';
import type { Pack } from '../pack.ts';
import { cn } from '../packs/cn.ts';
import { ke } from '../packs/ke.ts';
import { chinese, kenyan, noRecords, repaidOnce, shillings, yuan } from './applicant.ts';

/** An offer worked out by hand, to the cent. */
export interface Case {
  readonly who: string;
  readonly input: DecisionInput;
  readonly pack: Pack;
  readonly tier: string;
  /** Minor units. */
  readonly limit: bigint;
  /** Of the largest cell over its longest term: instalments, price, what falls due (minor units), the larger annual rate. */
  readonly top: {
    readonly instalments: number;
    readonly price: number;
    readonly due: readonly bigint[];
    readonly apr_ppm: number;
  };
}

export const worked: readonly Case[] = [
  {
    who: 'a new borrower, PD 1.2 %',
    input: chinese(),
    pack: cn,
    tier: 'A',
    limit: 5_000_00n,
    top: { instalments: 6, price: 108_000, due: Array(6).fill(859_78n), apr_ppm: 113_513 },
  },
  {
    who: 'a new borrower, PD 7 %, the dearest tier',
    input: chinese({ values: { pd_ppm: 70_000 } }),
    pack: cn,
    tier: 'D',
    limit: 1_000_00n,
    top: { instalments: 3, price: 216_000, due: [345_41n, 345_41n, 345_40n], apr_ppm: 238_765 },
  },
  {
    who: 'a new borrower who gave no records',
    input: chinese({ values: noRecords }),
    pack: cn,
    tier: 'C',
    limit: 1_000_00n,
    top: { instalments: 3, price: 180_000, due: [343_38n, 343_38n, 343_38n], apr_ppm: 195_556 },
  },
  {
    who: 'a repeat borrower after a good loan, limit 5,000 raised by half',
    input: chinese({ segment: 'repeat', values: { ...repaidOnce, current_limit: yuan(5_000) } }),
    pack: cn,
    tier: 'A',
    limit: 7_500_00n,
    top: { instalments: 12, price: 108_000, due: [...Array<bigint>(11).fill(662_16n), 662_20n], apr_ppm: 113_510 },
  },
  {
    who: 'a sole trader, turnover 40,000, bound by a quarter of it as income',
    input: chinese({ segment: 'trader', amount: yuan(30_000) }),
    pack: cn,
    tier: 'A',
    limit: 39_500_00n,
    top: { instalments: 12, price: 108_000, due: [...Array<bigint>(11).fill(3_487_39n), 3_487_42n], apr_ppm: 113_510 },
  },
  {
    who: 'a new borrower in Kenya, PD 2 %',
    input: kenyan(),
    pack: ke,
    tier: 'A',
    limit: 3_000_00n,
    top: { instalments: 1, price: 60_000, due: [3_216_00n], apr_ppm: 1_330_075 },
  },
  {
    who: 'a new borrower in Kenya who gave no records',
    input: kenyan({ values: noRecords }),
    pack: ke,
    tier: 'C',
    limit: 1_000_00n,
    top: { instalments: 1, price: 110_000, due: [1_132_00n], apr_ppm: 3_519_928 },
  },
  {
    who: 'a repeat borrower in Kenya, limit 3,000 raised by half',
    input: kenyan({ segment: 'repeat', values: { ...repaidOnce, current_limit: shillings(3_000) } }),
    pack: ke,
    tier: 'A',
    limit: 4_500_00n,
    top: { instalments: 1, price: 60_000, due: [4_824_00n], apr_ppm: 1_330_075 },
  },
  {
    who: 'a sole trader in Kenya, turnover 60,000, bound by a quarter of it as income',
    input: kenyan({ segment: 'trader' }),
    pack: ke,
    tier: 'A',
    limit: 4_100_00n,
    top: { instalments: 1, price: 60_000, due: [4_395_20n], apr_ppm: 1_330_075 },
  },
];
