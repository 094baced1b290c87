import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Pages } from './site.ts';

const served = [
  ['/assets/tokens.css', import.meta.resolve('@lendline/ui/tokens.css'), 'text/css; charset=utf-8'],
  ['/assets/sandbox.css', new URL('../assets/sandbox.css', import.meta.url).href, 'text/css; charset=utf-8'],
  ['/assets/sandbox.js', new URL('../assets/sandbox.js', import.meta.url).href, 'text/javascript; charset=utf-8'],
] as const;

export const assets: Pages = (app) => {
  for (const [path, file, mediaType] of served) {
    const text = readFileSync(fileURLToPath(file), 'utf8');
    app.get(path, (c) => c.body(text, 200, { 'content-type': mediaType, 'cache-control': 'no-cache' }));
  }
};
