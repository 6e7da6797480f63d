import { OpenAPIHono } from '@hono/zod-openapi';
import type { Endpoint } from '@luhuan/shared/api/endpoint';
import { routeOf } from './route-of.ts';

/** The OpenAPI 3.1 document of these endpoints, from the same schemas that check their requests. */
export const openApiOf = (endpoints: readonly Endpoint[]) => {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono();
  for (const endpoint of endpoints) openAPIRegistry.registerPath(routeOf(endpoint));
  openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '绿换 Lühuan',
      version: '1',
      description:
        'Trade-in subsidy vouchers. Money in integer fen, rates in basis points, instants in RFC 3339, intervals half-open.',
    },
  });
};
