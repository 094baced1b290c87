import type { Actor, Clock, Context, Locale } from '@lendline/kernel';
import { fakeClock } from './fake-clock.ts';

export interface TestContext {
  readonly tenant?: string;
  readonly actor?: Actor;
  readonly correlation?: string;
  readonly locale?: Locale;
  readonly clock?: Clock;
}

/** A context that names only what the test is about. */
export function testContext(given: TestContext = {}): Context {
  const clock = given.clock ?? fakeClock();
  return {
    tenant: given.tenant ?? 'main',
    actor: given.actor ?? service('test'),
    correlation: given.correlation ?? 'test',
    locale: given.locale ?? 'en',
    now: () => clock.now(),
  };
}

export function borrower(line: string): Actor {
  return { kind: 'borrower', line };
}

export function staff(id: string, ...permissions: readonly string[]): Actor {
  return { kind: 'staff', id, permissions };
}

export function service(name: string): Actor {
  return { kind: 'service', name };
}

export const anonymous: Actor = { kind: 'anonymous' };
