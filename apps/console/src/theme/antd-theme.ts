import { theme as antd, type ThemeConfig } from 'antd';
import { between, token } from './tokens.ts';

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
      // The edge of a control has to be seen: 3:1 against what is behind it.
      colorBorder: between(token('--line'), token('--ink-soft'), 0.65),
      colorBorderSecondary: token('--line'),
      controlItemBgActive: token('--accent-soft'),
      borderRadius: 8,
      borderRadiusLG: 12,
      controlHeight: 36,
      fontFamily: token('--font'),
      fontSize: 14,
    },
    components: {
      Segmented: {
        trackBg: token('--surface'),
        itemSelectedBg: token('--accent-soft'),
        itemSelectedColor: accent,
        itemColor: token('--ink-soft'),
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    },
  };
}
