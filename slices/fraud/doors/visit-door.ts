import { randomBytes } from 'node:crypto';
import type { Context } from '@lendline/kernel';
import { borrowerLine, type DoorAccess, type SliceInstance } from '@lendline/platform';
import type { FraudClient } from '../contract.ts';
import type { FraudTables } from '../store/tables.ts';
import type { SeenBrowser } from '../usecases/observe-visit.ts';

type App = Parameters<NonNullable<SliceInstance<FraudClient, FraudTables>['doors']>>[0];
type Request = Parameters<DoorAccess['identify']>[0];

export interface VisitDoor {
  /** Whose word on the address counts: that of the connection, of the proxy in front of us, or nobody's. */
  readonly networkAddress: 'connection' | 'forwarded' | 'off';
  observe(context: Context, seen: SeenBrowser): Promise<boolean>;
}

/** Named in the notice of line checks. Only this path ever gets it, and no script can read it. */
export const deviceCookie = 'lendline_device';
const path = '/api/fraud/visits';
// As long as browsers keep any cookie (RFC 6265bis, section 5.5).
const life_days = 400;

/**
 * `POST /fraud/visits`: the borrower app says that it is there, before an application is handed in and before an
 * agreement is signed. The browser gets a random id of ours the first time that its borrower agreed to line checks;
 * without consent nothing is set or kept.
 */
export function visitDoor(app: App, access: DoorAccess, door: VisitDoor): void {
  app.post('/fraud/visits', async (request) => {
    if (request.req.header('sec-fetch-site') === 'cross-site') return new Response(null, { status: 403 });
    const context = await access.identify(request, ['borrower']);
    if (context.actor.kind !== 'borrower') return new Response(null, { status: 401 });
    const known = cookieOf(request);
    const device = known ?? randomBytes(16).toString('base64url');
    const seen = { lineId: borrowerLine(context), device, address: addressOf(request, door.networkAddress) };
    const kept = await door.observe(context, seen);
    const headers = new Headers({ 'cache-control': 'no-store' });
    // Set again each time, so that a browser that comes back keeps it.
    if (kept) headers.set('set-cookie', cookieText(device, isSecure(request)));
    return new Response(null, { status: 204, headers });
  });
}

function cookieOf(request: Request): string | undefined {
  const value = request.req.header('cookie')?.match(/(?:^|;\s*)lendline_device=([^;]*)/)?.[1];
  return value !== undefined && /^[\w-]{22}$/.test(value) ? value : undefined;
}

function cookieText(device: string, secure: boolean): string {
  const most_s = life_days * 24 * 3600;
  return `${deviceCookie}=${device}; Max-Age=${most_s}; Path=${path}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

/** As for sessions: who lies about it only harms their own cookie. */
function isSecure(request: Request): boolean {
  return new URL(request.req.url).protocol === 'https:' || request.req.header('x-forwarded-proto') === 'https';
}

/** Of the forwarded addresses the last: the one that our own proxy saw, and not what the browser made up. */
function addressOf(request: Request, from: VisitDoor['networkAddress']): string | null {
  if (from === 'off') return null;
  if (from === 'forwarded') return request.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? null;
  const environment = request.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return environment?.incoming?.socket?.remoteAddress ?? null;
}
