import type { Log } from '../telemetry/log.ts';

export type { Log } from '../telemetry/log.ts';

const drop = (): void => {};

/** For short-lived programs and tests that have nobody to tell. */
export const silentLog: Log = { debug: drop, info: drop, warn: drop, error: drop };
