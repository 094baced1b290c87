import type { CaseEvent, FraudCaseId } from '@lendline/fraud/contract';
import { formatInstant } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Panel } from '../parts/panel.tsx';
import { shortId } from '../queue/queue-row.ts';
import { useWho } from '../staff/use-who.ts';
import { caseEvents, caseOutcomes } from '../words/fraud.ts';
import { fraudWords } from './words.ts';

interface HistoryPanelProps {
  readonly caseId: FraudCaseId;
  /** The oldest first, of merged cases as well. */
  readonly history: readonly CaseEvent[];
}

/** Everything that was done to the case, the newest first. */
export function HistoryPanel({ caseId, history }: HistoryPanelProps) {
  const t = useWords(fraudWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const about = useAbout();
  return (
    <Panel title={t('history')} id="history">
      <ol className="lines" reversed>
        {history.toReversed().map((event) => (
          <li key={`${event.caseId} ${event.seq}`}>
            <strong>{read(caseEvents[event.kind])}</strong> {about(event)}
            <small className="soft fraud-event">
              {[
                who(event.by),
                formatInstant(event.at, locale),
                ...(event.caseId === caseId ? [] : [t('inCase', { id: shortId(event.caseId) })]),
              ].join(' · ')}
            </small>
            {event.note === null ? null : <p className="review-note">{event.note}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Whom it was assigned to, until when it sleeps, the outcome, or the other case. */
function useAbout(): (event: CaseEvent) => string | null {
  const t = useWords(fraudWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  return ({ kind, about }) => {
    if (kind === 'assigned') return about === null ? t('backToQueue') : who(about);
    if (about === null) return null;
    if (kind === 'snoozed') return t('until', { at: formatInstant(about, locale) });
    if (kind === 'merged') return t('otherCase', { id: shortId(about) });
    const outcome = Object.entries(caseOutcomes).find(([code]) => code === about)?.[1];
    return outcome === undefined ? null : read(outcome.text);
  };
}
