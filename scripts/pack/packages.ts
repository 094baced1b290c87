import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is published: its name without the scope, what it is, and where its source lies. */
export interface Library {
  readonly name: string;
  readonly description: string;
  /** The folder of a workspace, or `client`, whose source is put together from several. */
  readonly source: string;
}

/** In an order in which each comes after what it stands on. */
export const libraries: readonly Library[] = [
  { name: 'kernel', description: 'Money, phone numbers, ids, results and clocks of Lendline', source: 'base/kernel' },
  { name: 'credit', description: 'Schedules, annual rates, allocation and postings', source: 'engines/credit' },
  { name: 'behaviour', description: 'From raw files to records to features', source: 'engines/behaviour' },
  { name: 'scoring', description: 'Scorecards: training, calibration, scores, reasons', source: 'engines/scoring' },
  { name: 'strategy', description: 'From what is known of an applicant to an offer', source: 'engines/strategy' },
  {
    name: 'graph',
    description: 'Who shares what with whom: an entity graph, its rings and communities',
    source: 'engines/graph',
  },
  { name: 'client', description: 'A typed client of the Lendline API', source: 'client' },
];

/** Names of the slices that are there, from their folders. */
export function sliceNames(root: string): readonly string[] {
  const entries = readdirSync(join(root, 'slices'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
