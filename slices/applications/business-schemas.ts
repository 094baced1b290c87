import { linesSchemas } from '@lendline/lines/schemas';
import { fileAnswer, idOf, instantText, localeName, nothing, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { BusinessOperations } from './business-contract.ts';

const states = z.enum(['asked', 'agreed', 'refused', 'dropped']);

export const businessSchema = z.object({ maskedCode: z.string(), name: z.string(), soleTrader: z.boolean() });

export const guarantorSchema = z.object({
  id: idOf('guarantor'),
  maskedName: z.string(),
  maskedPhone: z.string(),
  state: states,
  answeredAt: instantText.nullable(),
  signedAt: instantText.nullable(),
});

const guarantee = z.object({
  id: idOf('guarantor'),
  state: states,
  borrower: z.string(),
  business: z.string().nullable(),
  requested: wireMoney.nullable(),
  agreement: z
    .object({ hash: z.string(), locale: localeName, amount: wireMoney, totalRepayable: wireMoney })
    .nullable(),
  signedAt: instantText.nullable(),
});

const ofApplication = z.object({ applicationId: idOf('application') });
const ofGuarantor = z.object({ guarantorId: idOf('guarantor') });
const ofRenewal = z.object({ creditLineId: idOf('creditline'), hash: z.string().regex(/^[0-9a-f]{64}$/) });
const code = z.string().trim().min(1, 'expected the code from the message').max(10);
const name = z.string().trim().min(2, 'expected a name of at least 2 characters').max(120);

/** The operations on business and guarantor; `mine` is an application as its owner sees it. */
export function businessSchemasWith<Mine extends SchemasOf<BusinessOperations>['describeBusiness']['output']>(
  mine: Mine,
): SchemasOf<BusinessOperations> {
  return {
    describeBusiness: {
      input: ofApplication.extend({
        code: z.string().trim().min(1).max(40),
        name,
        representative: z.object({ name, idNumber: z.string().trim().min(1).max(40) }),
      }),
      output: mine,
    },
    nameGuarantor: { input: ofApplication.extend({ name, phone: z.string().trim().min(5).max(30) }), output: mine },
    dropGuarantor: { input: ofApplication, output: mine },
    openRenewal: {
      input: z.object({ creditLineId: idOf('creditline'), locale: localeName }),
      output: z.object({ changeId: idOf('change'), hash: z.string(), locale: localeName }),
    },
    downloadRenewal: { input: ofRenewal, output: fileAnswer },
    startRenewalSigning: {
      input: ofRenewal.extend({ locale: localeName }),
      output: linesSchemas.startSigning.output,
    },
    signRenewal: {
      input: ofRenewal.extend({ challengeId: z.string().max(64), code }),
      output: z.object({ signedAt: instantText }),
    },
    listGuarantees: { input: nothing, output: z.object({ guarantees: z.array(guarantee) }) },
    answerGuarantee: { input: ofGuarantor.extend({ agree: z.boolean() }), output: guarantee },
    downloadGuarantee: { input: ofGuarantor, output: fileAnswer },
    startGuaranteeSigning: {
      input: ofGuarantor.extend({ locale: localeName }),
      output: linesSchemas.startSigning.output,
    },
    signGuarantee: {
      input: ofGuarantor.extend({
        challengeId: z.string().max(64),
        code,
      }),
      output: guarantee,
    },
  };
}
