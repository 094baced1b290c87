import type { SliceDatabase } from '@lendline/platform';
import type { StaffTables } from '../store/tables.ts';

/** What the use cases of this slice work with. */
export interface StaffParts {
  readonly database: SliceDatabase<StaffTables>;
}
