import { actorName } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ApplicationId, ApplicationState, TimelineEntry } from '../contract.ts';
import { type Happening, happeningTexts } from '../rules/timeline.ts';
import type { ApplicationsTables } from './tables.ts';

type Tx = SliceTransaction<ApplicationsTables>;

export interface NewHappening {
  readonly application: ApplicationId;
  readonly what: Happening;
  readonly from: ApplicationState;
  readonly to: ApplicationState;
}

export async function insertHappening(
  { db, context }: Tx,
  { application, what, from, to }: NewHappening,
): Promise<void> {
  await db
    .insertInto('happening')
    .values({
      tenant: context.tenant,
      application_id: application,
      at: context.now(),
      actor: actorName(context.actor),
      what,
      from_state: from,
      to_state: to,
    })
    .execute();
}

/** Oldest first. */
export async function timelineOf({ db }: Tx, application: ApplicationId): Promise<readonly TimelineEntry[]> {
  const rows = await db
    .selectFrom('happening')
    .selectAll()
    .where('application_id', '=', application)
    .orderBy('seq')
    .execute();
  return rows.map(({ at, actor, what }) => ({ at: at.toString(), actor, what, text: happeningTexts[what] }));
}
