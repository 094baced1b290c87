import { featureCatalogue } from '../catalogue/feature-catalogue.ts';
import type { ConsentScope, FeatureDefinition } from '../catalogue/feature-definition.ts';
import { type FeatureWindow, windowDays, windowed, windowStart } from '../features/feature-window.ts';
import { ownGraphWindow } from '../graph/own-graph-features.ts';
import { dayOfWall } from '../records/civil-day.ts';
import type { LineRecord } from '../records/line-record.ts';
import type { Seen } from './line-portrait.ts';

/** Which records some values of the catalogue were made of: those of one scope in one window. */
export interface FeatureEvidence {
  readonly source: FeatureDefinition['source'];
  readonly consent: ConsentScope;
  /** Null for features that look at everything at once. */
  readonly window: FeatureWindow | null;
  /** The first instant of the window; null when it has no beginning. */
  readonly from_ms: number | null;
  /** Records of the scope's kinds in the window, and when the first and the last of them happened. */
  readonly records: number;
  readonly first_ms: number | null;
  readonly last_ms: number | null;
  /** The values, with their windows: `number_of_contacts__call__90d`. */
  readonly names: readonly string[];
}

const day_ms = 86_400_000;

type Times = readonly number[];

type EvidenceOf = Pick<FeatureEvidence, 'source' | 'consent' | 'window'>;

/** Every value name of the catalogue stands in exactly one. */
export function featureEvidence(seen: Seen): FeatureEvidence[] {
  const timesOf = timesByScope(seen);
  const values = featureCatalogue.flatMap(({ name, source, consent, windows }) =>
    (windows.length === 0 ? [null] : windows).map((window) => ({
      name: window === null ? name : windowed(name, window),
      of: { source, consent, window },
    })),
  );
  const groups = Map.groupBy(values, ({ of }) => `${of.source}/${of.consent}/${of.window}`);
  return [...groups.values()].map((group) => {
    const { of } = group[0]!;
    const from_ms = startOf(of, seen);
    return { ...of, from_ms, ...within(timesOf(of.consent), from_ms), names: group.map(({ name }) => name) };
  });
}

/** The kinds of source look back differently: records of a line by whole local days, a statement by hours. */
function startOf({ source, consent, window }: EvidenceOf, { clock, as_of_ms }: Seen): number | null {
  // Ties of a person's own records have one reach, which is no window of the catalogue.
  const reach = source === 'graph' && consent !== 'relationships' ? ownGraphWindow : window;
  if (reach === null || reach === 'all') return null;
  if (source === 'statement') return windowStart(reach, Temporal.Instant.fromEpochMilliseconds(as_of_ms));
  return clock.toEpoch((dayOfWall(clock.toWall(as_of_ms)) - windowDays(reach)) * day_ms);
}

function within(times: Times, from_ms: number | null): Pick<FeatureEvidence, 'records' | 'first_ms' | 'last_ms'> {
  const inside = from_ms === null ? times : times.slice(times.findIndex((at_ms) => at_ms >= from_ms));
  if (times.length === 0 || (from_ms !== null && times.at(-1)! < from_ms)) {
    return { records: 0, first_ms: null, last_ms: null };
  }
  return { records: inside.length, first_ms: inside[0]!, last_ms: inside.at(-1)! };
}

/** Which records a scope is about. */
const isOf: Readonly<
  Record<Exclude<ConsentScope, 'payments' | 'relationships' | 'carrier-checks'>, (record: LineRecord) => boolean>
> = {
  'calls-and-texts': ({ kind }) => kind === 'call' || kind === 'text',
  location: ({ kind, place }) => kind === 'place' || place !== null,
  airtime: ({ kind, balance }) => kind === 'topup' || kind === 'advance' || kind === 'balance' || balance !== null,
  'data-use': ({ kind }) => kind === 'data',
  device: ({ kind }) => kind === 'device' || kind === 'sim',
};

function timesByScope({ records, payments, declared, answered_ms }: Seen): (of: ConsentScope) => Times {
  const known = new Map<ConsentScope, Times>();
  const find = (scope: ConsentScope): Times => {
    if (scope === 'payments') return payments.map(({ at_ms }) => at_ms).sort((a, b) => a - b);
    if (scope === 'relationships') return declared.map(({ known_ms }) => known_ms).sort((a, b) => a - b);
    if (scope === 'carrier-checks') return answered_ms;
    return records.filter(isOf[scope]).map(({ at_ms }) => at_ms);
  };
  return (scope) => {
    const times = known.get(scope) ?? find(scope);
    known.set(scope, times);
    return times;
  };
}
