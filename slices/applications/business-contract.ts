import type { FileAnswer, Id, Locale, Operation, WireMoney } from '@lendline/kernel';
import type { CreditLineChangeId, CreditLineId } from '@lendline/loans/contract';
import type { Challenge } from '@lendline/lines/contract';
import type { ApplicationId, MyApplication } from './contract.ts';

export type GuarantorId = Id<'guarantor'>;

/** The licensed business of a sole trader or small firm. Its representative is the owner of the phone line. */
export interface Business {
  readonly maskedCode: string;
  readonly name: string;
  /** A business of one person or household, as its code says; a company otherwise. */
  readonly soleTrader: boolean;
}

export type GuarantorState = 'asked' | 'agreed' | 'refused' | 'dropped';

/** Who answers for the loan beside the borrower, as borrower and staff see it. */
export interface Guarantor {
  readonly id: GuarantorId;
  readonly maskedName: string;
  readonly maskedPhone: string;
  readonly state: GuarantorState;
  readonly answeredAt: string | null;
  /** When the agreement as it stands now was signed; null also when it was made anew since. */
  readonly signedAt: string | null;
}

/** What somebody is asked to guarantee, as they see it. */
export interface Guarantee {
  readonly id: GuarantorId;
  readonly state: GuarantorState;
  readonly borrower: string;
  readonly business: string | null;
  readonly requested: WireMoney | null;
  /** Once there is one to be signed. */
  readonly agreement: {
    readonly hash: string;
    readonly locale: Locale;
    readonly amount: WireMoney;
    readonly totalRepayable: WireMoney;
  } | null;
  readonly signedAt: string | null;
}

/** The agreement of a renewal, made of what the lender offers and in the language in which it is signed. */
export interface RenewalAgreement {
  readonly changeId: CreditLineChangeId;
  readonly hash: string;
  readonly locale: Locale;
}

interface OfRenewal {
  readonly creditLineId: CreditLineId;
  /** Of the agreement as it was read. */
  readonly hash: string;
}

interface OfApplication {
  readonly applicationId: ApplicationId;
}

interface OfGuarantor {
  readonly guarantorId: GuarantorId;
}

/** What the borrower does with a renewal of their credit line that the lender offers. */
export interface RenewalOperations {
  /** Makes the agreement; the same offer and language make the same one. */
  readonly openRenewal: Operation<{ readonly creditLineId: CreditLineId; readonly locale: Locale }, RenewalAgreement>;
  readonly downloadRenewal: Operation<OfRenewal, FileAnswer>;
  readonly startRenewalSigning: Operation<OfRenewal & { readonly locale: Locale }, Challenge>;
  /** Signs with the code, and the credit line is renewed. */
  readonly signRenewal: Operation<
    OfRenewal & { readonly challengeId: string; readonly code: string },
    { readonly signedAt: string }
  >;
}

export interface BusinessOperations extends RenewalOperations {
  /** The licence: unified social credit code (GB 32100-2015), name, and the representative that it names. */
  readonly describeBusiness: Operation<
    OfApplication & {
      readonly code: string;
      readonly name: string;
      readonly representative: { readonly name: string; readonly idNumber: string };
    },
    MyApplication
  >;
  /** Names a guarantor, in place of one named before. Nobody is contacted: they sign in by themselves. */
  readonly nameGuarantor: Operation<OfApplication & { readonly name: string; readonly phone: string }, MyApplication>;
  readonly dropGuarantor: Operation<OfApplication, MyApplication>;
  /** What the signed-in person is asked to guarantee, or has answered. */
  readonly listGuarantees: Operation<Record<string, never>, { readonly guarantees: readonly Guarantee[] }>;
  readonly answerGuarantee: Operation<OfGuarantor & { readonly agree: boolean }, Guarantee>;
  readonly downloadGuarantee: Operation<OfGuarantor, FileAnswer>;
  readonly startGuaranteeSigning: Operation<OfGuarantor & { readonly locale: Locale }, Challenge>;
  /** Signs the agreement as guarantor, with the code sent to the guarantor's own line. */
  readonly signGuarantee: Operation<OfGuarantor & { readonly challengeId: string; readonly code: string }, Guarantee>;
}
