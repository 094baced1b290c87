import { LinkTo } from '../app/link-to.tsx';
import { useWords } from '../language/language.tsx';
import { Screen } from '../parts/screen.tsx';
import { words } from './words.ts';

const topics = ['decision', 'paying', 'complaint', 'safety'] as const;

/** How to reach a person, whatever it is about. */
export function HelpScreen() {
  const t = useWords(words);
  return (
    <Screen title={t('title')} back={() => history.back()}>
      <p class="lead">{t('lead')}</p>
      {topics.map((topic) => (
        <section key={topic} class="card">
          <h2>{t(topic)}</h2>
          <p>{t(`${topic}Text`)}</p>
        </section>
      ))}
      <section class="card">
        <h2>{t('guarantor')}</h2>
        <p>
          {t('guarantorText')} <LinkTo to="/guarantees">{t('toGuarantees')}</LinkTo>
        </p>
      </section>
    </Screen>
  );
}
