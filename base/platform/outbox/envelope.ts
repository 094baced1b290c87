import type { Locale } from '@lendline/kernel';

/** An event as a consumer gets it. */
export interface EventEnvelope {
  /** `event_...`; the same on every try. */
  readonly id: string;
  /** `<slice>.<what-happened>`. */
  readonly type: string;
  /** The version of `data`'s form. */
  readonly version: number;
  /** Who published it. */
  readonly slice: string;
  readonly tenant: string;
  readonly subject: string;
  /** Who caused it, as `actorName` writes it. */
  readonly actor: string;
  readonly correlation: string;
  readonly locale: Locale;
  readonly occurredAt: Temporal.Instant;
  readonly data: unknown;
}
