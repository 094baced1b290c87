import type { LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { TieKind } from '@lendline/records/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { formatDay } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { useTies } from './ties-query.ts';
import { applicationWords } from './words.ts';

const kinds: Readonly<Record<TieKind, LocalText>> = {
  'emergency-contact': { 'zh-CN': '紧急联系人', en: 'Emergency contact' },
  guarantor: { 'zh-CN': '担保人（未确认）', en: 'Guarantor (not confirmed)' },
  spouse: { 'zh-CN': '配偶', en: 'Spouse' },
  parent: { 'zh-CN': '父母', en: 'Parent' },
  child: { 'zh-CN': '子女', en: 'Child' },
  sibling: { 'zh-CN': '兄弟姐妹', en: 'Brother or sister' },
  colleague: { 'zh-CN': '同事', en: 'Colleague' },
};

/** Whom the borrower named: kind, day, and whether it is a borrower of ours. There is no number to show. */
export function TiesPanel({ lineId }: { readonly lineId: LineId }) {
  const t = useWords(applicationWords);
  const read = useText();
  const { locale } = useLanguage();
  const ties = useTies(lineId);
  if (!may(useMember(), recordsRoutes.listTiesOfLine)) return null;
  return (
    <Panel title={t('ties')} id="ties">
      <Loaded query={ties}>
        {(named) => (
          <ul className="lines">
            {named.length === 0 ? <li className="soft">{t('noTies')}</li> : null}
            {named.map(({ kind, declaredAt, ofBorrower }, index) => (
              <li key={`${kind}-${index}`} className="beside">
                <span>
                  {read(kinds[kind])}
                  <small className="soft">{t('named', { day: formatDay(declaredAt, locale) })}</small>
                </span>
                {ofBorrower ? <StateTag tone="busy" text={t('ofBorrower')} /> : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <p className="ties-note soft">{t('tiesNote')}</p>
    </Panel>
  );
}
