import { formatDay } from '@lendline/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import '../parts/lines.css';
import { PageHead } from '../parts/page-head.tsx';
import { Panel, Sheet } from '../parts/panel.tsx';
import { sourceText } from '../words/sources.ts';
import { AlertPart } from './alert-part.tsx';
import type { AlertsOfWeek } from './alerts-by-week.ts';
import { type AlertState, useDrift } from './drift-query.ts';
import './intake.css';
import { VolumeFigure } from './volume-figure.tsx';
import { intakeWords } from './words.ts';

/** Sources that are not what they were, each with what changed and a picture, for somebody to look and say so. */
export function IntakePage() {
  const t = useWords(intakeWords);
  const { state = 'open' } = useSearch({ from: '/intake' });
  const query = useDrift(state);
  return (
    <>
      <PageHead title={t('title')} note={t('note')} actions={<StateChoice state={state} />} />
      <Loaded query={query}>
        {(groups) =>
          groups.length === 0 ? (
            <Sheet>
              <p className="intake-none">{t(state === 'open' ? 'noneOpen' : 'noneAcknowledged')}</p>
            </Sheet>
          ) : (
            <div className="intake">
              {groups.map((group) => (
                <SourceWeek key={group.key} group={group} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function StateChoice({ state }: { readonly state: AlertState }) {
  const t = useWords(intakeWords);
  const navigate = useNavigate();
  return (
    <Segmented<AlertState>
      aria-label={t('state')}
      name="state"
      value={state}
      onChange={(value) => void navigate({ to: '/intake', search: value === 'open' ? {} : { state: value } })}
      options={(['open', 'acknowledged'] as const).map((value) => ({ value, label: t(value) }))}
    />
  );
}

function SourceWeek({ group }: { readonly group: AlertsOfWeek }) {
  const t = useWords(intakeWords);
  const read = useText();
  const { locale } = useLanguage();
  const { kind, week, alerts } = group;
  return (
    <div className="intake-week">
      <Panel
        title={read(sourceText(kind))}
        extra={
          <>
            <code>{kind}</code>
            <span className="soft">{t('weekOf', { day: formatDay(week, locale) })}</span>
          </>
        }
      >
        <ul className="lines">
          {alerts.map((alert) => (
            <li key={alert.id}>
              <AlertPart alert={alert} />
            </li>
          ))}
        </ul>
      </Panel>
      <VolumeFigure group={group} />
    </div>
  );
}
