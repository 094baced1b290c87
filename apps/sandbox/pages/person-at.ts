import type { Context } from 'hono';
import type { Person } from '@lendline/world';
import type { Site } from './site.ts';

/** Whose page it is, by the address; undefined when the country has nobody there. */
export function personAt(site: Site, c: Context): Person | undefined {
  const index = Number(c.req.param('index'));
  return site.world.has(index) ? site.world.person(index) : undefined;
}
