import { err, ok, type Result } from '@lendline/kernel';
import { instantText, z } from '@lendline/platform';
import type { LendingQuery } from '@lendline/typology';

const lenders = {
  bank: { group: 'bank', sort: 'tra' },
  'internet-bank': { group: 'bank', sort: 'ret' },
  'consumer-finance': { group: 'nbank', sort: 'cons' },
  'micro-lender': { group: 'nbank', sort: 'sloan' },
  'online-micro-lender': { group: 'nbank', sort: 'nsloan' },
  'cash-instalment': { group: 'nbank', sort: 'ca' },
} as const satisfies Readonly<Record<string, LendingQuery['lender']>>;

const products = {
  'small-cash': 'pdl',
  'cash-instalment': 'caon',
  consumer: 'coon',
  card: 'rel',
} as const satisfies Readonly<Record<string, LendingQuery['product']>>;

const keys = { id: ['id'], phone: ['cell'], both: ['id', 'cell'] } as const satisfies Readonly<
  Record<string, LendingQuery['by']>
>;

const keyOf = <Names extends object>(of: Names) => z.enum(Object.keys(of) as [keyof Names & string]);

const answer = z.object({
  openLenders: z.number().int().min(0).max(10_000).nullish(),
  queries: z
    .array(
      z.object({
        id: z.string().min(1).max(100),
        at: instantText,
        institution: z.string().min(1).max(100),
        institutionKind: keyOf(lenders),
        product: keyOf(products),
        by: keyOf(keys),
      }),
    )
    .max(10_000),
});

/** What a register said of somebody. */
interface Answered {
  readonly queries: readonly LendingQuery[];
  /** Null where it does not tell. */
  readonly openLenders: number | null;
}

/**
 * Reads what a register answered into the words of the published grammar. A kind or product that we do not know makes the whole
 * answer unreadable: left out, it would count as an application that never was.
 */
export function readAnswer(text: string): Result<Answered, 'not-readable'> {
  const read = answer.safeParse(parsed(text));
  if (!read.success) return err('not-readable');
  const { queries, openLenders } = read.data;
  return ok({
    openLenders: openLenders ?? null,
    queries: queries.map(({ id, at, institution, institutionKind, product, by }): LendingQuery => {
      const instant = Temporal.Instant.from(at);
      // The register tells what it knows when it is asked; when it learnt of it, it does not say.
      return {
        id,
        at: instant,
        arrived: instant,
        by: keys[by],
        institution,
        lender: lenders[institutionKind],
        product: products[product],
      };
    }),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
