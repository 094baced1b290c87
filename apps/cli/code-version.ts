import { readFile } from 'node:fs/promises';

/** Version of the code that runs, as training cards name it. */
export async function codeVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('./package.json', import.meta.url), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version);
}
