/** What the database half needs of a logger; a pino logger is one. Fields never hold personal data. */
export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
