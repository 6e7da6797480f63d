import type { Endpoint } from '@luhuan/shared/api/endpoint';
import type { Hono } from 'hono';

/** Where the reference page finds its script; the local server and the web host serve `swagger-ui-dist` there. */
export const DOCS_ASSETS = '/docs/assets';

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>绿换 API</title>
<link rel="stylesheet" href="${DOCS_ASSETS}/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="${DOCS_ASSETS}/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, tryItOutEnabled: true });`;

/** `/openapi.json`, and a page to read it. The document is made when it is first asked for: no call waits for it. */
export const mountDocs = (root: Hono, endpoints: readonly Endpoint[]): void => {
  root.get('/openapi.json', async (c) => {
    const { openApiOf } = await import('./openapi.ts');
    return c.json(openApiOf(endpoints));
  });
  root.get('/docs', (c) => c.html(page));
  root.get('/docs/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript' }));
};
