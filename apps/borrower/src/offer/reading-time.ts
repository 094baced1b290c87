import type { CostStatement } from '@lendline/applications/contract';

/**
 * When the statement has been open long enough, in this phone's clock. The server enforces it by its own; this only
 * counts down. A statement that was just opened takes its whole time, however wrong the phone's clock is.
 */
export function readUntil_ms(
  { openedAt, readingSeconds }: Pick<CostStatement, 'openedAt' | 'readingSeconds'>,
  { justOpened, now_ms }: { readonly justOpened: boolean; readonly now_ms: number },
): number {
  const whole_ms = now_ms + readingSeconds * 1000;
  if (justOpened || openedAt === null) return whole_ms;
  return Math.min(whole_ms, Date.parse(openedAt) + readingSeconds * 1000);
}
