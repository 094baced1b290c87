import type { AccountsAnswer, PermitAnswer, PermitDesk } from '../feed-connector.ts';
import type { FeedSettings } from '../feed-settings.ts';
import type { JsonReader } from '../json-calls.ts';
import { listOf, objectOf, textOf } from '../json-fields.ts';
import { apiRoot, headersOf, noAnswer } from './bank-answers.ts';

/** How often a day the bank may be asked without the person being there; four is what PSD2 allows. */
const readingsPerDay = 4;

/** Consents of the Berlin Group's account information service: asked for by us, given by the person at the bank. */
export function permitDesk(
  reader: JsonReader,
  { url: root, returnUrl }: Pick<FeedSettings, 'url' | 'returnUrl'>,
): PermitDesk {
  const back = returnUrl === undefined ? {} : { 'tpp-redirect-uri': returnUrl };
  return {
    ask: async ({ phone, until }) => {
      const body = {
        access: { allPsd2: 'allAccounts' },
        recurringIndicator: true,
        validUntil: until.toString(),
        frequencyPerDay: readingsPerDay,
        combinedServiceIndicator: false,
      };
      const answer = await reader.post(`${apiRoot}/consents`, body, { ...headersOf(null), ...back, 'psu-id': phone });
      if (answer.kind !== 'answer') return noAnswer(answer);
      const permit = textOf(objectOf(answer.body)?.['consentId']);
      if (permit === null || !permitForm.test(permit)) return { kind: 'unknown', because: 'unreadable' };
      return permitOf(answer.body, { permit, root });
    },
    look: async (permit) => {
      const answer = await reader.get(`${apiRoot}/consents/${encodeURI(permit)}/status`, headersOf(null));
      return answer.kind === 'answer' ? permitOf(answer.body, { permit, root }) : noAnswer(answer);
    },
    accounts: (permit) => accountsOf(reader, permit),
  };
}

/** It stands in addresses. */
const permitForm = /^[\w.-]{1,128}$/;
const accountForm = permitForm;

/** States from which nothing comes any more. */
const ended = new Set(['rejected', 'revokedByPsu', 'expired', 'terminatedByTpp']);

function permitOf(body: unknown, { permit, root }: { readonly permit: string; readonly root: string }): PermitAnswer {
  const told = objectOf(body);
  const status = textOf(told?.['consentStatus']);
  if (status === null) return { kind: 'unknown', because: 'unreadable' };
  if (ended.has(status)) return { kind: 'refused', because: 'not-authorised' };
  const href = textOf(objectOf(objectOf(told?.['_links'])?.['scaRedirect'])?.['href']);
  // Some banks ask in their own app and name no page.
  const at = href !== null && URL.canParse(href, root) ? href : '/';
  return { kind: 'permit', permit, agreed: status === 'valid', authoriseAt: new URL(at, root).toString() };
}

async function accountsOf(reader: JsonReader, permit: string): Promise<AccountsAnswer> {
  const answer = await reader.get(`${apiRoot}/accounts`, headersOf(permit));
  if (answer.kind !== 'answer') return noAnswer(answer);
  const told = listOf(objectOf(answer.body)?.['accounts']);
  if (!told) return { kind: 'unknown', because: 'unreadable' };
  const names = told.map((account) => textOf(objectOf(account)?.['resourceId']));
  return { kind: 'accounts', accounts: names.filter((name) => name !== null && accountForm.test(name)) as string[] };
}
