import type { RoutesOf } from '@lendline/kernel';
import type { FeaturesClient } from './contract.ts';

export const featuresRoutes = {
  catalogue: {
    method: 'GET',
    path: '/features/catalogue',
    audience: ['staff', 'service'],
    permission: 'features.read',
    summary: 'Every feature: meaning, unit, range, source, consent, direction',
  },
  compute: {
    method: 'POST',
    path: '/features/lines/{lineId}/snapshots',
    audience: ['service'],
    summary: 'Compute and keep the features of a line as of a point in time',
  },
  getSnapshot: {
    method: 'GET',
    path: '/features/snapshots/{snapshotId}',
    audience: ['staff', 'service'],
    permission: 'features.read',
    summary: 'A kept feature snapshot',
  },
  portrait: {
    method: 'GET',
    path: '/features/lines/{lineId}/portrait',
    audience: ['staff'],
    // It shows what records say, not only what was computed from them.
    permission: 'records.read',
    summary: 'The records of a line as pictures, and where each feature comes from',
  },
} as const satisfies RoutesOf<FeaturesClient>;
