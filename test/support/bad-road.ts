import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can become of one request on its way: the connection breaks before or after, or the store says it is broken or too busy. */
export type Mishap = 'cut-before' | 'cut-after' | 'broken' | 'busy';

const TYPE = 'application/x-amz-json-1.0';
const BUSY = '{"__type":"com.amazon.coral.availability#ThrottlingException","message":"slow down"}';

/** A road to an engine on which things happen to requests, in the order they are planned. */
export const startBadRoad = async (endpoint: string) => {
  const plan: (Mishap | undefined)[] = [];
  let requests = 0;
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests++;
    const mishap = plan.shift();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (mishap === 'cut-before') request.socket.destroy();
    else if (mishap === 'broken') response.writeHead(500).end('{"__type":"InternalServerError"}');
    else if (mishap === 'busy') response.writeHead(400).end(BUSY);
    else {
      const kept = Object.entries(request.headers).filter(([name]) =>
        /^(x-amz-|content-type|authorization)/.test(name),
      );
      const headers = kept.map(([name, text]): [string, string] => [name, String(text)]);
      const answer = await fetch(endpoint, { method: 'POST', headers, body: Buffer.concat(chunks) });
      const body = Buffer.from(await answer.arrayBuffer());
      if (mishap === 'cut-after') request.socket.destroy();
      else response.writeHead(answer.status, { 'content-type': TYPE }).end(body);
    }
  };
  const server = createServer((request, response) => void pass(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What happens to the next requests; `undefined`: nothing. */
    plan: (...next: (Mishap | undefined)[]): void => {
      plan.splice(0, plan.length, ...next);
      requests = 0;
    },
    requests: (): number => requests,
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
