import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { epochMs } from '@luhuan/shared/clock';
import { type Stays, type Swept, rotateDigests } from '../digest/rotate-digests.ts';
import { type Ring, readRing, versionsOf } from '../platform/digest-ring.ts';
import { systemClock } from '../platform/system-clock.ts';
import { startConsole } from './console.ts';
import { addLocalDigestKey, localRingKeys } from './keys.ts';
import { runningTable } from './running-table.ts';
import { StartError } from './start-error.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const phaseLine = (ring: Ring): string => {
  const { reads, puts } = versionsOf(ring);
  return `${ring.phase}: digest version ${reads} is read, ${puts.join(' and ')} put`;
};

const sweptLine = (phase: Ring['phase'], { seen, written }: Swept): string =>
  `${phase === 'doubled' ? 'copying' : 'clearing'}: ${seen} items looked at, ${written} written`;

const reasonOf = (stays: Exclude<Stays, { code: 'NoKey' }>): string =>
  stays.code === 'TooEarly'
    ? `Not yet: servers may still be in the phase before. Again in ${Math.ceil((epochMs(stays.until) - Date.now()) / 1_000)} s.`
    : 'Somebody else has moved it meanwhile.';

/**
 * `npm run rotate-keys`: does the work of the phase that the rotation of the digest keys is in and moves it to the next. Five
 * runs, a minute apart, are one rotation; a run may be killed and repeated at any moment.
 */
const rotateKeys = async (): Promise<void> => {
  const print = startConsole();
  const dataDir = resolve(ROOT, process.env['DATA_DIR'] ?? '.data');
  const table = await runningTable(dataDir, process.env);
  const ringKeys = await localRingKeys(dataDir);
  const before = await readRing(table);
  print.begin(`Phase ${phaseLine(before)}`);
  const rotate = rotateDigests({ table, ringKeys, clock: systemClock });
  const onSwept = (swept: Swept): void => print.progress(sweptLine(before.phase, swept));
  let rotated = await rotate(onSwept);
  if (!rotated.ok && rotated.error.code === 'NoKey') {
    await addLocalDigestKey(dataDir);
    print.say(`A key for digest version ${rotated.error.version} has been added to digest.keys: keep a copy of it.`);
    rotated = await rotate(onSwept);
  }
  if (!rotated.ok)
    throw new StartError(rotated.error.code === 'NoKey' ? 'The new key was not found.' : reasonOf(rotated.error));
  const { ring, swept } = rotated.value;
  if (swept !== undefined) print.done(sweptLine(before.phase, swept));
  print.say(`Moved to ${phaseLine(ring)}.`);
  print.say(ring.phase === 'steady' ? 'The rotation is over.' : 'The next run, in 60 s at the earliest, goes on.');
};

rotateKeys().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
