import type { SignalId, SignalValues } from '@lendline/typology';
import type { FraudAssessment } from '../contract.ts';

interface Level {
  readonly signal: SignalId;
  readonly raised: number;
  readonly high: number;
}

/** Judgement, to be weighed anew on a lender's own cases: above what families, shops and dormitories were imagined to do. */
export const velocityLevels: readonly Level[] = [
  { signal: 'applications_of_number_24h', raised: 4, high: 8 },
  { signal: 'applications_of_id_24h', raised: 4, high: 8 },
  { signal: 'numbers_of_id_30d', raised: 3, high: 5 },
  { signal: 'devices_of_id_30d', raised: 4, high: 8 },
  { signal: 'applications_of_device_24h', raised: 5, high: 10 },
  { signal: 'ids_of_device_7d', raised: 4, high: 7 },
  { signal: 'numbers_of_device_7d', raised: 4, high: 7 },
  { signal: 'ids_of_account_30d', raised: 3, high: 5 },
  { signal: 'ids_of_network_24h', raised: 60, high: 200 },
];

/** Without these nobody can say that nothing is unusual; a device or an account may simply not be known. */
const needed: readonly SignalId[] = ['applications_of_number_24h', 'applications_of_id_24h'];

/** How fast somebody tries, by the fastest of what is counted. */
export function velocityLevel(signals: SignalValues): FraudAssessment['velocity'] {
  const reaches = (level: 'raised' | 'high'): boolean =>
    velocityLevels.some((one) => {
      const value = signals[one.signal];
      return typeof value === 'number' && value >= one[level];
    });
  if (reaches('high')) return 'high';
  if (reaches('raised')) return 'raised';
  return needed.every((signal) => typeof signals[signal] === 'number') ? 'normal' : 'unknown';
}
