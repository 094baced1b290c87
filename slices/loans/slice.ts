import { present } from '@lendline/kernel';
import type { PaymentsClient } from '@lendline/payments/contract';
import { defineSlice, z } from '@lendline/platform';
import { licences, packById } from '@lendline/strategy';
import type { LoanEvent, LoansClient } from './contract.ts';
import type { CreditLineOperations } from './credit-line-contract.ts';
import type { LedgerOperations } from './ledger-contract.ts';
import { loansRoutes } from './routes.ts';
import { loansSchemas } from './schemas.ts';
import type { ServicingOperations } from './servicing-contract.ts';
import type { LoansTables } from './store/tables.ts';
import { askRefund, readRefund } from './usecases/ask-refund.ts';
import { askRepayment } from './usecases/ask-repayment.ts';
import { cancelLoan } from './usecases/cancel-loan.ts';
import { changeCreditLine, decideCreditLineChange } from './usecases/change-credit-line.ts';
import { changeLoan, decideChange, listChanges, withdrawLoan } from './usecases/change-loan.ts';
import { closeBusiness } from './usecases/close-business.ts';
import { setClosingPlan, showClosingPlan } from './usecases/closing-plan.ts';
import { collectDue, type DueInstalment, hearWhatFallsDue } from './usecases/collect-due.ts';
import { endMandates, hearWhatEndsMandates } from './usecases/end-mandates.ts';
import { exportLedger } from './usecases/export-ledger.ts';
import { getLoan, listLoans, listMyLoans } from './usecases/get-loan.ts';
import { hearPayments } from './usecases/hear-payments.ts';
import { listEntries, listReceipts } from './usecases/list-receipts.ts';
import { openCreditLine } from './usecases/open-credit-line.ts';
import { openLoan } from './usecases/open-loan.ts';
import type { LateLoan } from './usecases/ask-late-fees.ts';
import { raiseLateFees } from './usecases/raise-late-fees.ts';
import { ownBook } from './usecases/own-book.ts';
import type { LoansParts } from './usecases/parts.ts';
import { payOut, payoutIn } from './usecases/pay-out.ts';
import { previewChange } from './usecases/preview-change.ts';
import { listEvents, listMyEvents, payoffQuote, readDelinquency } from './usecases/read-servicing.ts';
import { readWithdrawal } from './usecases/read-withdrawal.ts';
import { signRenewal } from './usecases/sign-renewal.ts';
import { getCreditLine, listCreditLines, listMyCreditLines } from './usecases/show-credit-line.ts';
import { showPortfolio } from './usecases/show-portfolio.ts';
import { endHoldInLedger, holdInLedger, postToLedger } from './usecases/post-to-ledger.ts';
import { keepSealing, lastLedgerCheck, verifyLedger } from './usecases/seal-ledger.ts';
import { trialBalance } from './usecases/trial-balance.ts';

export { measureCatchUp, measureOneClosing } from './measure-closing.ts';
export { measurePostings, type PostingRate } from './measure-ledger.ts';

const config = z.object({
  /** Currency, zone, when interest stops and when borrowers are reminded. */
  pack: z.enum(['cn', 'ke']).default('cn'),
  /** The licence on record. Without one the strictest cap of the day binds a drawdown. */
  licence: z.enum([...licences, 'unknown']).default('unknown'),
  /** Cooling-off: days after the payout in which a borrower may withdraw, and then has to return the money. */
  withdrawWithin_d: z.coerce.number().int().min(0).default(14),
  returnWithin_d: z.coerce.number().int().min(1).default(30),
});

interface LoansNeeds {
  readonly payments: PaymentsClient;
}

export const loansSlice = defineSlice<LoansClient, LoansNeeds, z.infer<typeof config>, LoansTables>({
  name: 'loans',
  needs: ['payments'],
  migrations: new URL('migrations/', import.meta.url),
  routes: loansRoutes,
  schemas: loansSchemas,
  config,
  build: ({ database, needs, config: { pack, licence, ...withdrawal }, clock, log }) => {
    const parts: LoansParts = {
      database,
      payments: needs.payments,
      pack: present(packById(pack), 'the pack is one of those in the box'),
      licence,
      withdrawal,
    };
    let sealing: ReturnType<typeof keepSealing> | undefined;
    return {
      operations: operationsOf(parts),
      jobs: {
        'pay-out': (context, payload) => payOut(parts, context, payoutIn(payload)),
        'collect-due': (context, payload) => collectDue(parts, context, payload as DueInstalment),
        'raise-late-fees': (context, payload) => raiseLateFees(parts, context, payload as LateLoan),
        'end-mandates': (context, payload) => endMandates(parts, context, (payload as LoanEvent).loanId),
        'close-of-business': async (context) => void (await closeBusiness(parts, context)),
      },
      subscriptions: [...hearPayments(parts), hearWhatFallsDue(parts), ...hearWhatEndsMandates],
      start: async () => void (sealing = keepSealing(parts, { clock, log })),
      stop: async () => sealing?.stop(),
    };
  },
});

function operationsOf(parts: LoansParts): LoansClient {
  return {
    open: (context, input) => openLoan(parts, context, input),
    cancel: (context, { loanId }) => cancelLoan(parts, context, loanId),
    repay: (context, input) => askRepayment(parts, context, input),
    listMine: (context) => listMyLoans(parts, context),
    getMine: (context, { loanId }) => getLoan(parts, context, loanId),
    listMyReceipts: (context, { loanId }) => listReceipts(parts, context, loanId),
    ownBook: (context, { lineId }) => ownBook(parts, context, lineId),
    closeOfBusiness: (context, input) => closeBusiness(parts, context, input),
    closingPlan: (context) => showClosingPlan(parts, context),
    setClosingPlan: (context, input) => setClosingPlan(parts, context, input),
    list: (context, input) => listLoans(parts, context, input),
    get: (context, { loanId }) => getLoan(parts, context, loanId),
    listReceipts: (context, { loanId }) => listReceipts(parts, context, loanId),
    listEntries: (context, { loanId }) => listEntries(parts, context, loanId),
    ...ledgerOperationsOf(parts),
    ...servicingOperationsOf(parts),
    ...creditLineOperationsOf(parts),
    portfolio: (context) => showPortfolio(parts, context),
  };
}

function servicingOperationsOf(parts: LoansParts): ServicingOperations {
  return {
    previewChange: (context, input) => previewChange(parts, context, input),
    changeLoan: (context, input) => changeLoan(parts, context, input),
    decideChange: (context, input) => decideChange(parts, context, input),
    listChanges: (context, input) => listChanges(parts, context, input),
    listEvents: (context, { loanId }) => listEvents(parts, context, loanId),
    payoffQuote: (context, input) => payoffQuote(parts, context, input),
    myPayoffQuote: (context, input) => payoffQuote(parts, context, input),
    delinquency: (context, { loanId }) => readDelinquency(parts, context, loanId),
    listMyEvents: (context, { loanId }) => listMyEvents(parts, context, loanId),
    myWithdrawal: (context, { loanId }) => readWithdrawal(parts, context, loanId),
    withdraw: (context, input) => withdrawLoan(parts, context, input),
    myRefund: (context, input) => readRefund(parts, context, input),
    askRefund: (context, input) => askRefund(parts, context, input),
  };
}

function creditLineOperationsOf(parts: LoansParts): CreditLineOperations {
  return {
    openCreditLine: (context, input) => openCreditLine(parts, context, input),
    listMyCreditLines: (context) => listMyCreditLines(parts, context),
    listCreditLines: (context, input) => listCreditLines(parts, context, input),
    getCreditLine: (context, input) => getCreditLine(parts, context, input),
    changeCreditLine: (context, input) => changeCreditLine(parts, context, input),
    signRenewal: (context, input) => signRenewal(parts, context, input),
    decideCreditLineChange: (context, input) => decideCreditLineChange(parts, context, input),
  };
}

function ledgerOperationsOf(parts: LoansParts): LedgerOperations {
  return {
    postToLedger: (context, input) => postToLedger(parts, context, input),
    holdInLedger: (context, input) => holdInLedger(parts, context, input),
    endHold: (context, input) => endHoldInLedger(parts, context, input),
    trialBalance: (context, input) => trialBalance(parts, context, input),
    exportLedger: (context, input) => exportLedger(parts, context, input),
    verifyLedger: (context) => verifyLedger(parts, context),
    lastLedgerCheck: (context) => lastLedgerCheck(parts, context),
  };
}
