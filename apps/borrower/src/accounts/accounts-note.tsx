import { LinkTo } from '../app/link-to.tsx';
import { useWords } from '../language/language.tsx';
import { useAccounts } from './use-accounts.ts';
import { words } from './words.ts';

/** The other way to show what came in and went out, where this lender reads accounts. */
export function AccountsNote() {
  const t = useWords(words);
  const { accounts } = useAccounts();
  if (accounts === null || accounts.providers.length + accounts.feeds.length === 0) return null;
  const linked = accounts.feeds.filter(({ state }) => state === 'linked').length;
  return (
    <p class="hint beside-file">
      {linked > 0 && <>{t('count', { n: linked })} </>}
      <LinkTo to="/accounts">{t('offer')}</LinkTo>
    </p>
  );
}
