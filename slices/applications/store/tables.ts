import type { Currency, Locale, LocalText } from '@lendline/kernel';
import type { DecisionForBorrower } from '@lendline/decisions/contract';
import type { Line, LineId } from '@lendline/lines/contract';
import type { CreditLineId, LoanId } from '@lendline/loans/contract';
import type { Segment } from '@lendline/models/contract';
import type { Generated } from 'kysely';
import type {
  AgreementId,
  ApplicationId,
  ApplicationProduct,
  ApplicationState,
  DecisionStage,
  Review,
} from '../contract.ts';
import type { GuarantorId, GuarantorState } from '../business-contract.ts';
import type { OfferTerms } from '../rules/offer.ts';
import type { Happening } from '../rules/timeline.ts';

/** What was chosen of the menu, as it was worked out on `day` of the lender's zone. */
export interface Choice extends OfferTerms {
  readonly day: string;
  readonly chosenAt: string;
}

export interface StoredApplication {
  id: ApplicationId;
  tenant: string;
  line_id: LineId;
  state: ApplicationState;
  segment: Segment;
  currency: Currency;
  requested: bigint | null;
  line_view: Line;
  created_at: Temporal.Instant;
  submitted_at: Temporal.Instant | null;
  waiting_since: Temporal.Instant | null;
  nudged_at: Temporal.Instant | null;
  attempt: number;
  progress: readonly DecisionStage[];
  decision: DecisionForBorrower | null;
  tier: string | null;
  score: number | null;
  offered_until: Temporal.Instant | null;
  choice: Choice | null;
  cost_opened_at: Temporal.Instant | null;
  cost_confirmed_at: Temporal.Instant | null;
  agreement_id: AgreementId | null;
  loan_id: LoanId | null;
  hold: LocalText | null;
  held_at: Temporal.Instant | null;
  proved_again_at: Temporal.Instant | null;
  released_at: Temporal.Instant | null;
  product: ApplicationProduct;
  /** The credit line that it opened, or is drawn on. */
  credit_line_id: CreditLineId | null;
  /** Of a drawdown: the application that opened the credit line. */
  drawn_under: ApplicationId | null;
  /** The Idempotency-Key of the request that started it. */
  request_key: string | null;
}

export interface StoredHappening {
  seq: Generated<bigint>;
  tenant: string;
  application_id: ApplicationId;
  at: Temporal.Instant;
  actor: string;
  what: Happening;
  from_state: ApplicationState;
  to_state: ApplicationState;
}

/** What proves a signature, besides the hash it is bound to. No personal data. */
export interface SignatureEvidence {
  readonly proofId: string;
  readonly subject: string;
  readonly provedAt: string;
  readonly method: 'one-time-code';
}

export interface StoredAgreement {
  id: AgreementId;
  tenant: string;
  application_id: ApplicationId;
  version: string;
  /** Of the agreement of a renewal, the change of the credit line that it is of. */
  renewal_id: string | null;
  hash: string;
  locale: Locale;
  pdf: string;
  made_at: Temporal.Instant;
  signed_at: Temporal.Instant | null;
  signature: SignatureEvidence | null;
}

export interface StoredAppeal {
  application_id: ApplicationId;
  tenant: string;
  message: string;
  made_at: Temporal.Instant;
  answer: string | null;
  answered_at: Temporal.Instant | null;
}

export interface StoredReview {
  id: string;
  tenant: string;
  application_id: ApplicationId;
  by: string;
  outcome: Review['outcome'];
  tier: string | null;
  note: string;
  at: Temporal.Instant;
}

export interface StoredReleaseVote {
  id: string;
  tenant: string;
  application_id: ApplicationId;
  held_at: Temporal.Instant;
  by: string;
  note: string;
  at: Temporal.Instant;
}

export interface StoredBusiness {
  application_id: ApplicationId;
  tenant: string;
  code_index: string;
  code: string;
  masked_code: string;
  name: string;
  sole_trader: boolean;
  described_at: Temporal.Instant;
}

export interface StoredGuarantor {
  id: GuarantorId;
  tenant: string;
  application_id: ApplicationId;
  name: string;
  masked_name: string;
  phone_index: string;
  masked_phone: string;
  state: GuarantorState;
  named_at: Temporal.Instant;
  line_id: LineId | null;
  answered_at: Temporal.Instant | null;
  signed_hash: string | null;
  signed_at: Temporal.Instant | null;
  signature: SignatureEvidence | null;
}

export interface ApplicationsTables {
  application: StoredApplication;
  happening: StoredHappening;
  agreement: StoredAgreement;
  appeal: StoredAppeal;
  review: StoredReview;
  release_vote: StoredReleaseVote;
  business: StoredBusiness;
  guarantor: StoredGuarantor;
}
