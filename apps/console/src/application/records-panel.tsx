import { DownloadOutlined } from '@ant-design/icons';
import { featuresRoutes } from '@lendline/features/routes';
import { recordsRoutes } from '@lendline/records/routes';
import { formatCount, formatDay, formatInstant } from '@lendline/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { records } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { saveFile } from '../parts/save-file.ts';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { sourceText } from '../words/sources.ts';
import { evidenceWords } from './evidence-words.ts';
import type { ImportView } from './import-view.ts';

/** Each file that the borrower added: how much of it could be read, and whether it counts. */
interface RecordsPanelProps {
  readonly applicationId: string;
  readonly imports: readonly ImportView[];
}

export function RecordsPanel({ applicationId, imports }: RecordsPanelProps) {
  const t = useWords(evidenceWords);
  const mayLook = may(useMember(), featuresRoutes.portrait) && imports.length > 0;
  // What was read from accounts stands with its account.
  const files = imports.filter(({ feedId }) => feedId === null);
  const pictures = mayLook ? (
    <Link to="/applications/$applicationId/behaviour" params={{ applicationId }}>
      {t('asPictures')}
    </Link>
  ) : undefined;
  return (
    <Panel title={t('records')} id="records" extra={pictures}>
      {files.length === 0 ? <p className="soft">{t('noRecords')}</p> : null}
      <ul className="lines">
        {files.map((one) => (
          <li key={one.id}>
            <ImportLine file={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ImportLine({ file }: { readonly file: ImportView }) {
  const t = useWords(evidenceWords);
  const read = useText();
  const { locale } = useLanguage();
  const window = file.window && `${formatDay(file.window.from, locale)} – ${formatDay(file.window.to, locale)}`;
  const count = (value: number) => formatCount(value, locale);
  return (
    <div className="import">
      <div className="import-head">
        <strong>{t(file.source)}</strong>
        <span>{read(sourceText(file.kind))}</span>
        <span className="soft">{t('imported', { at: formatInstant(file.importedAt, locale) })}</span>
        <StateTag tone={file.counts ? 'good' : 'warn'} text={t(file.counts ? 'counts' : 'absent')} />
      </div>
      {window === null ? null : (
        <p className="import-note soft">
          {t('window')}: {window}
        </p>
      )}
      {file.flags.length === 0 ? null : (
        <p className="import-flags">
          {file.flags.map((flag) => (
            <StateTag key={flag} tone="warn" text={t(flag)} />
          ))}
        </p>
      )}
      <QualityBar rows={file.rows} />
      <Facts
        dense
        facts={[
          { label: t('read'), value: count(file.rows.read) },
          { label: t('accepted'), value: count(file.rows.accepted) },
          { label: t('rejected'), value: count(file.rows.rejected) },
          { label: t('ignored'), value: count(file.rows.ignored) },
          { label: t('covered'), value: t('days', { days: file.coveredDays }) },
        ]}
      />
      <ImportNotes file={file} />
      <LeftOutRows file={file} />
    </div>
  );
}

function ImportNotes({ file }: { readonly file: ImportView }) {
  const t = useWords(evidenceWords);
  const read = useText();
  return (
    <>
      {file.warnings.map((warning) => (
        <p key={warning.en} className="import-note">
          {read(warning)}
        </p>
      ))}
      {file.problems.map(({ line, field, text }) => (
        <p key={`${line}-${field}`} className="import-note">
          <span className="soft">{t('problemAt', { line, field })}</span>
          {read(text)}
        </p>
      ))}
    </>
  );
}

/** Accepted, rejected and ignored rows as parts of what was read; the figures stand below. */
function QualityBar({ rows }: Pick<ImportView, 'rows'>) {
  const share = (part: number) => ({ width: `${(part / Math.max(rows.read, 1)) * 100}%` });
  return (
    <div className="quality" aria-hidden="true">
      <span className="quality-good" style={share(rows.accepted)} />
      <span className="quality-bad" style={share(rows.rejected)} />
    </div>
  );
}

function LeftOutRows({ file }: { readonly file: ImportView }) {
  const t = useWords(evidenceWords);
  const allowed = may(useMember(), recordsRoutes.downloadRejected);
  const download = useMutation({
    mutationFn: () => valueOf(records.downloadRejected({ importId: file.id })),
    onSuccess: saveFile,
  });
  if (!allowed || !file.hasLeftOut) return null;
  return (
    <>
      {download.error ? <ProblemNotice error={download.error} /> : null}
      <Button size="small" icon={<DownloadOutlined />} loading={download.isPending} onClick={() => download.mutate()}>
        {t('leftOut')}
      </Button>
    </>
  );
}
