import { ensureBrowser } from './browser.mjs';
import { ensureClickhouse } from './clickhouse.mjs';
import { ensureInstalled } from './install.mjs';
import { runNode } from './run-node.mjs';

// `npm test` = install if needed, a browser too, then everything of `npm run verify`.
ensureInstalled();
const chromium = ensureBrowser();
if (process.argv.includes('--no-skips')) ensureClickhouse();
runNode('scripts/verify.ts', process.argv.slice(2), { LENDLINE_CHROMIUM: chromium });
