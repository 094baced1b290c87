import type { DayRow } from './day-talk.ts';
import { type DayValues, dayValues } from './day-values.ts';

/** Data sessions of one day. */
export interface DayData {
  readonly sessions: number;
  readonly nightSessions: number;
  readonly seconds: number;
  /** Of the sessions whose volume is shown. */
  readonly bytes: DayValues;
}

export function dayData(rows: readonly DayRow[]): DayData | null {
  const sessions = rows.filter(({ record }) => record.kind === 'data');
  if (sessions.length === 0) return null;
  return {
    sessions: sessions.length,
    nightSessions: sessions.filter(({ night }) => night).length,
    seconds: sessions.reduce((sum, { record }) => sum + (record.seconds ?? 0), 0),
    bytes: dayValues(sessions.flatMap(({ record: { bytes } }) => (bytes === null ? [] : [bytes]))),
  };
}

/** A handset or a SIM card, from the first record that shows it until another one does. */
export interface HardwareRun {
  readonly name: string;
  readonly at_ms: number;
}

export function dayHardware(rows: readonly DayRow[], kind: 'device' | 'sim'): readonly HardwareRun[] {
  const runs: HardwareRun[] = [];
  for (const { record } of rows) {
    if (record.kind !== kind || record.peer === runs.at(-1)?.name) continue;
    runs.push({ name: record.peer, at_ms: record.at_ms });
  }
  return runs;
}
