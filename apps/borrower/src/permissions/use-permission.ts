import type { Notice } from '@lendline/consents/contract';
import { useJourney } from '../journey/journey-context.ts';
import { consentTo } from '../journey/stage.ts';

/** Whether the borrower lets us read a source; what to ask them with, where they do not and the lender asks at all. */
export function usePermission(source: string): { readonly allowed: boolean; readonly toAsk: Notice | undefined } {
  const { journey } = useJourney();
  const allowed = consentTo(source, journey.consents) !== null;
  return { allowed, toAsk: allowed ? undefined : journey.notices.find((one) => one.source === source) };
}
