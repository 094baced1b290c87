import type { MyApplication } from '@lendline/applications/contract';
import { formatMoney } from '@lendline/ui';
import { LinkTo } from '../app/link-to.tsx';
import { currentApplication, type Journey } from '../journey/stage.ts';
import { guarantorStates } from '../guarantee/words.ts';
import { useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { words } from './words.ts';

/** The application for which a licence was stated and that is still to be handed in. */
export function statedIn(journey: Journey): MyApplication | null {
  const open = currentApplication(journey);
  return open?.state === 'draft' && open.business ? open : null;
}

/** The licence that was stated and what it was stated for, with a way to change it. */
export function StatedBusiness({ application }: { readonly application: MyApplication }) {
  const t = useWords(words);
  const text = useText();
  const { business, product, requested, guarantor } = application;
  if (business === undefined) return null;
  return (
    <>
      <Facts
        rows={[
          { label: t('stated'), value: business.name },
          { label: t('maskedCode'), value: business.maskedCode },
          { label: t('product'), value: t(product === 'credit-line' ? 'credit-line' : 'loan') },
          ...(requested === null ? [] : [{ label: t('wish'), value: formatMoney(requested) }]),
          ...(guarantor === undefined
            ? []
            : [
                { label: t('guarantor'), value: `${guarantor.maskedName} · ${text(guarantorStates[guarantor.state])}` },
              ]),
        ]}
      />
      <nav class="links" aria-label={t('stated')}>
        <LinkTo to="/business">{t('change')}</LinkTo>
        <LinkTo to="/business/guarantor">{t('toGuarantor')}</LinkTo>
      </nav>
    </>
  );
}
