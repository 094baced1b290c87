import { double } from './record-sql.ts';

type Formula = (window: string) => string;

/** Null for a division by nothing, in both dialects. */
const ratio = (part: string, whole: string): string => `(${part}) / nullif(${whole}, 0)`;

/** Root of n^2 times the variance, from n, the sum and the sum of squares of whole numbers: exact below 2^53. */
const spread = (n: string, sum: string, squares: string): string =>
  `sqrt(greatest(${n} * ${squares} - ${sum} * ${sum}, 0e0))`;

const deviation = (n: string, sum: string, squares: string): string => ratio(spread(n, sum, squares), n);

/** Deviation over mean. */
const variation = (n: string, sum: string, squares: string): string => ratio(spread(n, sum, squares), sum);

/** Shannon entropy in nats, ln N - (sum of n ln n) / N, and a plain 0 where one place has all: then the sum is N ln N. */
const entropy = (n: string, logs: string): string =>
  `CASE WHEN ${logs} >= ${n} * ln(greatest(${n}, 1)) AND ${n} > 0 THEN 0e0 ELSE ln(nullif(${n}, 0)) - ${logs} / nullif(${n}, 0) END`;

const gapMean = (kind: string, w: string): string => `${kind}_gap_${w} / 1e3`;

const gapStd = (kind: string, w: string): string => {
  const gaps = `gapDeviation(${kind}_times_${w}, coalesce(${kind}_gap_${w}, 0))`;
  return `CASE WHEN ${kind}s_${w} >= 2 THEN ${gaps} / sqrt(greatest(${kind}s_${w} - 1, 1)) / 1e3 END`;
};

/**
 * The autocorrelation at seven days of `weeklyPeriodicity`, with the mean N / D multiplied out: whole numbers until the
 * one division.
 */
function periodicity(w: string): string {
  const [n, d] = [`day_sum_${w}`, `whole_days_${w}`];
  const ends = `2 * ${n} - first_week_${w} - last_week_${w}`;
  const product = `${d} * ${d} * week_products_${w} - ${d} * ${n} * (${ends}) + (${d} - 7) * ${n} * ${n}`;
  return ratio(product, `${d} * (${d} * day_squares_${w} - ${n} * ${n})`);
}

/** The features that every window has, by their names in the catalogue, over the columns of `measures`. */
export const windowFormulas: Readonly<Record<string, Formula>> = {
  number_of_interactions__call: (w) => `calls_${w}`,
  number_of_interactions__text: (w) => `texts_${w}`,
  number_of_interaction_in__call: (w) => `calls_${w} - out_calls_${w}`,
  number_of_interaction_out__call: (w) => `out_calls_${w}`,
  number_of_interaction_in__text: (w) => `texts_${w} - out_texts_${w}`,
  number_of_interaction_out__text: (w) => `out_texts_${w}`,
  interactions_per_day: (w) => `both_${w} / known_days_${w}`,
  call_seconds: (w) => `seconds_${w}`,
  call_duration__call__mean: (w) => ratio(`seconds_${w}`, `calls_${w}`),
  call_duration__call__std: (w) => deviation(`calls_${w}`, `seconds_${w}`, `squares_${w}`),
  call_duration__call__median: (w) => `middle_${w}`,
  number_of_contacts__call: (w) => `call_contacts_${w}`,
  number_of_contacts__text: (w) => `text_contacts_${w}`,
  number_of_contacts__callandtext: (w) => `contacts_${w}`,
  entropy_of_contacts__call: (w) => entropy(`calls_${w}`, `call_logs_${w}`),
  entropy_of_contacts__text: (w) => entropy(`texts_${w}`, `text_logs_${w}`),
  entropy_of_contacts__callandtext: (w) => entropy(`both_${w}`, `logs_${w}`),
  interactions_per_contact__callandtext__mean: (w) => ratio(`both_${w}`, `contacts_${w}`),
  interactions_per_contact__callandtext__std: (w) => deviation(`contacts_${w}`, `both_${w}`, `contact_squares_${w}`),
  balance_of_contacts__callandtext__mean: (w) => ratio(`balances_${w}`, `contacts_${w}`),
  percent_pareto_interactions__callandtext: (w) =>
    ratio(`fewestFor(most_${w}, ceil(both_${w} * 8e-1))`, `contacts_${w}`),
  percent_pareto_durations__call: (w) =>
    ratio(`fewestFor(longest_${w}, ceil(seconds_${w} * 8e-1))`, `call_contacts_${w}`),
  percent_reciprocated_contacts: (w) => ratio(`mutual_${w}`, `contacts_${w}`),
  active_days__callandtext: (w) => `active_days_${w}`,
  percent_active_days: (w) => `active_days_${w} / known_days_${w}`,
  interevent_time__call__mean: (w) => gapMean('call', w),
  interevent_time__call__std: (w) => gapStd('call', w),
  interevent_time__text__mean: (w) => gapMean('text', w),
  interevent_time__text__std: (w) => gapStd('text', w),
  variation_of_days: (w) =>
    `CASE WHEN whole_days_${w} >= 14 THEN ${variation(`whole_days_${w}`, `day_sum_${w}`, `day_squares_${w}`)} END`,
  variation_of_weeks: (w) =>
    `CASE WHEN weeks_${w} >= 3 THEN ${variation(`weeks_${w}`, `week_sum_${w}`, `week_squares_${w}`)} END`,
  weekly_periodicity: (w) => `CASE WHEN whole_days_${w} >= 21 THEN ${periodicity(w)} END`,
  entropy_of_hours: (w) => ratio(entropy(`both_${w}`, `hour_logs_${w}`), double(Math.log(24))),
  percent_nocturnal__call: (w) => ratio(`night_calls_${w}`, `calls_${w}`),
  percent_nocturnal__text: (w) => ratio(`night_texts_${w}`, `texts_${w}`),
  percent_weekend__callandtext: (w) => ratio(`weekend_${w}`, `both_${w}`),
  percent_initiated_interactions__call: (w) => ratio(`out_calls_${w}`, `calls_${w}`),
};

/** The features that look at everything before `as_of`, by their names in the catalogue. */
export function wholeFormulas(as_of_ms: number): Readonly<Record<string, string>> {
  const daysSince = (column: string): string => `(${as_of_ms} - ${column}) / ${double(86_400_000)}`;
  return {
    days_since_last__callandtext: daysSince('last_ms'),
    days_since_last_out__call: daysSince('last_out_call_ms'),
    days_since_last_in__text: daysSince('last_in_text_ms'),
    days_since_first__callandtext: daysSince('first_ms'),
  };
}
