import { err, ok, type Result } from '@lendline/kernel';
import type { z } from '@hono/zod-openapi';

export interface ConfigProblem {
  /** The environment variable to set. */
  readonly variable: string;
  readonly expected: string;
}

/** `('payments', 'walletUrl')` -> `LENDLINE_PAYMENTS_WALLET_URL`. */
export function variableName(section: string, key: string): string {
  const snake = key.replaceAll(/[A-Z]/g, '_$&').toUpperCase();
  return `LENDLINE_${section.toUpperCase()}_${snake}`;
}

const sharedPrefix = 'LENDLINE_ALL_';

/**
 * Reads one section of configuration from environment variables; `LENDLINE_ALL_*` is given to every section,
 * and the section's own variables win over it. Every problem is reported at once, by the
 * variable's name, before anything starts; values are never repeated, because they may be secrets.
 */
export function readConfig<Config>(
  section: string,
  schema: z.ZodType<Config>,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly ConfigProblem[]> {
  const own = withPrefix(environment, `LENDLINE_${section.toUpperCase()}_`);
  const read = schema.safeParse({ ...withPrefix(environment, sharedPrefix), ...own });
  if (read.success) return ok(read.data);
  return err(
    read.error.issues.map((issue) => ({
      variable: variableName(section, issue.path.length === 0 ? '*' : issue.path.map(String).join('_')),
      expected: issue.message,
    })),
  );
}

function withPrefix(environment: Readonly<Record<string, string | undefined>>, prefix: string): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith(prefix) && value !== undefined && value !== '') given[camel(name.slice(prefix.length))] = value;
  }
  return given;
}

function camel(upperSnake: string): string {
  return upperSnake.toLowerCase().replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
