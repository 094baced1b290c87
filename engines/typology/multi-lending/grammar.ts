/**
 * The published grammar of multi-lending features (多头借贷, 申请多头), as field names in many public repositories show it:
 * `als_{window}_{key}_{segment}_{stat}`, and recency as `als_{fst|lst}_{key}_{bank|nbank}_{stat}`. Written down here; what it leaves open
 * is defined where it is computed, in `features.ts`.
 */
export const lendingWindows = {
  d7: { days: 7 },
  d15: { days: 15 },
  m1: { months: 1 },
  m3: { months: 3 },
  m6: { months: 6 },
  m12: { months: 12 },
} as const;

export type LendingWindow = keyof typeof lendingWindows;

/** By what the register was asked: the national id, or the phone number. */
export const lendingKeys = ['id', 'cell'] as const;

export type LendingKey = (typeof lendingKeys)[number];

/**
 * Small cash, cash instalments online and offline, consumer instalments online and offline, credit card, car finance, other.
 */
export const lendingProducts = ['pdl', 'caon', 'caoff', 'coon', 'cooff', 'rel', 'af', 'oth'] as const;

export type LendingProduct = (typeof lendingProducts)[number];

/** Banks: traditional, and internet retail. */
export const bankSorts = ['tra', 'ret'] as const;

/**
 * Lenders that are no banks: P2P, micro-credit, cash instalments, consumer instalments, debt consolidation, online micro-lenders and
 * micro-lenders with a licence, consumer-finance companies with a licence, car finance, leasing, other, and any else.
 */
export const nonBankSorts = [
  'p2p',
  'mc',
  'ca',
  'cf',
  'com',
  'nsloan',
  'sloan',
  'cons',
  'autofin',
  'finlea',
  'oth',
  'else',
] as const;

export type BankSort = (typeof bankSorts)[number];
export type NonBankSort = (typeof nonBankSorts)[number];

/** Applications, institutions asked, and applications at the institution that asks. */
export const countStats = ['allnum', 'orgnum', 'selfnum'] as const;

/** Months with an application; applications a month: mean of those months, most and least of all months; gaps in days. */
export const monthStats = ['tot_mons', 'avg_monnum', 'max_monnum', 'min_monnum', 'max_inteday', 'min_inteday'] as const;

/** Days to it; and of the last: applications of the run of days it belongs to, and days of that run. */
export const recencyStats = ['inteday', 'consnum', 'csinteday'] as const;

export type LendingStat = (typeof countStats)[number] | (typeof monthStats)[number];
export type RecencyStat = (typeof recencyStats)[number];

/** Which applications are looked at; `null` for all of them. */
export type Segment =
  | { readonly kind: 'all' }
  | { readonly kind: 'product'; readonly product: LendingProduct }
  | { readonly kind: 'group'; readonly group: LendingGroup }
  | { readonly kind: 'sort'; readonly group: LendingGroup; readonly sort: BankSort | NonBankSort }
  | { readonly kind: 'time'; readonly group: LendingGroup; readonly time: 'week' | 'night' };

export type LendingGroup = 'bank' | 'nbank';

/** One feature of a window. */
export interface WindowFeature {
  readonly name: string;
  readonly window: LendingWindow;
  readonly key: LendingKey;
  readonly segment: Segment;
  readonly stat: LendingStat;
}

export interface RecencyFeature {
  readonly name: string;
  readonly which: 'fst' | 'lst';
  readonly key: LendingKey;
  readonly group: LendingGroup;
  readonly stat: RecencyStat;
}

const groups = ['bank', 'nbank'] as const;

/** Each segment with the word that names it; all applications have none. */
const segments: readonly (readonly [string, Segment])[] = [
  ['', { kind: 'all' }],
  ...lendingProducts.map((product) => [product, { kind: 'product', product }] as const),
  ...groups.flatMap((group) => [
    [group, { kind: 'group', group }] as const,
    ...sortsOf(group).map((sort) => [`${group}_${sort}`, { kind: 'sort', group, sort }] as const),
    ...(['week', 'night'] as const).map((time) => [`${group}_${time}`, { kind: 'time', group, time }] as const),
  ]),
];

function sortsOf(group: LendingGroup): readonly (BankSort | NonBankSort)[] {
  return group === 'bank' ? bankSorts : nonBankSorts;
}

/** Months are told of windows of three months and more, of all applications and of the two groups. */
const monthWindows: readonly LendingWindow[] = ['m3', 'm6', 'm12'];

function statsOf({ kind }: Segment, window: LendingWindow): readonly LendingStat[] {
  const months = monthWindows.includes(window) ? monthStats : [];
  if (kind === 'all') return months;
  return kind === 'group' ? [...countStats, ...months] : ['allnum', 'orgnum'];
}

/** Every feature of the windows, in the order of the grammar: 804 of them. */
export const windowFeatures: readonly WindowFeature[] = (Object.keys(lendingWindows) as LendingWindow[]).flatMap(
  (window) =>
    lendingKeys.flatMap((key) =>
      segments.flatMap(([word, segment]) =>
        statsOf(segment, window).map((stat) => ({
          name: ['als', window, key, word, stat].filter((part) => part !== '').join('_'),
          window,
          key,
          segment,
          stat,
        })),
      ),
    ),
);

/** Days since the first and the last application at banks and elsewhere, and the run that the last one belongs to: 16. */
export const recencyFeatures: readonly RecencyFeature[] = (['fst', 'lst'] as const).flatMap((which) =>
  lendingKeys.flatMap((key) =>
    groups.flatMap((group) =>
      (which === 'fst' ? (['inteday'] as const) : recencyStats).map((stat) => ({
        name: `als_${which}_${key}_${group}_${stat}`,
        which,
        key,
        group,
        stat,
      })),
    ),
  ),
);

/** Whether blank stands for 0. Days between applications that there are not have no value: 0 would say "on the same day". */
export function blankIsZero(stat: LendingStat | RecencyStat): boolean {
  return stat !== 'max_inteday' && stat !== 'min_inteday' && stat !== 'inteday';
}
