import { DownloadOutlined } from '@ant-design/icons';
import { formatMoney } from '@lendline/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { saveFile } from '../parts/save-file.ts';
import { accountText } from '../words/ledger.ts';
import { accountSums, type AccountSums } from './account-sums.ts';
import { type Span, useLedgerExport } from './books-query.ts';
import { bookWords } from './words.ts';

/** What was booked in some days, for the general ledger of the lender: to look at, and as a file. */
export function ExportPanel() {
  const t = useWords(bookWords);
  const [span, setSpan] = useState<Span>({ from: '', through: '' });
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState<readonly AccountSums[] | null>(null);
  const file = useLedgerExport();
  const faults = faultsOf(span);
  const ask = (kind: 'show' | 'save'): void => {
    setTried(true);
    if (kind === 'show') setShown(null);
    if (faults.from || faults.through) return;
    file.mutate(span, {
      onSuccess: (answer) => (kind === 'save' ? saveFile(answer) : setShown(accountSums(answer))),
    });
  };
  return (
    <Panel title={t('export')}>
      <form className="books-part" onSubmit={(event) => event.preventDefault()} noValidate>
        <p className="soft">{t('exportNote')}</p>
        <SpanFields span={span} tried={tried} onChange={setSpan} />
        <div className="books-acts">
          <Button htmlType="submit" loading={file.isPending} onClick={() => ask('show')}>
            {t('show')}
          </Button>
          <Button
            icon={<DownloadOutlined />}
            aria-label={t('download')}
            loading={file.isPending}
            onClick={() => ask('save')}
          >
            {t('download')}
          </Button>
        </div>
        {file.error ? <ProblemNotice error={file.error} /> : null}
      </form>
      {shown === null ? null : <Sums sums={shown} />}
    </Panel>
  );
}

interface SpanFieldsProps {
  readonly span: Span;
  readonly tried: boolean;
  readonly onChange: (span: Span) => void;
}

function SpanFields({ span, tried, onChange }: SpanFieldsProps) {
  const t = useWords(bookWords);
  const faults = faultsOf(span);
  return (
    <div className="books-days">
      {(['from', 'through'] as const).map((end) => (
        <Field key={end} label={t(end)} problem={tried && faults[end] ? t(faults[end]) : undefined}>
          {(field) => (
            <Input
              {...field}
              type="date"
              value={span[end]}
              onChange={({ target }) => onChange({ ...span, [end]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function faultsOf({ from, through }: Span) {
  return {
    from: from === '' ? ('dayNeeded' as const) : null,
    through: through === '' ? ('dayNeeded' as const) : through < from ? ('dayOrder' as const) : null,
  };
}

function Sums({ sums }: { readonly sums: readonly AccountSums[] }) {
  const t = useWords(bookWords);
  const read = useText();
  return (
    <div className="books-sums">
      <DataTable
        caption={t('sums')}
        rows={sums}
        rowKey={({ account }) => account}
        empty={t('noSums')}
        columns={[
          {
            key: 'account',
            title: t('account'),
            onCard: 'title',
            render: ({ account }) => <span title={account}>{read(accountText(account))}</span>,
          },
          { key: 'debit', title: t('debit'), align: 'end', render: ({ debit }) => formatMoney(debit) },
          { key: 'credit', title: t('credit'), align: 'end', render: ({ credit }) => formatMoney(credit) },
        ]}
      />
    </div>
  );
}
