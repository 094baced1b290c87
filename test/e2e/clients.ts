import { Buffer } from 'node:buffer';
import type { ApplicationsClient } from '@lendline/applications/contract';
import { applicationsRoutes } from '@lendline/applications/routes';
import type { ConsentsClient } from '@lendline/consents/contract';
import { consentsRoutes } from '@lendline/consents/routes';
import type { FeaturesClient } from '@lendline/features/contract';
import { featuresRoutes } from '@lendline/features/routes';
import type { LinesClient } from '@lendline/lines/contract';
import { linesRoutes } from '@lendline/lines/routes';
import type { LoansClient } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import type { PaymentsClient } from '@lendline/payments/contract';
import { paymentsRoutes } from '@lendline/payments/routes';
import type { RecordsClient } from '@lendline/records/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { browserClient } from '@lendline/ui';
import type { Page } from 'playwright-core';
import type { Reader } from './borrower-hands.ts';

/**
 * The lender's API with the session of a page, whoever is signed in there: to see what is recorded behind a screen, and
 * to bring a person quickly to the screen that a test is about.
 */
export function apiOf(page: Page, lender: string, reader: Reader = 'en') {
  const send = async (path: string, { method, headers, body }: RequestInit): Promise<Response> => {
    const data = typeof body === 'string' || !body ? body : Buffer.from(body as Uint8Array);
    const answer = await page.request.fetch(new URL(path, lender).href, {
      method: method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(data ? { data } : {}),
    });
    return new Response(Uint8Array.from(await answer.body()), { status: answer.status(), headers: answer.headers() });
  };
  const settings = { locale: () => reader, fetch: send };
  return {
    lines: browserClient<LinesClient>(linesRoutes, settings),
    consents: browserClient<ConsentsClient>(consentsRoutes, settings),
    records: browserClient<RecordsClient>(recordsRoutes, settings),
    applications: browserClient<ApplicationsClient>(applicationsRoutes, settings),
    features: browserClient<FeaturesClient>(featuresRoutes, settings),
    loans: browserClient<LoansClient>(loansRoutes, settings),
    payments: browserClient<PaymentsClient>(paymentsRoutes, settings),
  };
}

export type Api = ReturnType<typeof apiOf>;
