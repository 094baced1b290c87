import { theme as antd, type ThemeConfig } from 'antd';
import { between, token } from './tokens.ts';

/** antd in the colours of our tokens, so that both change together and keep their contrast. */
export function antdTheme(shown: 'light' | 'dark'): ThemeConfig {
  return {
    algorithm: shown === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      ...colours(),
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
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
        itemSelectedColor: token('--accent'),
        itemColor: token('--ink-soft'),
      },
      Button: {
        // The dark palette would dim the colour of the one thing to do.
        ...accents(),
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
    },
  };
}

function accents() {
  const accent = token('--accent');
  return { colorPrimary: accent, colorPrimaryHover: accent, colorPrimaryActive: accent };
}

function colours() {
  const accent = token('--accent');
  const soft = token('--ink-soft');
  return {
    ...accents(),
    colorTextLightSolid: token('--accent-ink'),
    colorInfo: accent,
    colorLink: accent,
    colorError: token('--bad'),
    colorErrorText: token('--bad'),
    colorText: token('--ink'),
    colorTextSecondary: soft,
    colorTextTertiary: soft,
    colorTextPlaceholder: soft,
    colorBgLayout: token('--surface'),
    colorBgContainer: token('--card'),
    colorBgElevated: token('--card'),
    // The edge of a control has to be seen: 3:1 against what is behind it.
    colorBorder: between(token('--line'), soft, 0.65),
    colorBorderSecondary: token('--line'),
    controlItemBgActive: token('--accent-soft'),
  };
}
