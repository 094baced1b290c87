import { theme as antd, type ThemeConfig } from 'antd';
import { token } from './tokens.ts';

/** antd in the colours of our tokens, so that both change together and keep their contrast. */
export function antdTheme(shown: 'light' | 'dark'): ThemeConfig {
  const accent = token('--accent');
  const bad = token('--bad');
  return {
    algorithm: shown === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      // The seeds of the palette are kept as they are by naming the derived colours too.
      colorPrimary: accent,
      colorPrimaryHover: accent,
      colorPrimaryActive: accent,
      colorTextLightSolid: token('--accent-ink'),
      colorInfo: accent,
      colorLink: accent,
      colorError: bad,
      colorErrorText: bad,
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-soft'),
      colorTextTertiary: token('--ink-soft'),
      colorTextPlaceholder: token('--ink-soft'),
      colorBgLayout: token('--surface'),
      colorBgContainer: token('--card'),
      colorBgElevated: token('--card'),
      colorBorder: token('--line'),
      colorBorderSecondary: token('--line'),
      controlItemBgActive: token('--accent-soft'),
      borderRadius: 8,
      borderRadiusLG: 12,
      controlHeight: 36,
      fontFamily: token('--font'),
      fontSize: 14,
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 } },
  };
}
