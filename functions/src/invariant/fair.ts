import { takenOf } from '@luhuan/shared/fair/fair';
import type { Snapshot } from './store.ts';
import { type Violation, sum, violated } from './violation.ts';

/** Y1: of a stop's places as many are taken as people signed up, and no more than there are. */
export const checkFairs = (snapshot: Snapshot): Violation[] => {
  const parties = snapshot['fair-sign-up'].map(({ fairId, stopNumber, party }) => ({
    of: `${fairId} ${stopNumber}`,
    party,
  }));
  const stops = snapshot.fair.flatMap(({ fairId, stops: all }) =>
    all.map((stop) => ({ of: `${fairId} ${stop.number}`, ...stop })),
  );
  const known = new Set(stops.map(({ of }) => of));
  return [
    ...stops.flatMap(({ of, ...stop }) => {
      const people = sum(parties.filter((one) => one.of === of).map(({ party }) => party));
      const taken = takenOf(stop);
      return [
        ...violated('Y1', people !== taken, `${of}: ${people} people signed up and ${taken} places are taken`),
        ...violated('Y1', (stop.left ?? 0) > (stop.places ?? 0), `${of}: more places are left than there are`),
      ];
    }),
    ...parties.flatMap(({ of }) => violated('Y1', !known.has(of), `somebody comes to ${of}, which is no stop`)),
  ];
};
