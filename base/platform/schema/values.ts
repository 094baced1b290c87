import { z } from '@hono/zod-openapi';
import {
  currencies,
  type Currency,
  type FileAnswer,
  type Id,
  isId,
  type Locale,
  locales,
  type LocalText,
  type WireMoney,
} from '@lendline/kernel';

export { z } from '@hono/zod-openapi';

/** A prefixed id as a schema: `idOf('loan')` reads `loan_...` only. */
export function idOf<Prefix extends string>(prefix: Prefix): z.ZodType<Id<Prefix>> {
  return z
    .string()
    .refine((text) => isId(prefix, text), { message: `expected an id that starts with ${prefix}_` })
    .openapi({ example: `${prefix}_01k9xq3v5e8m2n4p6r8s0t1v2w` }) as unknown as z.ZodType<Id<Prefix>>;
}

/** Minor units as a decimal-integer string, with the currency. */
export const wireMoney: z.ZodType<WireMoney> = z.object({
  amount: z.string().regex(/^-?\d{1,18}$/, 'expected whole minor units, such as "150000" for 1,500.00'),
  currency: z.enum(Object.keys(currencies) as [Currency, ...Currency[]]),
});

/** An instant, ISO 8601 with zone or `Z`. */
export const instantText = z.string().refine((text) => isReadable(() => Temporal.Instant.from(text)), {
  message: 'expected an instant, such as 2026-03-01T08:00:00Z',
});

/** A calendar day, ISO 8601. */
export const dateText = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && isReadable(() => Temporal.PlainDate.from(text)), {
    message: 'expected a day, such as 2026-03-01',
  });

export const localeName: z.ZodType<Locale> = z.enum(locales);

export const localText: z.ZodType<LocalText> = z.object({ 'zh-CN': z.string(), en: z.string() });

/** The input or answer of an operation that takes or says nothing. */
export const nothing: z.ZodType<Record<string, never>> = z.object({}) as unknown as z.ZodType<Record<string, never>>;

export const bytes: z.ZodType<Uint8Array<ArrayBuffer>> = z
  .custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array, { message: 'expected a file' })
  .openapi({ type: 'string', format: 'binary' });

export const fileAnswer: z.ZodType<FileAnswer> = z.object({ fileName: z.string(), mediaType: z.string(), bytes });

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
