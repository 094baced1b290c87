import { DownloadOutlined } from '@ant-design/icons';
import { formatDay, formatInstant } from '@lendline/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { applications } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { saveFile } from '../parts/save-file.ts';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { segments } from '../words/states.ts';
import type { ConsentView, DocumentView, FileView, ReviewView, TimelineView } from './application-file.ts';
import { Reveal } from './reveal.tsx';
import { applicationWords } from './words.ts';

export function ApplicantPanel({ file }: { readonly file: FileView }) {
  const t = useWords(applicationWords);
  const read = useText();
  const { locale } = useLanguage();
  const { row, loanId } = file;
  return (
    <Panel title={t('applicant')} id="applicant">
      <Facts
        facts={[
          { label: t('name'), value: row.name ?? t('notGiven') },
          { label: t('phone'), value: row.phone },
          { label: t('idNumber'), value: file.maskedIdNumber ?? t('notGiven') },
          { label: t('age'), value: file.age === null ? '–' : t('years', { age: file.age }) },
          { label: t('segment'), value: read(segments[row.segment]) },
          { label: t('firstSeen'), value: formatDay(file.firstSeenAt, locale) },
          ...(loanId === null
            ? []
            : [
                {
                  label: t('loan'),
                  value: (
                    <Link to="/loans/$loanId" params={{ loanId }} className="mono">
                      {loanId.slice(-6).toUpperCase()}
                    </Link>
                  ),
                },
              ]),
        ]}
      />
      <Reveal lineId={file.lineId} />
    </Panel>
  );
}

const consentTones = { given: 'good', withdrawn: 'warn', expired: 'quiet' } as const;
const sources = ['line-checks', 'call-records', 'payment-statement', 'declared-ties'] as const;

export function ConsentsPanel({ consents }: { readonly consents: readonly ConsentView[] }) {
  const t = useWords(applicationWords);
  const { locale } = useLanguage();
  return (
    <Panel title={t('consents')} id="consents">
      {consents.length === 0 ? <p className="soft">{t('noConsents')}</p> : null}
      <ul className="lines">
        {consents.map(({ id, source, state, at, expiresAt }) => {
          const known = sources.find((one) => one === source);
          return (
            <li key={id} className="beside">
              <span>
                {known ? t(known) : source}
                <small className="soft">
                  {state === 'given'
                    ? t('until', { day: formatDay(expiresAt, locale) })
                    : t('onDay', { day: formatDay(at, locale) })}
                </small>
              </span>
              <StateTag tone={consentTones[state]} text={t(state)} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

export function DocumentsPanel({ documents }: { readonly documents: readonly DocumentView[] }) {
  const t = useWords(applicationWords);
  return (
    <Panel title={t('documents')} id="documents">
      {documents.length === 0 ? <p className="soft">{t('noDocuments')}</p> : null}
      <ul className="lines">
        {documents.map((document) => (
          <li key={document.id}>
            <DocumentLine document={document} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function DocumentLine({ document }: { readonly document: DocumentView }) {
  const t = useWords(applicationWords);
  const { locale } = useLanguage();
  const download = useMutation({
    mutationFn: () => valueOf(applications.downloadDocument({ agreementId: document.id })),
    onSuccess: saveFile,
  });
  return (
    <>
      <div className="beside">
        <span>
          {t('agreement', { version: document.version })}
          <small className="soft">
            {document.signedAt === null ? t('unsigned') : t('signed', { at: formatInstant(document.signedAt, locale) })}
          </small>
          <small className="soft mono">{t('fingerprint', { hash: document.fingerprint })}</small>
        </span>
        <Button
          size="small"
          icon={<DownloadOutlined />}
          aria-label={t('download')}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          PDF
        </Button>
      </div>
      {download.error ? <ProblemNotice error={download.error} /> : null}
    </>
  );
}

const whos = { borrower: 'byBorrower', staff: 'byStaff', system: 'bySystem' } as const;

export function TimelinePanel({ timeline }: { readonly timeline: readonly TimelineView[] }) {
  const t = useWords(applicationWords);
  const read = useText();
  const { locale } = useLanguage();
  return (
    <Panel title={t('timeline')} id="timeline">
      <ol className="timeline">
        {timeline.map(({ at, by, text }, index) => (
          <li key={`${at}-${index}`}>
            <span>{read(text)}</span>
            <small className="soft">
              {t(whos[by])} · <time dateTime={at}>{formatInstant(at, locale)}</time>
            </small>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

export function ReviewsPanel({ reviews }: { readonly reviews: readonly ReviewView[] }) {
  const who = useWho();
  const t = useWords(applicationWords);
  const { locale } = useLanguage();
  if (reviews.length === 0) return null;
  return (
    <Panel title={t('reviews')} id="reviews">
      <ul className="lines">
        {reviews.map(({ by, outcome, note, at }) => (
          <li key={at}>
            <div className="beside">
              <small className="soft">
                {who(by)} · {formatInstant(at, locale)}
              </small>
              <StateTag
                tone={outcome === 'approve' ? 'good' : 'bad'}
                text={t(outcome === 'approve' ? 'approved' : 'declined')}
              />
            </div>
            <p className="review-note">{note}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
