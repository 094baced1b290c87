type LogLine = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** What the country logs with; pino fits. Fields never hold personal data, simulated or not. */
export interface Log {
  info: LogLine;
  warn: LogLine;
  error: LogLine;
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
