import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import { tellEdges } from '../store/edges.ts';
import { noteVisit } from '../store/visits.ts';
import { entityKey } from './entity-key.ts';
import { heldSince } from './observe-line.ts';
import { networkKey } from './network-key.ts';
import type { ObserveParts } from './observe-parts.ts';

/** A borrower's browser as it shows itself: both values are hashed here and dropped. */
export interface SeenBrowser {
  readonly lineId: LineId;
  /** Drawn for this browser by us; says nothing of the device but that it is the same. */
  readonly device: string;
  /** Null where the address is a proxy's. */
  readonly address: string | null;
}

/** Keeps what a borrower's browser is, while the borrower agrees to line checks, whose notice says so. Answers whether it was kept. */
export async function observeVisit(parts: ObserveParts, context: Context, seen: SeenBrowser): Promise<boolean> {
  const { lineId } = seen;
  if (!(await agreesToShowIt(parts, context, lineId))) return false;
  const { crypto } = parts;
  const { tenant } = context;
  const { key: device } = await entityKey(crypto, tenant, { kind: 'device', value: seen.device });
  const network = seen.address === null ? null : await networkKey(crypto, tenant, seen.address);
  const at = context.now();
  await parts.database.transaction(context, async (tx) => {
    const isFirst = await noteVisit(tx, { line_id: lineId, at, device, network });
    if (!isFirst) return;
    await tellEdges(tx, [heldSince({ lineId, relation: 'device', held: device, since: at.toString(), until: null })]);
  });
  return true;
}

/** Who agreed to the notice before it spoke of browsers has not agreed to this. */
async function agreesToShowIt({ consents }: ObserveParts, context: Context, lineId: LineId): Promise<boolean> {
  const asking = asService(context, 'fraud');
  const [shown, given] = await Promise.all([consents.listNotices(asking, {}), consents.listOfLine(asking, { lineId })]);
  if (!shown.ok || !given.ok) return false;
  const notice = shown.value.notices.find(({ source }) => source === 'line-checks');
  return given.value.consents.some(
    ({ source, state, noticeHash }) => source === 'line-checks' && state === 'given' && noticeHash === notice?.hash,
  );
}
