import { z } from '@lendline/platform';

const partner = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  source: z.enum(['call-records', 'payment-statement']),
  /** Two while the partner changes from one to the other. */
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}=*( whsec_[A-Za-z0-9+/]{32,}=*)?$/),
});

const expected =
  'expected a JSON list such as [{"name": "acme", "source": "payment-statement", "secret": "whsec_..."}], secrets of 24 bytes or more (two with a space between while they change), names once';

/** The partners that may send, as configuration holds them: a JSON list. */
export const partnerList = z
  .string()
  .default('[]')
  .transform((text, issue): z.infer<typeof partner>[] => {
    const read = z.array(partner).safeParse(parsed(text));
    if (read.success && new Set(read.data.map(({ name }) => name)).size === read.data.length) return read.data;
    issue.addIssue(expected);
    return z.NEVER;
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
