import type { GuardAlert, TypologyRates, TypologyVersion, TypologyVersionDetail } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { formatInstant } from '@lendline/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRowKeys } from '../keyboard/use-row-keys.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { HaltsPanel } from './halts-panel.tsx';
import { RateText } from './rate-text.tsx';
import { rateOf } from './rates.ts';
import './typologies.css';
import { useDraft, useHalts, useRates, useRollBack, useTypologies, useVersion } from './typologies-query.ts';
import { typologyColumns } from './typology-columns.tsx';
import { typologiesOf } from './typology.ts';
import { askedTag, haltedTag, typologyWords, versionStates } from './words.ts';

/** Ways of fraud that are looked for: how often each is reached, which are halted, and the versions that they are released in. */
export function TypologiesPage() {
  const t = useWords(typologyWords);
  const query = useTypologies();
  return (
    <LoadedPage title={t('title')} query={query}>
      {({ versions }) => <Typologies versions={versions} />}
    </LoadedPage>
  );
}

function Typologies({ versions }: { readonly versions: readonly TypologyVersion[] }) {
  const t = useWords(typologyWords);
  const { locale } = useLanguage();
  const live = versions.find(({ state }) => state === 'live');
  const detail = useVersion(live?.id ?? null);
  const halts = useHalts();
  useRowKeys();
  return (
    <>
      <PageHead
        title={t('title')}
        note={live && t('note', { version: live.version, at: formatInstant(live.liveSince ?? live.savedAt, locale) })}
      />
      <div className="typologies">
        <div className="stack">
          <Panel title={t('typology')} flush>
            <Loaded query={detail}>
              {(version) => (version === null ? null : <LiveTable version={version} halts={halts.data ?? []} />)}
            </Loaded>
          </Panel>
          <Panel title={t('versions')} flush>
            <VersionTable versions={versions} />
          </Panel>
        </div>
        <aside className="stack">
          <Loaded query={halts}>{(alerts) => <HaltsPanel halts={alerts} />}</Loaded>
          <DraftPanel />
          <RollBackPanel />
        </aside>
      </div>
    </>
  );
}

interface LiveTableProps {
  readonly version: TypologyVersionDetail;
  readonly halts: readonly GuardAlert[];
}

function LiveTable({ version, halts }: LiveTableProps) {
  const rates = useRates();
  return <Loaded query={rates}>{(read) => <RatedTable version={version} halts={halts} rates={read} />}</Loaded>;
}

function RatedTable({ version, halts, rates }: LiveTableProps & { readonly rates: TypologyRates }) {
  const t = useWords(typologyWords);
  const read = useText();
  const weeks = rates.weeks.length;
  return (
    <DataTable
      caption={t('title')}
      rows={typologiesOf(version).map((typology) => ({ typology }))}
      rowKey={({ typology }) => typology.id}
      empty={t('nothing')}
      columns={[
        ...typologyColumns({ t, read, versionId: version.id }),
        {
          key: 'weeks',
          title: t('weeks', { count: weeks }),
          align: 'end',
          render: ({ typology }) => <RateText rate={rateOf(rates, typology.id)} />,
        },
        {
          key: 'week',
          title: t('thisWeek'),
          align: 'end',
          render: ({ typology }) => <RateText rate={rateOf(rates, typology.id, weeks - 1)} />,
        },
        {
          key: 'state',
          title: t('state'),
          onCard: 'beside',
          render: ({ typology: { id } }) => (
            <StateTag {...(halts.some(({ typology }) => typology === id) ? haltedTag : askedTag)} />
          ),
        },
      ]}
    />
  );
}

function VersionTable({ versions }: { readonly versions: readonly TypologyVersion[] }) {
  const t = useWords(typologyWords);
  const { locale } = useLanguage();
  const who = useWho();
  return (
    <DataTable
      caption={t('versions')}
      rows={versions}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        {
          key: 'version',
          title: t('version'),
          onCard: 'title',
          render: ({ id, version }) => (
            <Link to="/typologies/$versionId" params={{ versionId: id }} data-row>
              {t('one', { version })}
            </Link>
          ),
        },
        {
          key: 'state',
          title: t('state'),
          onCard: 'beside',
          render: ({ state }) => <StateTag {...versionStates[state]} />,
        },
        {
          key: 'saved',
          title: t('saved'),
          render: ({ savedBy, savedAt }) => t('savedBy', { who: who(savedBy), at: formatInstant(savedAt, locale) }),
        },
        { key: 'why', title: t('why'), render: ({ note }) => note },
      ]}
    />
  );
}

function DraftPanel() {
  const t = useWords(typologyWords);
  const navigate = useNavigate();
  const draft = useDraft();
  if (!may(useMember(), fraudRoutes.draftTypologies)) return null;
  return (
    <Panel title={t('draft')}>
      <NoteForm
        acts={[{ key: 'draft', text: t('doDraft') }]}
        pending={draft.isPending}
        error={draft.error}
        longest={500}
        onSend={(_, note) =>
          draft.mutate(note, {
            onSuccess: ({ id: versionId }) => void navigate({ to: '/typologies/$versionId', params: { versionId } }),
          })
        }
      >
        <p className="soft">{t('draftHint')}</p>
      </NoteForm>
    </Panel>
  );
}

function RollBackPanel() {
  const t = useWords(typologyWords);
  const rollBack = useRollBack();
  if (!may(useMember(), fraudRoutes.rollBackTypologies)) return null;
  return (
    <Panel title={t('rollBack')}>
      <NoteForm
        acts={[{ key: 'back', text: t('doRollBack'), danger: true }]}
        pending={rollBack.isPending}
        error={rollBack.error}
        longest={500}
        onSend={(_, note, clear) => rollBack.mutate(note, { onSuccess: clear })}
      >
        <p className="soft">{t('rollBackHint')}</p>
      </NoteForm>
    </Panel>
  );
}
