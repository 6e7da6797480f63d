import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that this machine alone can reach; port 0 takes any that is free. */
export const onLoopback = async (
  server: Server,
  port: number,
): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { origin: `http://127.0.0.1:${taken}`, stop };
};
