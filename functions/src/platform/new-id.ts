import type { Clock } from '@luhuan/shared/clock';
import { epochMs } from '@luhuan/shared/clock';
import type { NewId, NewSecret } from '@luhuan/shared/ids';
import { base32crockford } from '@scure/base';
import { ulid } from 'ulid';

/** ULIDs tell their time and are no secrets. `random` gives numbers in [0, 1). */
export const ulidsFrom =
  (clock: Clock, random: () => number): NewId =>
  () =>
    ulid(epochMs(clock.now()), random);

const SECRET_CHARACTERS = 26;
const SECRET_BYTES = 17;

/** 130 bits nobody can guess. `randomBytes` is the machine's own source in all but tests. */
export const secretsFrom =
  (randomBytes: (size: number) => Uint8Array): NewSecret =>
  () =>
    base32crockford.encode(randomBytes(SECRET_BYTES)).slice(0, SECRET_CHARACTERS);
