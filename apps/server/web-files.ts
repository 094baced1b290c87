import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Env, Hono } from 'hono';

export interface WebFolders {
  readonly borrower: string;
  readonly console: string;
  /** The folder of swagger-ui-dist: served from here, so that the documentation works offline. */
  readonly docs: string;
}

/** Hashed file names never change; the pages that name them are asked for anew each time. */
const forever = 'public, max-age=31536000, immutable';

/** Serves the API documentation. Mount it before the API, whose unknown paths answer a problem. */
export function mountDocs<E extends Env>(app: Hono<E>, folder: string): void {
  app.get('/api/docs', (request) => request.html(docsPage));
  app.get('/api/docs/init.js', (request) => request.body(docsScript, 200, { 'content-type': 'text/javascript' }));
  mountFolder(app, { base: '/api/docs', folder });
}

/** Serves both web apps. Mount them last: unknown paths of an app answer its page, which routes them. */
export function mountApps<E extends Env>(app: Hono<E>, folders: WebFolders): void {
  mountApp(app, { base: '/console', folder: folders.console });
  mountApp(app, { base: '', folder: folders.borrower });
}

interface Mount {
  readonly base: string;
  readonly folder: string;
}

function mountApp<E extends Env>(app: Hono<E>, mount: Mount): void {
  if (!existsSync(mount.folder)) return;
  mountFolder(app, mount);
  const page = serveStatic({ root: mount.folder, path: 'index.html' });
  app.get(`${mount.base}/*`, page);
  if (mount.base !== '') app.get(mount.base, page);
}

function mountFolder<E extends Env>(app: Hono<E>, { base, folder }: Mount): void {
  app.get(
    `${base}/*`,
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.slice(base.length),
      onFound: (path, request) => {
        if (path.includes('/assets/')) request.header('cache-control', forever);
      },
    }),
  );
}

const docsPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lendline API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/init.js"></script></body></html>`;

const docsScript = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true });`;
