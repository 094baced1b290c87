import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { feedsOfLine } from '../store/feeds.ts';
import type { RecordsParts } from './parts.ts';

interface ConnectedAccount {
  readonly provider: string;
  readonly account: string;
  readonly linkedAt: string;
}

/** The accounts behind the feeds of a line that are linked now. They are opened for this, so the look is audited. */
export async function accountsOf(
  { database, crypto }: Pick<RecordsParts, 'database' | 'crypto'>,
  context: Context,
  { lineId, purpose }: { readonly lineId: LineId; readonly purpose: string },
): Promise<Result<{ accounts: readonly ConnectedAccount[] }, Problem>> {
  const feeds = await database.transaction(context, async (tx) => {
    const linked = (await feedsOfLine(tx, lineId)).filter(
      ({ state, account }) => state === 'linked' && account !== null,
    );
    const details = { purpose, accounts: linked.length };
    await tx.audit({ action: 'read-accounts', subject: lineId, outcome: 'done', details });
    return linked;
  });
  const accounts = await Promise.all(
    feeds.map(async ({ id, tenant, provider, account, linked_at }): Promise<ConnectedAccount[]> => {
      if (account === null) return [];
      const opened = await crypto.decrypt({ tenant, table: 'feed', row: id, column: 'account' }, account);
      return [{ provider, account: opened, linkedAt: linked_at.toString() }];
    }),
  );
  return ok({ accounts: accounts.flat() });
}
