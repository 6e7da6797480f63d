import type { Clock } from '@luhuan/shared/clock';
import { epochMs } from '@luhuan/shared/clock';
import type { NewId } from '@luhuan/shared/ids';
import { ulid } from 'ulid';

/** ULIDs tell their time and are no secrets. `random` gives numbers in [0, 1). */
export const ulidsFrom =
  (clock: Clock, random: () => number): NewId =>
  () =>
    ulid(epochMs(clock.now()), random);
