import { idOf, z } from '@lendline/platform';

const mostRows = 5_000;

/** The body of a partner's message: whose feed, whose account it is if that is known, and rows of the feed's source. */
const message = z.object({
  feed: idOf('feed'),
  holder: z.object({ name: z.string().max(200).optional(), number: z.string().max(32).optional() }).optional(),
  rows: z.array(z.unknown()).max(mostRows),
});

export type PushedBody = z.infer<typeof message>;

/** The body as JSON, or null where it is none, or of another shape. */
export function readPushedBody(text: string): PushedBody | null {
  try {
    const read = message.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
