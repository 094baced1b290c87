import type { Context } from 'hono';

/** A text field of a posted form; a missing field or a file reads as empty. */
export async function formText(c: Context, field: string): Promise<string> {
  const value = (await c.req.parseBody())[field];
  return typeof value === 'string' ? value : '';
}
