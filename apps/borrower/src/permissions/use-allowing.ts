import type { Consent, Notice } from '@lendline/consents/contract';
import { attempt } from '../api/attempt.ts';
import { consents } from '../api/consents.ts';
import { useAction } from '../api/use-action.ts';
import { useJourney, withConsent } from '../journey/journey-context.ts';

/** Says yes to a notice as it stands; `then` gets all consents with the new one. */
export function useAllowing(notice: Notice, then: (all: readonly Consent[]) => void) {
  const { journey, reload } = useJourney();
  return useAction(async () => {
    const input = { source: notice.source, noticeVersion: notice.version, noticeHash: notice.hash };
    const result = await attempt({ name: `consent.${notice.source}`, input }, (options) =>
      consents.give(input, options),
    );
    if (result.ok) then(withConsent(journey.consents, result.value));
    else if (result.error.code === 'consents.notice-changed') await reload();
    return result;
  });
}
