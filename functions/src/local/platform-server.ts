import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { Instant } from '@luhuan/shared/clock';
import type { UnitAnswer } from '@luhuan/shared/unit-report/unit-report';
import * as z from 'zod';
import { type Trouble, bodyOf, reply, spoil } from './counterpart.ts';
import { onLoopback } from './loopback.ts';

const Told = z.strictObject({
  regionCode: z.string(),
  gtin: z.string(),
  unit: z.strictObject({ serialNumber: z.string(), imeis: z.array(z.string()) }).nullable(),
  soldAt: z.string(),
  sequence: z.int(),
});
type Told = z.infer<typeof Told>;

/** Serial numbers that begin so were subsidised in another province last winter. */
const ELSEWHERE = /^USED/;
const USED: UnitAnswer = { kind: 'used', at: Instant.parse('2026-01-15T03:20:00.000Z'), regionCode: '330106' as never };

export type PlatformServer = {
  readonly origin: string;
  /** The newest that it was told of each redemption, and how often it was told anything. */
  readonly told: ReadonlyMap<string, Told>;
  readonly count: () => number;
  /** How its next answers go wrong, in order. */
  readonly fail: (...troubles: readonly Trouble[]) => void;
  readonly stop: () => Promise<void>;
};

/** The local counterpart of the national platform: the newest word on a redemption counts, and a unit counts once. */
export const startPlatformServer = async (port = 0): Promise<PlatformServer> => {
  const told = new Map<string, Told>();
  let count = 0;
  let troubles: Trouble[] = [];
  const answer = (redemptionId: string, news: Told): UnitAnswer => {
    count++;
    const known = told.get(redemptionId);
    if (known === undefined || known.sequence < news.sequence) told.set(redemptionId, news);
    return news.unit !== null && ELSEWHERE.test(news.unit.serialNumber) ? USED : { kind: 'recorded' };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const trouble = troubles.shift();
    const news = Told.parse(await bodyOf(request));
    const redemptionId = (request.url ?? '').split('/').at(-1) ?? '';
    const made = trouble === undefined || trouble === 'answer-lost' ? answer(redemptionId, news) : undefined;
    if (trouble === undefined) reply(response, 200, made);
    else spoil(trouble, response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => reply(response, 400, { message: 'not understood' }));
  });
  const { origin, stop } = await onLoopback(server, port);
  return { origin, told, count: () => count, fail: (...next) => (troubles = [...next]), stop };
};
