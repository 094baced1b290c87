import type { Consent, ConsentsClient } from '@lendline/consents/contract';
import { ok } from '@lendline/kernel';
import { notices } from '../data/notices.ts';
import { found, type Handling } from './answers.ts';
import { count, type Lender, now } from './lender.ts';

export function consentsOf(lender: Lender): Handling<ConsentsClient> {
  return {
    listNotices: () => ok({ country: lender.line.country, notices }),
    listMine: () => ok({ consents: lender.consents }),
    give: ({ source, noticeVersion, noticeHash }) => {
      const times = count(lender, 'give');
      const notice = notices.find((one) => one.source === source)!;
      const consent: Consent = {
        id: `consent_${times}`,
        source,
        purpose: notice.purpose,
        recipient: notice.recipient,
        noticeVersion,
        noticeHash,
        state: 'given',
        givenAt: now(),
        expiresAt: now(notice.retentionDays * 86_400),
        withdrawnAt: null,
      };
      lender.consents = [...lender.consents, consent];
      return ok(consent);
    },
    withdraw: ({ consentId }) => {
      lender.consents = lender.consents.map((consent) =>
        consent.id === consentId ? { ...consent, state: 'withdrawn', withdrawnAt: now() } : consent,
      );
      return found(lender.consents.find(({ id }) => id === consentId));
    },
  };
}
