import { Session } from 'node:inspector/promises';
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { openDesign } from './designs.ts';
import type { Asked, Told } from './talk.ts';

const tell = (told: Told): void => void process.send?.(told);

const profiled = async (session: Session, file: string): Promise<void> => {
  const { profile } = await session.post('Profiler.stop');
  await writeFile(file, JSON.stringify(profile));
};

/** One design in a process of its own: it does what the bench tells it, one thing after the other. */
const main = async (): Promise<void> => {
  const [{ design, places, units: pairs, counted }] = (await once(process, 'message')) as [
    Extract<Asked, { kind: 'open' }>,
  ];
  const units = new Map(pairs);
  const served = await openDesign(design, places, units, counted);
  const server = serve({ port: 0, hostname: '127.0.0.1', fetch: (request, env) => served.fetch(request, env) });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const session = new Session();
  const answer = async (asked: Asked): Promise<void> => {
    switch (asked.kind) {
      case 'open':
        throw new Error('it is open');
      case 'use':
        return tell({ kind: 'used', cpu: process.cpuUsage(), count: served.count() });
      case 'stored':
        return tell({ kind: 'stored', ...(await served.stored(asked.category)) });
      case 'profile':
        session.connect();
        await session.post('Profiler.enable');
        await session.post('Profiler.setSamplingInterval', { interval: 200 });
        await session.post('Profiler.start');
        return tell({ kind: 'done' });
      case 'profiled':
        await profiled(session, asked.file);
        return tell({ kind: 'done' });
    }
  };
  process.on('message', (asked: Asked) => void answer(asked));
  process.on('disconnect', () => process.exit(0));
  tell({ kind: 'opened', port, paths: [...units.keys()].map((category) => [category, served.path(category)]) });
};

await main();
