import type { ComponentType } from 'preact';
import { later } from '../app/later.tsx';

const Permission = later(async () => (await import('../permissions/permission-screen.tsx')).PermissionScreen);
const AboutYou = later(async () => (await import('../about-you/about-you-screen.tsx')).AboutYouScreen);
const Records = later(async () => (await import('../records/records-screen.tsx')).RecordsScreen);
const Request = later(async () => (await import('../request/request-screen.tsx')).RequestScreen);
const Decision = later(async () => (await import('../decision/decision-screen.tsx')).DecisionScreen);
const Offer = later(async () => (await import('../offer/offer-screen.tsx')).OfferScreen);
const Plan = later(async () => (await import('../offer/plan-screen.tsx')).PlanScreen);
const Agreement = later(async () => (await import('../agreement/agreement-screen.tsx')).AgreementScreen);
const Payout = later(async () => (await import('../payout/payout-screen.tsx')).PayoutScreen);
const Ended = later(async () => (await import('../decision/ended-screen.tsx')).EndedScreen);
const LoanHome = later(async () => (await import('../loan/loan-screen.tsx')).LoanScreen);
const Repay = later(async () => (await import('../loan/repay-screen.tsx')).RepayScreen);
const Payoff = later(async () => (await import('../payoff/payoff-screen.tsx')).PayoffScreen);
const Withdrawal = later(async () => (await import('../withdrawal/withdrawal-screen.tsx')).WithdrawalScreen);
const Mandate = later(async () => (await import('../mandate/mandate-screen.tsx')).MandateScreen);
const CreditLine = later(async () => (await import('../credit-line/credit-line-screen.tsx')).CreditLineScreen);
const Business = later(async () => (await import('../business/business-screen.tsx')).BusinessScreen);
const Guarantor = later(async () => (await import('../guarantee/guarantor-screen.tsx')).GuarantorScreen);
const Guarantees = later(async () => (await import('../guarantee/guarantees-screen.tsx')).GuaranteesScreen);
const Receipts = later(async () => (await import('../history/receipts-screen.tsx')).ReceiptsScreen);
const History = later(async () => (await import('../history/history-screen.tsx')).HistoryScreen);
const Accounts = later(async () => (await import('../accounts/accounts-screen.tsx')).AccountsScreen);
const People = later(async () => (await import('../people/people-screen.tsx')).PeopleScreen);
const MyData = later(async () => (await import('../my-data/my-data-screen.tsx')).MyDataScreen);

const screens: Readonly<Record<string, ComponentType<object>>> = {
  '/about-you': AboutYou,
  '/records': Records,
  '/request': Request,
  '/decision': Decision,
  '/offer': Offer,
  '/plan': Plan,
  '/agreement': Agreement,
  '/payout': Payout,
  '/ended': Ended,
  '/loan': LoanHome,
  '/loan/repay': Repay,
  '/loan/payoff': Payoff,
  '/loan/withdrawal': Withdrawal,
  '/loan/automatic': Mandate,
  '/loan/credit-line': CreditLine,
  '/business': Business,
  '/business/guarantor': Guarantor,
  '/guarantees': Guarantees,
  '/loan/receipts': Receipts,
  '/loan/history': History,
  '/accounts': Accounts,
  '/people': People,
  '/my-data': MyData,
};

/** The screen of a place where the person may be. */
export function ScreenAt({ place }: { readonly place: string }) {
  const source = /^\/permissions\/(.+)$/.exec(place)?.[1];
  if (source !== undefined) return <Permission source={source} />;
  const Found = screens[place] ?? LoanHome;
  return <Found />;
}
