import type { IncomingMessage, ServerResponse } from 'node:http';

/** How the next answer of a service outside goes wrong. `answer-lost`: what was asked is done, and nobody hears of it. */
export type Trouble = 'hang' | 'html' | 'error' | 'other-shape' | 'answer-lost';

/** What a request says in JSON. @throws where it says something else. */
export const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
};

export const reply = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Breaks an answer as the real world does. */
export const spoil = (trouble: Trouble, response: ServerResponse): void => {
  if (trouble === 'hang') return;
  if (trouble === 'answer-lost') response.destroy();
  else if (trouble === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>维护中</html>');
  else if (trouble === 'error') reply(response, 500, { message: 'broken' });
  else reply(response, 200, { code: 0, data: { passed: true } });
};
