import type { OpenAPIHono } from '@hono/zod-openapi';

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

/** `/openapi.json` from the same schemas that check requests, and a page to read it. */
export const mountDocs = (root: OpenAPIHono): void => {
  root.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  root.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: '绿换 Lühuan',
      version: '1',
      description:
        'Trade-in subsidy vouchers. Money in integer fen, rates in basis points, instants in RFC 3339, intervals half-open.',
    },
  });
  root.get('/docs', (c) => c.html(page));
  root.get('/docs/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript' }));
};
