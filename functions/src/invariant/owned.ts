import { isThere } from '../owned/store.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/** J1: what people entered as theirs is counted, and so are the recalls that stand. */
export const checkOwned = (snapshot: Snapshot): Violation[] => {
  const there = snapshot.owned.filter(isThere);
  const counted = new Map(snapshot['owned-count'].map(({ personId, count }) => [personId, count]));
  const standing = snapshot.recall.filter(({ withdrawn }) => withdrawn === null).length;
  const [count] = snapshot['recall-count'];
  return [
    ...[...new Set([...there.map(({ personId }) => personId), ...counted.keys()])].flatMap((personId) => {
      const found = there.filter((record) => record.personId === personId).length;
      const said = counted.get(personId) ?? 0;
      return violated('J1', found !== said, `${personId} owns ${found} appliances and is counted ${said}`);
    }),
    ...violated(
      'J1',
      standing !== (count?.count ?? 0),
      `${standing} recalls stand and ${count?.count ?? 0} are counted`,
    ),
  ];
};
