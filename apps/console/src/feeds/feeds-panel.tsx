import { SyncOutlined } from '@ant-design/icons';
import type { LineId } from '@lendline/lines/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { formatCount, formatInstant } from '@lendline/ui';
import { Button } from 'antd';
import type { ImportView } from '../application/import-view.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import type { FeedView } from './feed-view.ts';
import { useFeeds } from './feeds-query.ts';
import { usePullNow } from './pull-mutation.ts';
import { feedWords } from './words.ts';

interface FeedsPanelProps {
  readonly lineId: LineId;
  /** Pages and messages of the application's records, for what came of each feed. */
  readonly imports: readonly ImportView[];
}

/** Each account that is read and each partner that sends: where it stands, and what came of it. */
export function FeedsPanel({ lineId, imports }: FeedsPanelProps) {
  const t = useWords(feedWords);
  const feeds = useFeeds(lineId);
  if (!may(useMember(), recordsRoutes.listFeedsOfLine)) return null;
  return (
    <Panel title={t('feeds')} id="feeds">
      <Loaded query={feeds}>
        {(found) => (
          <>
            {found.length === 0 ? <p className="soft">{t('none')}</p> : null}
            <ul className="lines">
              {found.map((feed) => (
                <li key={feed.id}>
                  <FeedLine feed={feed} lineId={lineId} imports={imports.filter(({ feedId }) => feedId === feed.id)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

interface FeedLineProps extends FeedsPanelProps {
  readonly feed: FeedView;
}

function FeedLine({ feed, lineId, imports }: FeedLineProps) {
  const t = useWords(feedWords);
  const read = useText();
  return (
    <div className="import">
      <div className="import-head">
        <strong>{read(feed.provider)}</strong>
        <span className="soft">{t(feed.way)}</span>
        <StateTag {...feed.standing} />
      </div>
      {feed.note === null ? null : <p className="import-note">{read(feed.note)}</p>}
      <FeedFacts feed={feed} imports={imports} />
      <PullNow feed={feed} lineId={lineId} />
    </div>
  );
}

function FeedFacts({ feed, imports }: Pick<FeedLineProps, 'feed' | 'imports'>) {
  const t = useWords(feedWords);
  const { locale } = useLanguage();
  const at = (instant: string | null | undefined): string => (instant ? formatInstant(instant, locale) : t('notYet'));
  const total = (part: 'read' | 'accepted'): string =>
    formatCount(
      imports.reduce((sum, { rows }) => sum + rows[part], 0),
      locale,
    );
  const arrival = imports
    .map(({ importedAt }) => importedAt)
    .toSorted()
    .at(-1);
  return (
    <Facts
      facts={[
        { label: t('linked'), value: at(feed.linkedAt) },
        feed.way === 'pull'
          ? { label: t('lastPull'), value: at(feed.readUntil) }
          : { label: t('lastArrival'), value: at(arrival) },
        ...(feed.nextAt === null ? [] : [{ label: t('nextPull'), value: at(feed.nextAt) }]),
        ...(imports.length === 0
          ? []
          : [{ label: t('rows'), value: t('rowsOf', { accepted: total('accepted'), read: total('read') }) }]),
      ]}
    />
  );
}

/** For who may operate the intake; the reading itself goes on by itself afterwards. */
function PullNow({ feed, lineId }: Pick<FeedLineProps, 'feed' | 'lineId'>) {
  const t = useWords(feedWords);
  const read = useText();
  const pull = usePullNow(lineId);
  if (!may(useMember(), recordsRoutes.pullFeed) || !feed.canBeRead) return null;
  return (
    <>
      {pull.error ? <ProblemNotice error={pull.error} /> : null}
      <div className="beside">
        <Button
          size="small"
          icon={<SyncOutlined />}
          aria-label={t('pullNowOf', { provider: read(feed.provider) })}
          loading={pull.isPending}
          onClick={() => pull.mutate(feed.id)}
        >
          {t('pullNow')}
        </Button>
        <output className="soft">{pull.isSuccess ? t('asked') : ''}</output>
      </div>
    </>
  );
}
