import type { Features, LinePortrait } from '@lendline/behaviour';
import { toWire } from '@lendline/kernel';
import type { ImportReport } from '@lendline/records/contract';
import type {
  Portrait,
  PortraitBalance,
  PortraitContact,
  PortraitEvidence,
  PortraitFlow,
  PortraitImport,
} from '../contract.ts';

export interface PortraitOf extends Pick<Portrait, 'lineId' | 'asOf' | 'zone'> {
  readonly drawn: LinePortrait;
  readonly values: Features;
  readonly imports: readonly ImportReport[];
}

/** A portrait as a page reads it. */
export function portraitView({ drawn, values, imports, ...of }: PortraitOf): Portrait {
  const { flows } = drawn;
  return {
    ...of,
    rhythm: drawn.rhythm,
    contacts: { count: drawn.contacts.count, rows: drawn.contacts.rows.map(contactView) },
    airtime: balanceView(drawn.airtime),
    account: balanceView(drawn.account),
    payments: {
      currency: flows.currency,
      leftOut: flows.left_out,
      weeks: flows.weeks.map(flowView),
      months: flows.months.map(flowView),
    },
    topups: drawn.topups.map(({ at_ms, paid }) => ({ at: instantText(at_ms), paid: paid && toWire(paid) })),
    data: drawn.data.map(({ monday, ...week }) => ({ monday: monday.toString(), ...week })),
    coverage: drawn.coverage.map(({ source, span, days }) => ({
      source,
      span: span && { from: span.from.toString(), to: span.to.toString() },
      days: days.map(({ day, records }) => ({ day: day.toString(), records })),
    })),
    evidence: drawn.evidence.map((one) => evidenceView(one, values, imports)),
    imports: imports.map(importView),
  };
}

function contactView(row: LinePortrait['contacts']['rows'][number]): PortraitContact {
  return {
    rank: row.rank,
    callsIn: row.calls_in,
    callsOut: row.calls_out,
    missed: row.missed,
    textsIn: row.texts_in,
    textsOut: row.texts_out,
    seconds: row.seconds,
    firstDay: row.first_day.toString(),
    lastDay: row.last_day.toString(),
  };
}

function balanceView({ currency, points, thinned }: LinePortrait['airtime']): PortraitBalance {
  return {
    currency,
    points: points.map(({ at_ms, balance }) => ({ at: instantText(at_ms), balance: balance.toString() })),
    thinned,
  };
}

function flowView({ from, in: came, out, natures }: LinePortrait['flows']['weeks'][number]): PortraitFlow {
  return {
    from: from.toString(),
    in: came.toString(),
    out: out.toString(),
    natures: natures.map(({ amount, ...flow }) => ({ ...flow, amount: amount.toString() })),
  };
}

type Evidence = LinePortrait['evidence'][number];

function evidenceView(of: Evidence, values: Features, imports: readonly ImportReport[]): PortraitEvidence {
  const { source, consent, window, from_ms, records, first_ms, last_ms, names } = of;
  return {
    source,
    consentScope: consent,
    window,
    from: from_ms === null ? null : instantText(from_ms),
    records,
    first: first_ms === null ? null : instantText(first_ms),
    last: last_ms === null ? null : instantText(last_ms),
    imports: imports.filter((one) => speaksFor(one, of)).map(({ id }) => id),
    values: names.map((name) => ({ name, value: values[name] ?? null })),
  };
}

/** Whether an import counts, is of the scope's source, and has rows since the window began. */
function speaksFor({ source, counts, window }: ImportReport, { consent, from_ms }: Evidence): boolean {
  if (consent === 'relationships' || consent === 'carrier-checks' || !counts || window === null) return false;
  if (source !== (consent === 'payments' ? 'payment-statement' : 'call-records')) return false;
  return from_ms === null || Temporal.Instant.from(window.to).epochMilliseconds >= from_ms;
}

function importView({ id, source, kind, importedAt, window, rows, counts, flags }: ImportReport): PortraitImport {
  return { id, source, kind, importedAt, window, accepted: rows.accepted, counts, flags };
}

function instantText(at_ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at_ms).toString();
}
