import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { FeatureSnapshot, SnapshotId } from '../contract.ts';
import { findSnapshot } from '../store/snapshots.ts';
import type { FeaturesParts } from './parts.ts';

export async function getSnapshot(
  { database }: FeaturesParts,
  context: Context,
  { snapshotId }: { snapshotId: SnapshotId },
): Promise<Result<FeatureSnapshot, Problem>> {
  const snapshot = await database.transaction(context, (tx) => findSnapshot(tx, snapshotId), { readOnly: true });
  return snapshot ? ok(snapshot) : notFound();
}
