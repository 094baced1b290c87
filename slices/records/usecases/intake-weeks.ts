import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { DriftAlertId, IntakeWeek } from '../contract.ts';
import { findAlert } from '../store/drift-alerts.ts';
import { weeksOf } from '../store/intake-weeks.ts';
import type { RecordsParts } from './parts.ts';
import { trailing_weeks } from './watch-drift.ts';

/** So many weeks after an alert are shown: whether the source came back to what it was. */
const later_weeks = 12;

/** What the source of an alert brought in the weeks that it was held against, in its own, and since. */
export async function listIntakeWeeks(
  { database }: RecordsParts,
  context: Context,
  alertId: DriftAlertId,
): Promise<Result<{ readonly weeks: readonly IntakeWeek[] }, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      const alert = await findAlert(tx, alertId);
      if (!alert) return notFound();
      const week = Temporal.PlainDate.from(alert.week);
      const span = { first: week.subtract({ weeks: trailing_weeks }), last: week.add({ weeks: later_weeks }) };
      // What is said of files is said of a source, whatever the kind of the file.
      return ok({ weeks: await weeksOf(tx, { kind: alert.kind, ofFiles: alert.column === 'files' }, span) });
    },
    { readOnly: true },
  );
}
