import type { Table } from '../../functions/src/platform/table.ts';

/** One check of the claim path taken away. */
export type Mutation =
  | { readonly kind: 'fence'; readonly name: string }
  | {
      readonly kind: 'stream';
      readonly name: string;
      readonly change: 'no-units' | 'no-leases' | 'no-mark' | 'no-wait';
    }
  | { readonly kind: 'write'; readonly name: string; readonly apply: (table: Table) => Table };

type Command = { readonly input: object; readonly constructor: { readonly name: string } };
type Part = {
  ConditionExpression?: string;
  UpdateExpression?: string;
  Key?: { pk: string };
  Item?: { pk: string; sk: string };
};

const partsOf = (input: object): Part[] => {
  const together = (input as { TransactItems?: Record<string, Part>[] }).TransactItems;
  return together === undefined ? [input] : together.flatMap((item) => Object.values(item));
};

const keyOf = ({ Key, Item }: Part): string => Object.values(Key ?? Item ?? {}).join(' ');

/** Rewrites the conditions of some writes before they are sent. */
const rewriting =
  (change: (part: Part) => string | undefined) =>
  (table: Table): Table => {
    const send = (command: Command, ...rest: unknown[]) => {
      for (const part of partsOf(command.input)) {
        const { ConditionExpression } = part;
        const next = ConditionExpression === undefined ? undefined : change(part);
        if (next !== undefined) part.ConditionExpression = next;
      }
      return (table.db.send as (...args: unknown[]) => unknown)(command, ...rest);
    };
    const db = new Proxy(table.db, { get: (of, name) => (name === 'send' ? send : Reflect.get(of, name)) });
    return { ...table, db };
  };

const TRUE = 'attribute_exists(pk) OR attribute_not_exists(pk)';

/** Takes `clause` out of the condition of the writes whose update or key says `of`. */
const without = (name: string, of: RegExp, clause: string): Mutation => ({
  kind: 'write',
  name,
  apply: rewriting((part) =>
    of.test(`${keyOf(part)} ${part.UpdateExpression ?? ''}`) && part.ConditionExpression?.includes(clause) === true
      ? part.ConditionExpression.replace(clause, `(${clause} OR ${TRUE})`)
      : undefined,
  ),
});

/** Every condition, fence and step of the tally that a claim relies on. */
export const MUTATIONS: readonly Mutation[] = [
  without('lease: enough is left', /^POOL.* SET leases/, 'leftFen >= :amount'),
  without(
    'lease: later than the last of its owner',
    /^POOL.* SET leases/,
    '(attribute_not_exists(lastOf.#owner) OR lastOf.#owner.#number < :number)',
  ),
  without('lease: what it closes is open', /^POOL.* SET leases/, 'attribute_exists(leases.#c0)'),
  without('close: the lease is open', /^POOL.* REMOVE leases/, 'attribute_exists(leases.#id)'),
  without('slot: nobody has it', /^PERSON.* SLOT/, 'attribute_not_exists(pk)'),
  without('slot: as it was read', /^PERSON.* SLOT/, 'version = :version'),
  without('release: not written before', /^POOL.* RELEASE/, 'attribute_not_exists(pk)'),
  without('release: not booked before', /^POOL.* RELEASE/, 'attribute_exists(pk)'),
  without('another counter: as much is left', /^POOL.* ADD leftFen :minus, limitFen/, 'leftFen >= :amount'),
  without('another counter: not there before', /^POOL.* POOL/, 'attribute_not_exists(pk)'),
  without('reading: nobody read on', /^LEASES#READING/, 'version = :version'),
  { kind: 'fence', name: 'fence: nothing leaves on a lease that is over' },
  { kind: 'stream', name: 'tally: claims', change: 'no-units' },
  { kind: 'stream', name: 'tally: leases', change: 'no-leases' },
  { kind: 'stream', name: 'settle: what was written has been read', change: 'no-mark' },
  { kind: 'stream', name: 'settle: nothing can arrive any more', change: 'no-wait' },
];
