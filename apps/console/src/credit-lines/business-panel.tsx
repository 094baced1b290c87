import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { shortId } from '../queue/queue-row.ts';
import type { BusinessView } from './business-view.ts';
import { businessWords, guarantorStates, products } from './business-words.ts';

/** The licensed business that an application is for, its guarantor and its credit line; nothing where there is none. */
export function BusinessPanel({ business: view }: { readonly business: BusinessView }) {
  const t = useWords(businessWords);
  const read = useText();
  const { business, guarantor, product, creditLineId } = view;
  if (business === undefined && guarantor === undefined && creditLineId === undefined) return null;
  return (
    <Panel title={t('title')} id="business">
      <Facts
        facts={[
          { label: t('product'), value: read(products[product ?? 'loan']) },
          ...(business === undefined
            ? []
            : [
                { label: t('name'), value: business.name },
                { label: t('code'), value: <span className="mono">{business.maskedCode}</span> },
                { label: t('kind'), value: t(business.soleTrader ? 'soleTrader' : 'company') },
                { label: t('representative'), value: t('owner') },
              ]),
          ...(guarantor === undefined
            ? []
            : [
                { label: t('guarantor'), value: `${guarantor.maskedName} · ${guarantor.maskedPhone}` },
                {
                  label: t('guarantee'),
                  value: guarantor.signedAt === null ? read(guarantorStates[guarantor.state]) : t('signed'),
                },
              ]),
          ...(creditLineId === undefined
            ? []
            : [
                {
                  label: t('creditLine'),
                  value: (
                    <Link to="/credit-lines/$creditLineId" params={{ creditLineId }} className="mono">
                      {shortId(creditLineId)}
                    </Link>
                  ),
                },
              ]),
        ]}
      />
    </Panel>
  );
}
