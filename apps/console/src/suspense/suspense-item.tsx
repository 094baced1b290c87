import type { SuspenseItem } from '@lendline/payments/contract';
import { paymentsRoutes } from '@lendline/payments/routes';
import { formatDay, formatMoney } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Fact, Facts } from '../parts/facts.tsx';
import '../parts/lines.css';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Rail } from '../parts/rail.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { DecideForm } from './decide-form.tsx';
import { PlaceForm } from './place-form.tsx';
import { useLook, usePlace } from './suspense-query.ts';
import { findings, signals, suspenseStates, suspenseWords } from './words.ts';

/** One sum with what is known of it, and the next step of whoever may take it. */
export function SuspenseItemPanel({ item }: { readonly item: SuspenseItem }) {
  const t = useWords(suspenseWords);
  const read = useText();
  return (
    <Panel
      title={`${t(item.side)} ${formatMoney(item.amount)}`}
      extra={
        <>
          <StateTag {...suspenseStates[item.state]} />
          <span className="soft">{read(findings[item.finding])}</span>
        </>
      }
    >
      <Facts facts={useFacts(item)} />
      <Suggestions item={item} />
      <NextStep item={item} />
    </Panel>
  );
}

function useFacts(item: SuspenseItem): readonly Fact[] {
  const t = useWords(suspenseWords);
  const { locale } = useLanguage();
  const who = useWho();
  const { rail, valueOn, assignee, loanId, askedBy, decidedBy } = item;
  return [
    { label: t('rail'), value: <Rail name={rail} /> },
    { label: t('valueOn'), value: formatDay(valueOn, locale) },
    { label: t('assignee'), value: assignee === null ? t('nobody') : who(assignee) },
    ...(loanId === null ? [] : [{ label: t('loan'), value: <LoanLink loanId={loanId} /> }]),
    ...(askedBy === null ? [] : [{ label: t('askedBy'), value: who(askedBy) }]),
    ...(decidedBy === null ? [] : [{ label: t('decidedBy'), value: who(decidedBy) }]),
  ];
}

/** The whole id, because the form asks for it. */
function LoanLink({ loanId }: { readonly loanId: string }) {
  return (
    <Link to="/loans/$loanId" params={{ loanId }} className="mono suspense-id">
      {loanId}
    </Link>
  );
}

function Suggestions({ item: { suggestions } }: { readonly item: SuspenseItem }) {
  const t = useWords(suspenseWords);
  const read = useText();
  if (suggestions.length === 0) return null;
  return (
    <div>
      <p className="soft suspense-label">{t('suggestions')}</p>
      <ul className="lines">
        {suggestions.map(({ paymentId, loanId, score, signals: found }) => (
          <li key={paymentId ?? loanId} className="beside">
            <span>
              {loanId === null ? <code className="suspense-id">{paymentId}</code> : <LoanLink loanId={loanId} />}
              <small className="soft">{found.map((signal) => read(signals[signal])).join(' · ')}</small>
            </span>
            <span className="soft">{t('score', { score })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function NextStep({ item }: { readonly item: SuspenseItem }) {
  const t = useWords(suspenseWords);
  const member = useMember();
  const place = usePlace(item.id);
  if (item.state !== 'open' && item.state !== 'return-asked') return <Look item={item} />;
  if (!may(member, paymentsRoutes.matchSuspense)) return <p className="soft">{t('mayNot')}</p>;
  const mine = item.assignee === member.id;
  return (
    <>
      <div className="suspense-steps">
        <Button onClick={() => place.mutate({ kind: 'assign', mine: !mine })} loading={place.isPending}>
          {t(mine ? 'handBack' : 'take')}
        </Button>
        <Look item={item} />
      </div>
      {place.error ? <ProblemNotice error={place.error} /> : null}
      {item.state === 'return-asked' ? <DecideForm item={item} /> : mine ? <PlaceForm item={item} /> : null}
    </>
  );
}

function Look({ item }: { readonly item: SuspenseItem }) {
  const t = useWords(suspenseWords);
  const look = useLook(item.id);
  if (!may(useMember(), paymentsRoutes.getSuspense)) return null;
  if (look.error) return <ProblemNotice error={look.error} />;
  if (!look.data) {
    return (
      <Button type="text" title={t('lookHint')} onClick={() => look.mutate()} loading={look.isPending}>
        {t('look')}
      </Button>
    );
  }
  const { text, payer, note } = look.data;
  const said = (words: string | null) => (words ? <span className="suspense-text">{words}</span> : t('nothingWritten'));
  const facts = [
    { label: t('written'), value: said(text) },
    { label: t('payer'), value: said(payer.name) },
    { label: t('account'), value: said(payer.account) },
    ...(note === null ? [] : [{ label: t('lastNote'), value: said(note) }]),
  ];
  return (
    <div className="suspense-look">
      <Facts facts={facts} />
    </div>
  );
}
