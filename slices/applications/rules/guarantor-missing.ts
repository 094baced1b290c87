import type { Pack } from '@lendline/strategy';
import type { ApplicationProduct } from '../contract.ts';

/**
 * What of a guarantor an application lacks before it is handed in or signed: the word of the one who was named, or one at all
 * where the pack lends a trader's product only with a guarantor. A drawdown stands under the guarantee of its credit line.
 */
export function guarantorMissing(
  { trader }: Pick<Pack, 'trader'>,
  { segment, product }: { readonly segment: string; readonly product: ApplicationProduct },
  guarantor: { readonly state: string } | undefined,
): 'applications.guarantor-needed' | 'applications.guarantor-not-agreed' | null {
  if (guarantor !== undefined) return guarantor.state === 'asked' ? 'applications.guarantor-not-agreed' : null;
  const isNeeded = segment === 'trader' && trader.guarantorFor?.some((one) => one === product);
  return isNeeded ? 'applications.guarantor-needed' : null;
}
