import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../functions/src/platform/table.ts';

type Where = (plan: {
  readonly campaign: string;
  readonly shards: number;
  readonly units: number;
  readonly afterwards: readonly unknown[];
}) => boolean;
/** One check of the claim path taken away; `where`: in which plans it is at work, in all when left out. */
export type Mutation = { readonly where?: Where | undefined } & Taken;
type Taken =
  | { readonly kind: 'fence'; readonly name: string }
  | {
      readonly kind: 'stream';
      readonly name: string;
      readonly change: 'no-units' | 'no-leases' | 'no-mark' | 'no-wait';
    }
  | { readonly kind: 'write'; readonly name: string; readonly apply: (table: Table) => Table };

type Statement = { readonly Statement: string; readonly Parameters: readonly unknown[] };
type Input = {
  readonly TransactItems?: readonly Record<string, Part>[];
  readonly Statements?: readonly Statement[];
};
type Command = { readonly input: Input };
type Send = (command: unknown) => Promise<unknown>;
type Part = {
  ConditionExpression?: string;
  UpdateExpression?: string;
  Key?: { readonly pk: string; readonly sk: string };
  Item?: { readonly pk: string; readonly sk: string };
};

const sendingBy = (table: Table, send: (command: Command, on: Send) => Promise<unknown>): Table => {
  const on: Send = (command) => table.db.send(command as never);
  return { ...table, db: { send: (command: Command) => send(command, on) } as unknown as Table['db'] };
};

const partsOf = (input: Input): Part[] =>
  input.TransactItems === undefined ? [input as Part] : input.TransactItems.flatMap((item) => Object.values(item));

const nameOf = ({ Key, Item, UpdateExpression = '' }: Part): string => {
  const { pk, sk } = Key ?? Item ?? { pk: '', sk: '' };
  return `${pk} ${sk} ${UpdateExpression}`;
};

const changing =
  (of: RegExp, change: (part: Part) => void) =>
  (table: Table): Table =>
    sendingBy(table, (command, on) => {
      for (const part of partsOf(command.input)) if (of.test(nameOf(part))) change(part);
      return on(command);
    });

const inLine: Where = ({ campaign }) => campaign === 'line';
const withCoupons: Where = ({ campaign }) => campaign === 'coupons';
/** Processes come back after their leases are over. */
const comingBack: Where = ({ afterwards }) => afterwards.length > 0;
/** Their vouchers are over by then. */
const startingAnew: Where = ({ afterwards, units }) => afterwards.length > 0 && units % 2 === 0;
/** Leases get larger with every one that is used up. */
const inLargerLeases: Where = ({ units, campaign }) => units > 6 && campaign !== 'line';
const betweenCounters: Where = ({ shards, units, campaign }) => shards > 1 && units > 1 && campaign !== 'line';

/** Where some of the checks are at work. */
const WHERE: readonly (readonly [RegExp, Where])[] = [
  [/^(award|line)/, inLine],
  [/^coupon/, withCoupons],
  [/^another counter/, betweenCounters],
  [/^forget/, comingBack],
  [/^slot: as/, startingAnew],
  [/^tally: units are added/, inLargerLeases],
];

const whereOf = (name: string): Where | undefined => WHERE.find(([names]) => names.test(name))?.[1];

const TRUE = 'attribute_exists(pk) OR attribute_not_exists(pk)';

/** Takes `clause` out of the conditions of the writes whose key and update read like `of`. */
const without = (name: string, of: RegExp, clause: RegExp): Extract<Mutation, { kind: 'write' }> => ({
  kind: 'write',
  name,
  where: whereOf(name),
  apply: changing(of, (part) => {
    const { ConditionExpression } = part;
    if (ConditionExpression !== undefined)
      part.ConditionExpression = ConditionExpression.replace(clause, (found) => `(${found} OR ${TRUE})`);
  }),
});

/** Does `part` of an update in another way. */
const instead = (name: string, of: RegExp, part: string, other: string): Mutation => ({
  kind: 'write',
  name,
  where: whereOf(name),
  apply: changing(of, (write) => {
    if (write.UpdateExpression !== undefined) write.UpdateExpression = write.UpdateExpression.replace(part, other);
  }),
});

const itemOf = ({ Statement: text, Parameters }: Statement): Record<string, unknown> =>
  Object.fromEntries([...text.matchAll(/'(\w+)': \?/g)].map(([, name], index) => [name, Parameters[index]]));

/** Statements that insert only where nothing is become puts. */
const putsForInserts = (table: Table): Table =>
  sendingBy(table, async (command, on) => {
    const { Statements } = command.input;
    if (Statements === undefined) return on(command);
    const puts = Statements.map((one) => ({ PutRequest: { Item: itemOf(one) } }));
    await on(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
    return { Responses: Statements.map(() => ({})) };
  });

/** Leaves out the writes whose key and update read like `of`. */
const dropping = (name: string, of: RegExp, kind: string): Mutation => {
  const stays = ({ [kind]: part }: Record<string, Part>) => part === undefined || !of.test(nameOf(part));
  const apply = (table: Table) =>
    sendingBy(table, (command, on) => {
      const { TransactItems } = command.input;
      if (TransactItems !== undefined) Object.assign(command.input, { TransactItems: TransactItems.filter(stays) });
      return on(command);
    });
  return { kind: 'write', name, apply };
};

const EXISTS = /attribute_exists\(pk\)/;
const NOT_THERE = /attribute_not_exists\(pk\)/;
const VERSION = /version = :version/;
const NOT_THERE_OR_VERSION = /attribute_not_exists\(pk\)|version = :version/;
const LEFT = /leftFen >= :amount/;

/** Takes away what protects the same thing. */
const together = (name: string, ...each: readonly Extract<Mutation, { kind: 'write' }>[]): Mutation => ({
  kind: 'write',
  name,
  where: each[0]?.where,
  apply: (table) => each.reduce((on, { apply }) => apply(on), table),
});

const placeInLine = without('line: the place is there', /^LINE/, EXISTS);
const ownSide = without('line: waits still', /^PERSON.* WAITING/, /entryId = :entryId AND #state = :waiting/);
const awardNotMade = without('award: not made before', /^PERSON.* AWARD/, NOT_THERE);

/** Every condition, fence and step of the tally that a claim relies on. */
export const MUTATIONS: readonly Mutation[] = [
  without('lease: enough is left', /^POOL.* SET leases/, LEFT),
  without(
    'lease: later than the last of its owner',
    /^POOL.* SET leases/,
    /\(attribute_not_exists\(lastOf\.#owner\) OR .*? :number\)/,
  ),
  instead(
    'lease: its number is noted',
    /^POOL.* SET leases/,
    'lastOf.#owner = :nth',
    'lastOf.#owner = if_not_exists(lastOf.#owner, :nth)',
  ),
  without('lease: what it closes is open', /^POOL.* SET leases/, /attribute_exists\(leases\.#c\d\)/g),
  without('close: the lease is open', /^POOL.* REMOVE leases/, /attribute_exists\(leases\.#id\)/),
  without('forget an owner: no later lease', /^POOL.* REMOVE lastOf/, /lastOf\.#owner\.#at = :at/),
  without('another counter: as much is left', /^POOL.* ADD leftFen :minus, limitFen/, LEFT),
  without('another counter: not there before', /^POOL.* POOL/, NOT_THERE),
  without('slot: nobody has it, one by one', /^PERSON.* SLOT/, NOT_THERE),
  { kind: 'write', name: 'slot: nobody has it, together', apply: putsForInserts },
  without('slot: as it was read', /^PERSON.* SLOT/, VERSION),
  without('release: not booked before', /^POOL.* RELEASE/, EXISTS),
  without('award: as much is left', /^POOL.* ADD leftFen :minus, heldFen/, LEFT),
  without('award: open', /^PERSON.* AWARD/, /#state = :open/),
  without('coupon: not taken before', /^PERSON.* COUPON/, NOT_THERE),
  without('coupon: not exchanged before', /^PERSON.* COUPON/, /voucherId = :none/),
  together('line: a place is offered once', placeInLine, ownSide, awardNotMade),
  { kind: 'fence', name: 'fence: nothing leaves on a lease that is over' },
  { kind: 'stream', name: 'tally: claims', change: 'no-units' },
  { kind: 'stream', name: 'tally: leases', change: 'no-leases' },
  instead('tally: units are added to those before', /^LEASES/, ' ADD claimed :units', ', claimed = :units'),
  { kind: 'stream', name: 'settle: what was written has been read', change: 'no-mark', where: comingBack },
  { kind: 'stream', name: 'settle: nothing can arrive any more', change: 'no-wait' },
];

/** Every condition that a redemption and a return rely on. */
export const TILL_MUTATIONS: readonly Mutation[] = [
  without('voucher: as it was read', /^PERSON.* SLOT/, VERSION),
  without('unit: sold to nobody', /^SERIAL/, NOT_THERE),
  without('invoice: not used', /^INVOICE/, NOT_THERE),
  without('return: nothing came back since it was seen', /^SHOP.* SET #returns/, /size\(#returns\) = :before/),
  dropping('return: the unit is free again', /^SERIAL/, 'Delete'),
  dropping('return: the purses have it back', /^LEDGER.* JOURNAL/, 'Put'),
  instead('return: the budget has it back', /^POOL.* backFen/, 'spentFen :spent', 'spentFen :held'),
];

type Unseen = { readonly mutation: Mutation; readonly because: string };

/** Conditions that nothing can tell from their absence, as another one of the same write or transaction says more. */
export const UNSEEN: readonly Unseen[] = [
  {
    mutation: without('close: as much is held', /^POOL.* REMOVE leases/, /heldFen >= :rest/),
    because: 'an open lease holds its units, so that what is given back of it is held as long as the lease is open',
  },
  {
    mutation: without('release: as much is held', /^POOL.* backFen/, /heldFen >= :held/),
    because: 'in one transaction with the release row, which exists as long as its money is held',
  },
  {
    mutation: without('release: not written before', /^POOL.* RELEASE/, NOT_THERE),
    because: 'in one transaction with the version of the slot, or with the award that is open: both end once',
  },
  {
    mutation: without('merge, drop: the counter is there', /^POOL.* ADD limitFen :amount, leftFen/, EXISTS),
    because: 'the counter was read before, and no counter is ever removed',
  },
  ...[placeInLine, ownSide, awardNotMade].map((mutation) => ({
    mutation,
    because:
      'place, own side and award are written in one transaction, in which each says that the place was not offered',
  })),
  {
    mutation: without('reading: nobody read on', /^LEASES#READING/, NOT_THERE_OR_VERSION),
    because:
      'what is read twice counts once; what it keeps is a gap in the stream (test/quota/settle.test.ts), and here is none',
  },
  {
    mutation: without('coupon: the same one', /^PERSON.* COUPON/, /couponId = :couponId/),
    because: 'the id follows from person, campaign and month, as the key does',
  },
  {
    mutation: without('release: as much was spent', /^POOL.* backFen/, /spentFen >= :less/),
    because: 'a counter’s releases are folded in the order they were written, a redemption’s before its return’s',
  },
  {
    mutation: without('till, request: not answered before', /^REMEMBERED/, NOT_THERE),
    because: 'in one transaction with the version of the voucher, or with how many returns were seen',
  },
  {
    mutation: without('drop: as much is in reserve', /^POOL.* ADD reserveFen :minusAll/, /reserveFen >= :all/),
    because: 'in one transaction with the version of the pace, which says how much there is',
  },
];
