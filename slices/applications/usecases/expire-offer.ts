import { type Context, ok } from '@lendline/kernel';
import { asService } from '@lendline/platform';
import type { ApplicationId } from '../contract.ts';
import { changeApplication } from './change-application.ts';
import { type ApplicationsParts, slice } from './parts.ts';

/** The job at the end of an offer's time. Changing an application expires it when it is due; here nothing else changes. */
export async function expireOffer(
  parts: ApplicationsParts,
  asked: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<void> {
  await changeApplication(parts, asService(asked, slice), {
    target: { id: applicationId, owner: null, action: 'expire' },
    work: (_tx, row) => Promise.resolve(ok(row)),
  });
}
