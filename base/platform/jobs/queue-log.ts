import { Logger } from 'graphile-worker';
import type { Log } from '../database/log.ts';

/** graphile-worker's chatter in our log: its warnings and errors, without payloads. */
export function inQuietLog(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    if (level === 'error') log.error({ scope: scope.taskIdentifier }, message);
    if (level === 'warning') log.warn({ scope: scope.taskIdentifier }, message);
  });
}
