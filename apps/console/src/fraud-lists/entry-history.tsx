import type { ListEntry } from '@lendline/fraud/contract';
import { formatDay, formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import '../parts/lines.css';
import { Loaded } from '../parts/loaded.tsx';
import { shortId } from '../queue/queue-row.ts';
import { useWho } from '../staff/use-who.ts';
import { listNames } from '../words/fraud.ts';
import { useEntryHistory } from './lists-query.ts';
import { eventNames, listWords } from './words.ts';

interface EntryHistoryProps {
  readonly entry: ListEntry;
  readonly onDone: () => void;
}

/** Who put something on a list, who agreed, and when and why it ended: the newest first. */
export function EntryHistory({ entry, onDone }: EntryHistoryProps) {
  const t = useWords(listWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const query = useEntryHistory(entry.id);
  const { masked, list, caseId, until, endedBy } = entry;
  return (
    <Dialog
      open
      title={t('historyOf', { value: masked, list: read(listNames[list].text) })}
      footer={null}
      closable={{ 'aria-label': t('back') }}
      onCancel={onDone}
      width={460}
    >
      {endedBy === 'time' && until !== null ? <p>{t('timeOver', { day: formatDay(until, locale) })}</p> : null}
      <Loaded query={query}>
        {(history) => (
          <ol className="lines" reversed>
            {history.toReversed().map(({ kind, at, by, note }) => (
              <li key={`${at} ${kind}`}>
                <strong>{read(eventNames[kind])}</strong>
                <small className="soft listed-value">
                  {t('askedAt', { who: who(by), at: formatInstant(at, locale) })}
                </small>
                {note === null ? null : <p className="review-note">{note}</p>}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      {caseId === null ? null : (
        <Link to="/fraud-cases/$caseId" params={{ caseId }}>
          {t('case', { id: shortId(caseId) })}
        </Link>
      )}
    </Dialog>
  );
}
