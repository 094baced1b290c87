import { join, resolve } from 'node:path';
import { chooseDataFolder, type DataFolder } from '@lendline/platform';

/** Where the embedded database lives: in `LENDLINE_DATA` when that is set, else beside the checkout. */
export function dataFolder(at: {
  readonly checkout: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): DataFolder {
  const told = at.environment['LENDLINE_DATA'];
  return told ? { folder: join(resolve(told), 'postgres') } : chooseDataFolder(at.checkout);
}
