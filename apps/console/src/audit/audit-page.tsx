import { formatCount, formatInstant } from '@lendline/ui';
import { Link, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { auditActionText } from '../words/audit-actions.ts';
import { type AuditLine, useAudit } from './audit-query.ts';
import './audit.css';
import { useVerifyAudit } from './verify-mutation.ts';
import { auditWords } from './words.ts';

export function AuditPage() {
  const t = useWords(auditWords);
  const { subject } = useSearch({ from: '/audit' });
  const query = useAudit(subject);
  const verify = useVerifyAudit();
  const columns = useAuditColumns();
  return (
    <>
      <PageHead
        title={t('title')}
        note={t('note')}
        actions={
          <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('verify')}
          </Button>
        }
      />
      <div className="stack">
        {verify.error ? <ProblemNotice error={verify.error} /> : null}
        {verify.data ? <ChainAnswer {...verify.data} /> : null}
        {subject === undefined ? null : (
          <p className="audit-subject">
            <span>{t('about', { subject })}</span>
            <Link to="/audit" search={{}}>
              {t('showAll')}
            </Link>
          </p>
        )}
        <Sheet>
          <Loaded query={query}>
            {(rows) => (
              <DataTable
                caption={t('title')}
                columns={columns}
                rows={rows}
                rowKey={({ sequence }) => String(sequence)}
                empty={t('empty')}
              />
            )}
          </Loaded>
          <MoreButton query={query} text={t('more')} />
        </Sheet>
      </div>
    </>
  );
}

interface ChainAnswerProps {
  readonly rows: number;
  readonly intact: boolean;
  readonly brokenAt: number | null;
}

function ChainAnswer({ rows, intact, brokenAt }: ChainAnswerProps) {
  const t = useWords(auditWords);
  const { locale } = useLanguage();
  const text = intact ? t('intact', { rows: formatCount(rows, locale) }) : t('broken', { at: brokenAt ?? '?' });
  return (
    <output>
      <Alert role="presentation" type={intact ? 'success' : 'error'} showIcon title={text} />
    </output>
  );
}

function useAuditColumns(): readonly Column<AuditLine>[] {
  const t = useWords(auditWords);
  const read = useText();
  const who = useWho();
  const { locale } = useLanguage();
  return [
    { key: 'sequence', title: t('sequence'), align: 'end', render: ({ sequence }) => sequence },
    { key: 'at', title: t('at'), render: ({ at }) => <time dateTime={at}>{formatInstant(at, locale)}</time> },
    { key: 'who', title: t('who'), render: ({ actor }) => who(actor) },
    {
      key: 'did',
      title: t('did'),
      onCard: 'title',
      render: ({ action, code }) => (
        <>
          {read(auditActionText(action))}
          <div>
            <code className="soft">{code}</code>
          </div>
        </>
      ),
    },
    {
      key: 'subject',
      title: t('subject'),
      render: ({ subject, shortSubject }) => (
        <Link to="/audit" search={{ subject }} title={t('onlySubject')}>
          {shortSubject}
        </Link>
      ),
    },
    {
      key: 'outcome',
      title: t('outcome'),
      onCard: 'beside',
      render: ({ outcome, reason }) => (
        <span className="audit-outcome">
          <StateTag tone={outcome === 'done' ? 'good' : 'bad'} text={t(outcome)} />
          {reason === null ? null : <small className="soft">{reason}</small>}
        </span>
      ),
    },
    {
      key: 'fingerprint',
      title: t('fingerprint'),
      render: ({ fingerprint }) => <code className="soft">{fingerprint}</code>,
    },
  ];
}
