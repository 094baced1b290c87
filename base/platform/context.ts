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
export function asService({ tenant, correlation, locale, ...asked }: Context, name: string): Context {
  // Without the asker's key: it names a request of theirs, and another's under the same service may have the same one.
  return { tenant, correlation, locale, actor: { kind: 'service', name }, now: () => asked.now() };
}
