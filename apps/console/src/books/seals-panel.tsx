import { formatCount, formatInstant } from '@lendline/ui';
import { Alert, Button } from 'antd';
import { useLanguage, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useJournalCheck } from './books-query.ts';
import { bookWords } from './words.ts';

type JournalCheck = NonNullable<ReturnType<typeof useJournalCheck>['data']>;

/** That no entry was changed or taken out since it was sealed, and since when that is known. */
export function SealsPanel() {
  const t = useWords(bookWords);
  const check = useJournalCheck();
  return (
    <Panel title={t('seals')}>
      <div className="books-part">
        <p className="soft">{t('sealsNote')}</p>
        <div>
          <Button loading={check.isFetching} onClick={() => void check.refetch()}>
            {t('check')}
          </Button>
        </div>
        {check.error ? <ProblemNotice error={check.error} /> : null}
        <output>
          {check.data === undefined ? (
            <p className="soft">{t('notChecked')}</p>
          ) : (
            <Answer check={check.data} at={check.dataUpdatedAt} />
          )}
        </output>
      </div>
    </Panel>
  );
}

function Answer({ check, at }: { readonly check: JournalCheck; readonly at: number }) {
  const t = useWords(bookWords);
  const { locale } = useLanguage();
  const { entries, seals, head, intact, broken, balanced } = check;
  const sealText = broken === null ? t('intact') : t('broken', { ...broken });
  return (
    <div className="books-part">
      <Alert role="presentation" type={intact ? 'success' : 'error'} showIcon title={sealText} />
      <Alert
        role="presentation"
        type={balanced ? 'success' : 'error'}
        showIcon
        title={t(balanced ? 'balanced' : 'unbalanced')}
      />
      <Facts
        facts={[
          { label: t('lastCheck'), value: formatInstant(new Date(at).toISOString(), locale) },
          { label: t('sealCount'), value: formatCount(seals, locale) },
          { label: t('entries'), value: formatCount(entries, locale) },
          { label: t('head'), value: <code>{head}</code> },
        ]}
      />
      <p className="soft">{t('headWhy')}</p>
    </div>
  );
}
