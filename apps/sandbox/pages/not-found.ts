import type { Context } from 'hono';
import { html } from 'hono/html';
import { page, readerOf } from './layout.ts';

/** A page for browsers, the common error body for everything else. */
export function notFoundPage(c: Context): Response | Promise<Response> {
  if (!(c.req.header('accept') ?? '').includes('text/html')) {
    return c.json({ status: 404, code: 'NOT_FOUND', message: 'The specified resource is not found.' }, 404);
  }
  const reader = readerOf(c);
  return c.html(page(reader, { title: reader.t('pageNotFound'), body: html`` }), 404);
}
