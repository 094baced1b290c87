/** The value of a design token in the theme that is shown: `token('--accent')`. */
export function token(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
