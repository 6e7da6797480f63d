import type { Instant } from '@luhuan/shared/clock';
import { type StreamReader, streamReader } from '../../functions/src/platform/stream-reader.ts';
import type { Mutation } from './mutations.ts';
import type { World } from './process.ts';
import { type Road, STREAMS } from './road.ts';

type StreamEvent = Parameters<Parameters<StreamReader['readOn']>[1]>[0];
type Records = StreamEvent['Records'];

/** How one reading of the stream goes wrong, by numbers a seed gave. */
export type Disorder = { readonly twice: boolean; readonly split: number; readonly swap: boolean };

const itemKey = (record: Records[number] | undefined): string => JSON.stringify(record?.dynamodb?.Keys);

/** Swaps neighbours that are about different items: only what happens to one item has an order. */
const swapped = (records: Records): Records => {
  const out = [...records];
  for (let index = 1; index < out.length; index += 2) {
    const [a, b] = [out[index - 1], out[index]];
    if (a !== undefined && b !== undefined && itemKey(a) !== itemKey(b)) [out[index - 1], out[index]] = [b, a];
  }
  return out;
};

const typeOf = (record: Records[number]): string | undefined => record.dynamodb?.NewImage?.['type']?.S;

const changed = (records: Records, mutation: Mutation | undefined, now: () => Instant): Records => {
  if (mutation?.kind !== 'stream') return records;
  if (mutation.change === 'no-units') return records.filter((record) => typeOf(record) !== 'slot');
  if (mutation.change === 'no-leases') return records.filter((record) => typeOf(record) !== 'pool');
  if (mutation.change !== 'no-mark') return records;
  const NewImage = {
    type: { S: 'lease-reading' },
    version: { N: '1' },
    positions: { M: {} },
    writtenAt: { S: now() },
    readTo: { NULL: true },
    since: { NULL: true },
  };
  return [...records, { dynamodb: { Keys: {}, NewImage } }];
};

/** The engine's stream, which is one shard for good, asked without the SDK. */
const streamAt = (road: Road, arn: string): StreamReader => {
  let description: Record<string, unknown> | undefined;
  const send = async (command: { readonly input: object; readonly constructor: { readonly name: string } }) => {
    const name = command.constructor.name.slice(0, -'Command'.length);
    const ask = () => road.ask(`${STREAMS}.${name}`, command.input);
    return name === 'DescribeStream' ? (description ??= await ask()) : ask();
  };
  return streamReader({ send } as never, () => Promise.resolve(arn));
};

type Settings = {
  readonly disorder: () => Disorder;
  /** Records at the end that are not there yet. */
  readonly late: () => number;
  readonly now: () => Instant;
  readonly tell: (what: 'twice' | 'split' | 'swapped' | 'behind') => void;
};

/**
 * The table's real stream, read as Lambda or a job may see it: pages split in two, delivered twice, neighbours out of order, and
 * `late()` records of its end not there yet.
 */
export const disorderly = (
  { road, alone, mutation }: Pick<World, 'road' | 'alone' | 'mutation'>,
  arn: string,
  { disorder, late, now, tell }: Settings,
): StreamReader => {
  const reader = streamAt(road, arn);
  const collect = async (positions: Record<string, string>) => {
    const all: { record: Records[number]; shard: string }[] = [];
    await reader.readOn(positions, (event, after) => {
      all.push(...event.Records.map((record) => ({ record, shard: Object.keys(after)[0] ?? '' })));
      return Promise.resolve();
    });
    return all;
  };
  return {
    readOn: async (positions, handle) => {
      const all = await alone(() => collect(positions));
      const kept = all.slice(0, Math.max(0, all.length - late()));
      if (kept.length < all.length) tell('behind');
      const { twice, split, swap } = disorder();
      const cut = kept.length === 0 ? 0 : split % (kept.length + 1);
      if (cut > 0 && cut < kept.length) tell('split');
      let at = positions;
      for (const part of [kept.slice(0, cut), kept.slice(cut)]) {
        const last = part.at(-1);
        if (last === undefined) continue;
        const records = part.map(({ record }) => record);
        const event = { Records: changed(swap ? swapped(records) : records, mutation, now) };
        at = { ...at, [last.shard]: last.record.dynamodb?.SequenceNumber ?? '' };
        if (swap && records.length > 1) tell('swapped');
        if (twice) tell('twice');
        if (twice) await handle(event, positions);
        await handle(event, at);
      }
      return { handled: kept.length, gap: false };
    },
  };
};
