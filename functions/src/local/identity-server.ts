import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import * as z from 'zod';
import { type Trouble, bodyOf, reply, spoil } from './counterpart.ts';
import { onLoopback } from './loopback.ts';

const Check = z.object({ requestId: z.string(), name: z.string(), residentId: z.string(), mobile: z.string() });
type Citizen = Omit<z.infer<typeof Check>, 'requestId'>;

export type IdentityServer = {
  readonly origin: string;
  /** Checks that were made, each paid for. */
  readonly checks: readonly string[];
  readonly fail: (trouble: Trouble) => void;
  readonly stop: () => Promise<void>;
};

/** The local counterpart of a real-name service: it knows these citizens, and answers a repeated request from memory. */
export const startIdentityServer = async (citizens: readonly Citizen[], port = 0): Promise<IdentityServer> => {
  const answers = new Map<string, { result: string }>();
  const checks: string[] = [];
  let next: Trouble | undefined;
  const answer = ({ requestId, ...asked }: z.infer<typeof Check>) => {
    const known = citizens.find(({ residentId }) => residentId === asked.residentId);
    const same = known?.name === asked.name && known.mobile === asked.mobile;
    const result = known === undefined ? 'no-record' : same ? 'match' : 'mismatch';
    checks.push(requestId);
    answers.set(requestId, { result });
    return { result };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const trouble = next;
    next = undefined;
    if (request.method === 'GET') {
      const found = answers.get((request.url ?? '').split('/').at(-1) ?? '');
      reply(response, found === undefined ? 404 : 200, found ?? {});
      return;
    }
    const check = Check.parse(await bodyOf(request));
    const made =
      trouble === undefined || trouble === 'answer-lost' ? (answers.get(check.requestId) ?? answer(check)) : {};
    if (trouble === undefined) reply(response, 200, made);
    else spoil(trouble, response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => reply(response, 400, { message: 'not understood' }));
  });
  const { origin, stop } = await onLoopback(server, port);
  return { origin, checks, fail: (trouble) => (next = trouble), stop };
};
