import { pino } from 'pino';

/** The only fields a log line may hold. None of them is about a person; a new one is added here, in review. */
const allowedFields = [
  'slice',
  'operation',
  'correlation',
  'tenant',
  'actor_kind',
  'status',
  'code',
  'ms',
  'count',
  'task',
  'attempt',
  'event',
  'event_id',
  'subject_id',
  'port',
  'url_path',
  'schema',
  'state',
  'path',
  'pid',
  'day',
  'err',
  'pool',
  'tries',
  'applied',
  'scope',
  'producer',
  'consumer',
] as const;

export type LogField = (typeof allowedFields)[number];
export type LogFields = Partial<Readonly<Record<LogField, unknown>>>;

export interface Log {
  debug(fields: LogFields, event: string): void;
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
}

export interface LogOptions {
  readonly level?: string;
  /** Where lines go; standard error unless told, because standard output is for answers. */
  readonly write?: (line: string) => void;
}

/**
 * A logger that cannot print personal data: fields outside the list are dropped, runs of seven or more
 * digits (phone, id and account numbers) are masked in every text, and of an error only its kind, its code
 * and its stack frames are kept, never its message, which may quote a row.
 */
export function createLog(options: LogOptions = {}): Log {
  const destination = options.write ? { write: options.write } : pino.destination({ fd: 2, sync: false });
  const logger = pino(
    { level: options.level ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );
  return {
    debug: (fields, event) => logger.debug(clean(fields), mask(event)),
    info: (fields, event) => logger.info(clean(fields), mask(event)),
    warn: (fields, event) => logger.warn(clean(fields), mask(event)),
    error: (fields, event) => logger.error(clean(fields), mask(event)),
  };
}

function clean(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of allowedFields) {
    const value = fields[name];
    if (value === undefined) continue;
    kept[name] = cleanValue(value);
  }
  return kept;
}

function cleanValue(value: unknown): unknown {
  if (value instanceof Error) return cleanError(value);
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => cleanValue(item));
  // An object could hold anything: only plain values pass.
  return typeof value === 'object' ? null : value;
}

function cleanError(error: Error): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { name: error.name, code, frames: frames.slice(0, 12).map((frame) => frame.trim()) };
}

function mask(text: string): string {
  return text.replaceAll(/\d{7,}/g, (digits) => `${'*'.repeat(digits.length - 2)}${digits.slice(-2)}`);
}
