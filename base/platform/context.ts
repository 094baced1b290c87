import type { Actor, Clock, Context, Locale } from '@lendline/kernel';

export type { Actor, Context } from '@lendline/kernel';

/** The one lender of a single-tenant installation. */
export const defaultTenant = 'main';

export interface NewContext {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly tenant?: string;
  readonly correlation?: string;
  readonly locale?: Locale;
}

export function newContext({ actor, clock, tenant, correlation, locale }: NewContext): Context {
  return {
    tenant: tenant ?? defaultTenant,
    actor,
    correlation: correlation ?? globalThis.crypto.randomUUID(),
    locale: locale ?? 'zh-CN',
    now: () => clock.now(),
  };
}

/** The same request, asked by a slice on its own authority: what one slice asks of another. */
export function asService(context: Context, name: string): Context {
  return { ...context, actor: { kind: 'service', name }, now: () => context.now() };
}
