import type { EventEnvelope, SliceTransaction } from '@lendline/platform';
import type { ConsentChanged } from '@lendline/consents/contract';
import type { RecordSource } from '../contract.ts';
import { linkedFeeds } from '../store/feeds.ts';
import type { RecordsTables } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';
import { endFeed } from './stop-feed.ts';

/** A consent was withdrawn: its feeds end at once, before anybody asks again. */
export async function hearWithdrawal(
  { consentNames }: Pick<RecordsParts, 'consentNames'>,
  tx: SliceTransaction<RecordsTables>,
  event: EventEnvelope,
): Promise<void> {
  const { lineId, source } = event.data as ConsentChanged;
  const sources = (['call-records', 'payment-statement'] as const satisfies readonly RecordSource[]).filter(
    (name) => consentNames[name] === source,
  );
  for (const feed of await linkedFeeds(tx, { line: lineId, sources })) {
    await endFeed(tx, feed, { to: 'consent-ended', reason: 'withdrawn' });
  }
}
