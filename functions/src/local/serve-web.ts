import { createRequire } from 'node:module';
import { dirname, extname } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { DOCS_ASSETS } from '../http/docs.ts';
import { OBJECTS_PATH } from './directory-objects.ts';

type Api = { readonly fetch: (request: Request, env: object) => Response | Promise<Response> };

const HASHED = /\.[0-9a-f]{8}\.(?:js|css)$/;
const YEAR_SECONDS = 31_536_000;

/** API, reference page and H5 app behind one port. A path without a file ending belongs to the H5 app's own router. */
export const serveWeb = (api: Api, h5Folder: string, files?: Api): Hono => {
  const docsFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const web = new Hono();
  web.use(compress());
  web.get(
    `${DOCS_ASSETS}/*`,
    serveStatic({ root: docsFolder, rewriteRequestPath: (path) => path.slice(DOCS_ASSETS.length) }),
  );
  // the connection goes along: whoever limits callers has to know their address
  for (const path of ['/v1/*', '/openapi.json', '/docs', '/docs/start.js'])
    web.all(path, (c) => api.fetch(c.req.raw, c.env as object));
  if (files !== undefined)
    for (const path of [OBJECTS_PATH, `${OBJECTS_PATH}/*`])
      web.all(path, (c) => files.fetch(c.req.raw, c.env as object));
  web.use(async (c, next) => {
    await next();
    c.header('cache-control', HASHED.test(c.req.path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'same-origin');
  });
  web.get('*', serveStatic({ root: h5Folder }));
  web.get('*', (c, next) =>
    extname(c.req.path) === '' ? serveStatic({ root: h5Folder, path: 'index.html' })(c, next) : next(),
  );
  return web;
};
