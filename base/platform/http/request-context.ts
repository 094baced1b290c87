import { type Actor, type Clock, type Context, type Locale, locales } from '@lendline/kernel';
import type { Context as Request } from 'hono';
import { getCookie } from 'hono/cookie';
import { defaultTenant, newContext } from '../context.ts';
import { mask } from '../telemetry/mask.ts';
import type { ServiceTokens } from './service-token.ts';

/** Finds out whose session a token is; the composition root asks the slice that owns the sessions. */
export interface Sessions {
  borrower(token: string, context: Context): Promise<Actor | null>;
  staff(token: string, context: Context): Promise<Actor | null>;
}

export const sessionCookies = { borrower: 'lendline_borrower', staff: 'lendline_staff' } as const;

export interface Identification {
  readonly sessions: Sessions;
  readonly tokens: ServiceTokens;
  readonly clock: Clock;
}

/**
 * Who asks, from the service token or the session cookie that the route's audience calls for. A console page
 * and a borrower page may be open in one browser, so the route says which cookie counts.
 */
export function identify(
  request: Request,
  audience: readonly string[],
  identification: Identification,
): Promise<Context> {
  return recognise(stranger(request, identification.clock), { request, audience, identification });
}

/** The context of a request of which nobody knows yet who asks. */
export function stranger(request: Request, clock: Clock): Context {
  const actor = { kind: 'anonymous' } as const;
  return newContext({ actor, clock, correlation: correlationOf(request), locale: localeOf(request) });
}

export interface Asked {
  readonly request: Request;
  readonly audience: readonly string[];
  readonly identification: Identification;
}

/** The stranger's context with the actor that the request proves to be. Rejects when that cannot be found out. */
export async function recognise(base: Context, { request, audience, identification }: Asked): Promise<Context> {
  const { sessions, tokens } = identification;
  const bearer = request.req.header('authorization')?.match(/^Bearer (.+)$/)?.[1];
  if (bearer) {
    const service = await tokens.verify(bearer);
    if (service) return { ...base, ...service, now: () => base.now() };
  }
  const actor = (await sessionActor(request, audience, { sessions, context: base })) ?? base.actor;
  return { ...base, tenant: defaultTenant, actor, now: () => base.now() };
}

async function sessionActor(
  request: Request,
  audience: readonly string[],
  { sessions, context }: { sessions: Sessions; context: Context },
): Promise<Actor | null> {
  for (const kind of ['borrower', 'staff'] as const) {
    const token = getCookie(request, sessionCookies[kind]);
    if (!token || !audience.includes(kind)) continue;
    const actor = await sessions[kind](token, context);
    if (actor) return actor;
  }
  return null;
}

function correlationOf(request: Request): string {
  const given = request.req.header('x-correlation');
  // It is logged as it stands, so one that might be somebody's number is not taken over.
  const usable = given && /^[\w-]{8,64}$/.test(given) && mask(given) === given;
  return usable ? given : globalThis.crypto.randomUUID();
}

function localeOf(request: Request): Locale {
  const wanted = request.req.header('accept-language') ?? '';
  return locales.find((locale) => wanted.toLowerCase().startsWith(locale.slice(0, 2).toLowerCase())) ?? 'en';
}
