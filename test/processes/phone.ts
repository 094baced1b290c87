import type { ApplicationsClient } from '@lendline/applications/contract';
import { applicationsRoutes } from '@lendline/applications/routes';
import type { ConsentsClient } from '@lendline/consents/contract';
import { consentsRoutes } from '@lendline/consents/routes';
import type { Problem, Result } from '@lendline/kernel';
import type { LinesClient } from '@lendline/lines/contract';
import { linesRoutes } from '@lendline/lines/routes';
import type { LoansClient } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import type { RecordsClient } from '@lendline/records/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { browserClient } from '@lendline/ui';
import type { Person } from '@lendline/world';

/** One person's phone: it keeps its cookie and calls the same API as the phone app does. */
export interface Phone {
  readonly lines: ReturnType<typeof browserClient<LinesClient>>;
  readonly consents: ReturnType<typeof browserClient<ConsentsClient>>;
  readonly records: ReturnType<typeof browserClient<RecordsClient>>;
  readonly applications: ReturnType<typeof browserClient<ApplicationsClient>>;
  readonly loans: ReturnType<typeof browserClient<LoansClient>>;
}

/** @param addressOf the process that runs a slice; a proxy in front of them does this in a real installation */
export function newPhone(addressOf: (slice: string) => string): Phone {
  let cookie = '';
  const settings = {
    locale: () => 'en',
    fetch: async (path: string, init: RequestInit): Promise<Response> => {
      const slice = path.split('/')[2] ?? '';
      const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
      const response = await fetch(new URL(path, addressOf(slice)), { ...init, headers });
      const set = response.headers.getSetCookie()[0];
      if (set) cookie = set.split(';')[0] ?? '';
      return response;
    },
  };
  return {
    lines: browserClient<LinesClient>(linesRoutes, settings),
    consents: browserClient<ConsentsClient>(consentsRoutes, settings),
    records: browserClient<RecordsClient>(recordsRoutes, settings),
    applications: browserClient<ApplicationsClient>(applicationsRoutes, settings),
    loans: browserClient<LoansClient>(loansRoutes, settings),
  };
}

export function must<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.text.en}`);
  return answer.value;
}

/** The code in the newest message of a simulated phone. */
export async function latestCode(countryUrl: string, person: Person): Promise<string> {
  const response = await fetch(`${countryUrl}/inbox/api/phones/${encodeURIComponent(person.phone)}/messages`);
  const { messages } = (await response.json()) as { messages: readonly { code: string | null }[] };
  const code = messages.map((message) => message.code).find((found) => found !== null && found !== undefined);
  if (!code) throw new Error('the simulated phone got no code');
  return code;
}
