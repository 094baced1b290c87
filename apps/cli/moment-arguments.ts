import { isZone } from '@lendline/behaviour';
import { InvalidArgumentError } from 'commander';

/** Reads a zone of the IANA database from an option. */
export function zoneArgument(text: string): string {
  if (!isZone(text)) throw new InvalidArgumentError('A zone has the form Asia/Shanghai.');
  return text;
}

/** Reads an instant from an option. */
export function instantArgument(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new InvalidArgumentError('An instant has the form 2026-01-31T00:00:00+08:00.');
  }
}
