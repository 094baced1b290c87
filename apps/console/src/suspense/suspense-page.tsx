import { formatMoney } from '@lendline/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useWords } from '../language/language.tsx';
import { Figures } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StatementsPanel } from './statements-panel.tsx';
import { SuspenseItemPanel } from './suspense-item.tsx';
import { type Shown, useSuspense } from './suspense-query.ts';
import './suspense.css';
import { suspenseWords } from './words.ts';

/** Money that no rule could place, for people: whose it is, what speaks for it, and what becomes of it. */
export function SuspensePage() {
  const t = useWords(suspenseWords);
  const { state = 'waiting' } = useSearch({ from: '/suspense' });
  const query = useSuspense(state);
  return (
    <>
      <PageHead title={t('title')} note={t('note')} actions={<StateChoice state={state} />} />
      <Loaded query={query}>
        {({ items, waiting }) => (
          <>
            {waiting.length === 0 ? null : (
              <Figures facts={waiting.map((total) => ({ label: t('onAccount'), value: formatMoney(total) }))} />
            )}
            {items.length === 0 ? (
              <Sheet>
                <p className="suspense-none">{t(state === 'waiting' ? 'noneWaiting' : 'noneEnded')}</p>
              </Sheet>
            ) : (
              <div className="suspense">
                {items.map((item) => (
                  <SuspenseItemPanel key={item.id} item={item} />
                ))}
              </div>
            )}
          </>
        )}
      </Loaded>
      <StatementsPanel />
    </>
  );
}

function StateChoice({ state }: { readonly state: Shown }) {
  const t = useWords(suspenseWords);
  const navigate = useNavigate();
  return (
    <Segmented<Shown>
      aria-label={t('state')}
      name="state"
      value={state}
      onChange={(value) => void navigate({ to: '/suspense', search: value === 'waiting' ? {} : { state: value } })}
      options={(['waiting', 'ended'] as const).map((value) => ({ value, label: t(value) }))}
    />
  );
}
