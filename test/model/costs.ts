import { UNIT_BYTES } from './limits.ts';

/** What our own rows cost; `costs.test.ts` holds it against what the engine bills. */
export const PUT_UNITS = 1;
/** Bytes of a pool's counter, of each open lease in it, and of each process that has had one there. */
const COUNTER_BYTES = 290;
const LEASE_BYTES = 138;
const OWNER_BYTES = 66;
/** Units of the rows that follow a claim by way of the stream: number, deadline, receipt. */
export const FOLLOWING_UNITS = 7;

/** Units of one change of a counter with so many open leases, of so many processes. */
export const counterUnits = (leases: number, owners: number): number =>
  Math.ceil((COUNTER_BYTES + leases * LEASE_BYTES + owners * OWNER_BYTES) / UNIT_BYTES);
