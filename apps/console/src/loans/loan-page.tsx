import type { LoanId } from '@lendline/loans/contract';
import { paymentsRoutes } from '@lendline/payments/routes';
import { formatDay } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Figures } from '../parts/facts.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { bucketText, loanStates } from '../words/states.ts';
import { AgreedPanel } from './agreed-panel.tsx';
import { ChangePanel } from './change-panel.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { DelinquencyPanel } from './delinquency-panel.tsx';
import { EntriesPanel } from './entries-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { useLoan } from './loan-query.ts';
import type { LoanView } from './loan-view.ts';
import './loan.css';
import './loans.css';
import { PaymentsPanel } from './payments-panel.tsx';
import { ReceiptsPanel } from './receipts-panel.tsx';
import { SchedulePanel } from './schedule-panel.tsx';
import { loanWords } from './words.ts';

export function LoanPage() {
  const { loanId } = useParams({ from: '/loans/$loanId' });
  const t = useWords(loanWords);
  const query = useLoan(loanId as LoanId);
  const seesPayments = may(useMember(), paymentsRoutes.listOfLoan);
  return (
    <LoadedPage title={t('title')} query={query}>
      {(loan) => (
        <>
          <LoanHead loan={loan} />
          <LoanFigures loan={loan} />
          <div className="stack">
            <SchedulePanel instalments={loan.instalments} />
            <AgreedPanel servicing={loan.loan.servicing} />
            {loan.disbursedOn === null ? null : <DelinquencyPanel loanId={loanId as LoanId} />}
            {loan.disbursedOn === null ? null : <ChangePanel loan={loan.loan} />}
            <ChangesPanel loanId={loanId as LoanId} />
            <EventsPanel loan={loan.loan} />
            <ReceiptsPanel loanId={loanId as LoanId} />
            {seesPayments ? <PaymentsPanel loanId={loanId as LoanId} /> : null}
            <EntriesPanel loanId={loanId as LoanId} />
          </div>
        </>
      )}
    </LoadedPage>
  );
}

function LoanHead({ loan }: { readonly loan: LoanView }) {
  const t = useWords(loanWords);
  const read = useText();
  const { locale } = useLanguage();
  return (
    <>
      <nav className="loan-back" aria-label={t('back')}>
        <Link to="/loans" search={{}}>
          ← {t('back')}
        </Link>
      </nav>
      <PageHead
        title={t('one', { id: loan.shortId })}
        note={
          <>
            <StateTag tone={loanStates[loan.state].tone} text={read(loanStates[loan.state].text)} />
            <span>{bucketText(loan.bucket, locale)}</span>
            <Link to="/applications/$applicationId" params={{ applicationId: loan.applicationId }}>
              {t('application')}
            </Link>
          </>
        }
      />
    </>
  );
}

function LoanFigures({ loan }: { readonly loan: LoanView }) {
  const t = useWords(loanWords);
  const { locale } = useLanguage();
  const day = (text: string | null) => (text === null ? '–' : formatDay(text, locale));
  const ended =
    loan.closedOn === null ? `${t('matures')} ${day(loan.maturesOn)}` : `${t('closed')} ${day(loan.closedOn)}`;
  const late = <span className={loan.dpd > 0 ? 'late' : undefined}>{t('days', { days: loan.dpd })}</span>;
  return (
    <Figures
      facts={[
        { label: t('outstanding'), value: loan.outstanding, note: `${t('principal')} ${loan.principal}` },
        { label: t('payoff'), value: loan.payoff },
        loan.next === null
          ? { label: t('next'), value: t('none') }
          : { label: t('next'), value: loan.next.amount, note: t('dueOn', { day: day(loan.next.due) }) },
        { label: t('dpd'), value: late, note: t('worst', { days: loan.worstDpd }) },
        { label: t('apr'), value: loan.apr, note: `${t('rate')} ${loan.rate}` },
        { label: t('disbursedOn'), value: <span className="loan-day">{day(loan.disbursedOn)}</span>, note: ended },
      ]}
    />
  );
}
