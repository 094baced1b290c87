import { formatCount, formatInstant } from '@lendline/ui';
import { Alert, Button } from 'antd';
import { useLanguage, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useWho } from '../staff/use-who.ts';
import { useJournalCheck, useLastCheck } from './books-query.ts';
import { bookWords } from './words.ts';

type KeptCheck = NonNullable<ReturnType<typeof useLastCheck>['data']>;

/** That no entry was changed or taken out since it was sealed, and since when that is known. */
export function SealsPanel() {
  const t = useWords(bookWords);
  const checking = useJournalCheck();
  const last = useLastCheck();
  return (
    <Panel title={t('seals')}>
      <div className="books-part">
        <p className="soft">{t('sealsNote')}</p>
        <div>
          <Button loading={checking.isPending} onClick={() => checking.mutate()}>
            {t('check')}
          </Button>
        </div>
        {checking.error ? <ProblemNotice error={checking.error} /> : null}
        <Loaded query={last}>
          {(check) => (
            <output>{check === null ? <p className="soft">{t('notChecked')}</p> : <Answer check={check} />}</output>
          )}
        </Loaded>
      </div>
    </Panel>
  );
}

function Answer({ check }: { readonly check: KeptCheck }) {
  const t = useWords(bookWords);
  const who = useWho();
  const { locale } = useLanguage();
  const { entries, seals, head, intact, broken, balanced, checkedAt, checkedBy } = check;
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
          { label: t('lastCheck'), value: formatInstant(checkedAt, locale) },
          { label: t('checkedBy'), value: who(checkedBy) },
          { label: t('sealCount'), value: formatCount(seals, locale) },
          { label: t('entries'), value: formatCount(entries, locale) },
          { label: t('head'), value: <code>{head}</code> },
        ]}
      />
      <p className="soft">{t('headWhy')}</p>
    </div>
  );
}
