import type { SliceMigrations } from '../migrate.ts';

/** A slice with one table, for tests of what platform promises to every slice. */
export const sampleSlice: SliceMigrations = { name: 'sample', migrations: new URL('sample/', import.meta.url) };

export interface SampleTables {
  note: {
    id: string;
    tenant: string;
    text: string;
    amount: bigint;
  };
}
