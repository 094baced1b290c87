import { Segmented } from 'antd';
import { useLanguage, useWords } from '../language/language.tsx';
import { type ThemeChoice, useTheme } from '../theme/theme.ts';
import { frameWords } from './words.ts';

export function LanguageSwitch() {
  const t = useWords(frameWords);
  const { locale, setLocale } = useLanguage();
  return (
    <Segmented
      aria-label={t('language')}
      name="language"
      value={locale}
      onChange={setLocale}
      options={[
        { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
        { value: 'en', label: <span lang="en">English</span> },
      ]}
    />
  );
}

export function ThemeSwitch() {
  const t = useWords(frameWords);
  const { choice, choose } = useTheme();
  return (
    <Segmented<ThemeChoice>
      aria-label={t('theme')}
      name="theme"
      value={choice}
      onChange={choose}
      options={[
        { value: 'light', label: t('light') },
        { value: 'dark', label: t('dark') },
        { value: 'system', label: t('system') },
      ]}
    />
  );
}
