/** DynamoDB's limits as AWS documents them; times in ms. What AWS does not publish is an assumption, and says so. */

/**
 * One partition, and so one item. A busy one is split by itself, but AWS says neither when nor how fast: no rush counts on it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export const PARTITION_WRITES = 1_000;
/**
 * A new on-demand table. Twice the peak of the last half hour is there at once, more only by and by: within a rush of seconds it
 * takes what it was warmed to. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
export const NEW_TABLE_WRITES = 4_000;
/** Per table, unless AWS has raised it. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
export const TABLE_QUOTA = 40_000;
/** One unit writes 1 KB, twice that in a transaction (same page). */
export const UNIT_BYTES = 1_024;
export const TRANSACTED = 2;
/** How long a transaction keeps an item from others. AWS publishes none. Assumption, the research before this system. */
export const ITEM_HELD_MS = 15;
/** From a request to its answer inside a region. Assumption. */
export const ANSWER_MS = 6;
/** Environments that Lambda adds every 10 s. https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
export const ENVIRONMENTS_PER_10_S = 1_000;
/** How long an instance is busy with one claim. Assumption, the research before this system. */
export const INSTANCE_MS = 40;
/** Claims a second of one serving process of the other shape, as the bench measures them, rounded down. */
export const SERVER_CLAIMS = 2_500;
