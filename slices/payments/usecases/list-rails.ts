import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { OpenRail } from '../connectors/rail.ts';
import type { RailStatus, WayToPay } from '../contract.ts';
import { openByRail } from '../store/payments.ts';
import type { PaymentsParts } from './parts.ts';

/** Every rail with what it can do, whether it says that it is in service, and how much is open on it. */
export async function listRails(
  parts: PaymentsParts,
  context: Context,
): Promise<Result<{ rails: readonly RailStatus[] }, Problem>> {
  const open = await parts.database.transaction(context, openByRail, { readOnly: true });
  const rails = parts.rails.all.map(async (rail) => ({
    name: rail.name,
    simulatedRail: rail.simulated,
    can: abilitiesOf(rail),
    health: await rail.rail.alive(),
    open: open.get(rail.name) ?? 0,
  }));
  return ok({ rails: await Promise.all(rails) });
}

/** Every rail that collects, the usual one first. */
export function waysToPay({ rails }: Pick<PaymentsParts, 'rails'>): Result<{ ways: readonly WayToPay[] }, Problem> {
  const others = rails.all.filter((rail) => rail !== rails.collect && abilitiesOf(rail).includes('collect'));
  const ways = [rails.collect, ...others].map((rail) => ({
    rail: rail.name,
    kind: rail.kind,
    simulatedRail: rail.simulated,
    usual: rail === rails.collect,
    mandates: rail.rail.mandates !== undefined,
  }));
  return ok({ ways });
}

function abilitiesOf({ rail, gathers }: OpenRail): RailStatus['can'] {
  const batched = rail.batches ? (gathers?.directions ?? []) : [];
  const can: readonly [RailStatus['can'][number], boolean][] = [
    ['disburse', rail.disburse !== undefined || batched.includes('disbursement')],
    ['collect', rail.collect !== undefined || batched.includes('collection')],
    ['return', rail.giveBack !== undefined || batched.includes('return')],
    ['mandate', rail.mandates !== undefined],
    ['batch', batched.length > 0],
    ['statement', rail.statement !== undefined || rail.inbox !== undefined],
  ];
  return can.filter(([, able]) => able).map(([name]) => name);
}
