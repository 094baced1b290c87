import type { FraudAlert } from '@lendline/fraud/contract';
import { formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Panel } from '../parts/panel.tsx';
import { shortId } from '../queue/queue-row.ts';
import { stages } from '../words/fraud.ts';
import { HitsView } from './hit-view.tsx';
import { fraudWords } from './words.ts';

/** What brought the case here: each alert with what it rests on. */
export function AlertsPanel({ alerts }: { readonly alerts: readonly FraudAlert[] }) {
  const t = useWords(fraudWords);
  return (
    <Panel title={t('alertList')} extra={alerts.length}>
      {alerts.length === 0 ? <p className="soft">{t('noAlerts')}</p> : null}
      <ul className="lines">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <AlertView alert={alert} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function AlertView({ alert }: { readonly alert: FraudAlert }) {
  const t = useWords(fraudWords);
  const read = useText();
  const { locale } = useLanguage();
  const { applicationId, attempt, stage, lineId, raisedAt, hits, listHits } = alert;
  const look = [t('borrower', { id: shortId(lineId) }), t('attempt', { n: attempt }), read(stages[stage])].join(' · ');
  return (
    <>
      <div className="fraud-alert">
        <Link to="/applications/$applicationId" params={{ applicationId }}>
          {t('application', { id: shortId(applicationId) })}
        </Link>
        <span className="soft">
          {look} · {t('raised', { at: formatInstant(raisedAt, locale) })}
        </span>
      </div>
      <HitsView hits={hits} listHits={listHits} look={look} />
    </>
  );
}
