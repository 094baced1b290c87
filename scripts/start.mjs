import { ensureInstalled } from './install.mjs';
import { runNode } from './run-node.mjs';

// `npm start -- --port 4100` = install if needed, then `lendline demo --port 4100`.
ensureInstalled();
runNode('apps/cli/lendline.ts', ['demo', ...process.argv.slice(2)]);
