import { readFile } from 'node:fs/promises';
import * as z from 'zod';

/** What V8's profiler writes: a tree of frames, and for each sample the frame it met and the µs since the one before. */
const Profile = z.object({
  nodes: z.array(z.object({ id: z.int(), callFrame: z.object({ functionName: z.string(), url: z.string() }) })),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});
type Frame = z.infer<typeof Profile>['nodes'][number]['callFrame'];

/** Whose work a frame is: the first that fits. */
const GROUPS: readonly (readonly [string, (frame: Frame) => boolean])[] = [
  ['idle', ({ functionName }) => functionName === '(idle)'],
  ['garbage collection', ({ functionName }) => functionName === '(garbage collector)'],
  ['JSON', ({ functionName, url }) => url === '' && /^(parse|stringify)$/.test(functionName)],
  [
    'crypto',
    ({ functionName, url }) =>
      /node:internal\/crypto|\/(jose|@noble)\//.test(url) ||
      (/^(sign|update|digest|hkdf)/i.test(functionName) && url === ''),
  ],
  ['AWS SDK', ({ url }) => /\/(@aws-sdk|@smithy|@aws)\//.test(url)],
  ['zod', ({ url, functionName }) => url.includes('/zod/') || (url === '' && functionName === 'handleParsingResult')],
  ['undici', ({ url }) => url.includes('/undici/') || url.includes('internal/deps/undici')],
  ['hono and its server', ({ url }) => /\/(hono|@hono)\//.test(url)],
  ['database clients', ({ url }) => /\/(pg|pg-[a-z]+|@redis|postgres-[a-z]+)\//.test(url)],
  ['node: http, net, streams', ({ url }) => url.startsWith('node:')],
  ['other packages', ({ url }) => url.includes('/node_modules/')],
  ['ours', ({ url }) => url.startsWith('file:')],
  ['native code', () => true],
];

const groupOf = (frame: Frame): string => GROUPS.find(([, fits]) => fits(frame))?.[0] ?? 'native code';

const shareOf = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1).padStart(5)} %`;

const sorted = (sums: ReadonlyMap<string, number>): [string, number][] => [...sums].toSorted(([, a], [, b]) => b - a);

/** Prints where a process was while it was profiled: by whose code, and the frames it met most. Waiting does not count. */
export const printProfile = async (file: string, frames: number): Promise<void> => {
  const { nodes, samples, timeDeltas } = Profile.parse(JSON.parse(await readFile(file, 'utf8')));
  const frameOf = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const groups = new Map<string, number>();
  const places = new Map<string, number>();
  let whole = 0;
  samples.forEach((id, index) => {
    const frame = frameOf.get(id);
    const spent = timeDeltas[index] ?? 0;
    if (frame === undefined || frame.functionName === '(idle)') return;
    const place = `${frame.functionName || '(anonymous)'}  ${frame.url.replace(/^.*\/(node_modules|functions|shared)\//, '$1/')}`;
    whole += spent;
    groups.set(groupOf(frame), (groups.get(groupOf(frame)) ?? 0) + spent);
    places.set(place, (places.get(place) ?? 0) + spent);
  });
  console.log('\nWhere the server was, in its own processor time:');
  for (const [group, spent] of sorted(groups)) console.log(`  ${shareOf(spent, whole)}  ${group}`);
  console.log('\nFrames it was met in most:');
  for (const [place, spent] of sorted(places).slice(0, frames)) console.log(`  ${shareOf(spent, whole)}  ${place}`);
};
