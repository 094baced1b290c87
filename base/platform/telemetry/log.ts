import { pino } from 'pino';
import { mask } from './mask.ts';

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
 * A logger that cannot print personal data. Fields outside the list are dropped. A field's value is a word of the
 * machine: one with spaces is not printed, nor is anything inside an object. Long numbers and Chinese characters
 * are masked everywhere. Of an error only its kind, its code and its stack frames are kept, never its message, which
 * may quote a row. What remains to review: an event text is a constant that names nobody.
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
    kept[name] = name === 'path' && isFilePath(value) ? mask(value) : cleanValue(value);
  }
  return kept;
}

function isFilePath(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('/');
}

function cleanValue(value: unknown): unknown {
  if (value instanceof Error) return cleanError(value);
  if (typeof value === 'string') return machineWord(value);
  if (typeof value === 'number' || typeof value === 'bigint') return cleanNumber(value);
  if (Array.isArray(value)) return value.map((item) => cleanValue(item));
  return typeof value === 'boolean' ? value : null;
}

function machineWord(text: string): string {
  return /\s/.test(text) ? '[text]' : mask(text);
}

/** A phone number may come as a number; counts and milliseconds stay below its nine digits. */
function cleanNumber(value: number | bigint): unknown {
  const text = value.toString();
  if (value > -100_000_000 && value < 100_000_000) return typeof value === 'bigint' ? text : value;
  return mask(text);
}

function cleanError(error: Error): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? machineWord(error.code) : undefined;
  return { name: machineWord(error.name), code, frames: framesOf(error) };
}

const frame = /^\s+at (?:.+ \()?(?:<anonymous>|native|index \d+|.+:\d+:\d+)\)?$/;

/** The innermost frames. The message stands above them in the stack, and a message may look like a frame. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const start = message === '' ? -1 : stack.indexOf(message);
  const below = start < 0 ? stack : stack.slice(start + message.length);
  const lines = below.split('\n');
  const firstFrame = lines.findLastIndex((line) => !frame.test(line)) + 1;
  return lines.slice(firstFrame, firstFrame + 12).map((line) => mask(line.trim()));
}
