import { systemClock } from '@lendline/kernel';
import { bindSlice, createLog, createMetrics, type Database, dataKeys, fieldCrypto, keyFile } from '@lendline/platform';
import { staffSlice } from '@lendline/staff';
import type { StaffClient } from '@lendline/staff/contract';

/** The one slice that an operator's commands need, without doors, events or jobs. */
export function operatorClients(database: Database, keys: string): { readonly staff: StaffClient } {
  const instance = staffSlice.build({
    database: database.forSlice('staff'),
    needs: {},
    config: staffSlice.config.parse({}),
    clock: systemClock,
    log: createLog({ level: 'warn' }),
    metrics: createMetrics(),
    crypto: fieldCrypto(dataKeys(database.pool, keyFile(keys))),
  });
  const bound = bindSlice(staffSlice, instance.operations, () => Promise.resolve());
  return { staff: bound.client as StaffClient };
}
