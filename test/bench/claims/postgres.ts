import { Pool } from 'pg';
import type { Stored, Units } from './design.ts';
import type { ClaimStore, Kept, Row } from './door.ts';

const CONNECTIONS = 32;

export const openPostgres = (port: number): Pool =>
  new Pool({ host: '127.0.0.1', port, user: 'bench', database: 'postgres', max: CONNECTIONS });

const CLAIMS = `
  DROP TABLE IF EXISTS claims, counters, units;
  CREATE TABLE claims (category text, person text, kept jsonb NOT NULL, PRIMARY KEY (category, person));`;

/** A claim of this person is there already: the key of its table says so. */
const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505';

const orAgain = async <T>(claim: Promise<T>): Promise<T | 'again'> => {
  try {
    return await claim;
  } catch (error) {
    if (isTaken(error)) return 'again';
    throw error;
  }
};

const personsIn = async (pool: Pool, category: string): Promise<string[]> => {
  const { rows } = await pool.query<{ person: string }>('SELECT person FROM claims WHERE category = $1', [category]);
  return rows.map(({ person }) => person);
};

const findKept = async (pool: Pool, { category, person }: Row): Promise<Kept | undefined> => {
  const text = 'SELECT kept FROM claims WHERE category = $1 AND person = $2';
  const { rows } = await pool.query<{ kept: Kept }>({ name: 'kept', text, values: [category, person] });
  return rows[0]?.kept;
};

const keptIn =
  (pool: Pool): ClaimStore['keptOf'] =>
  async (row) => {
    const kept = await findKept(pool, row);
    if (kept === undefined) throw new Error('a claim that was there is gone');
    return kept;
  };

/** One statement that locks the counter's row, and with it waits for everybody before it. */
const CLAIM_BY_ROW = `
  WITH taken AS (UPDATE counters SET units = units - 1 WHERE category = $1 AND units > 0 RETURNING category)
  INSERT INTO claims SELECT category, $2, $3 FROM taken RETURNING person`;

export const rowLockStore = async (pool: Pool, units: Units): Promise<ClaimStore> => {
  await pool.query(`${CLAIMS} CREATE TABLE counters (category text PRIMARY KEY, units int NOT NULL)`);
  for (const [category, count] of units) await pool.query('INSERT INTO counters VALUES ($1, $2)', [category, count]);
  const claim = async ({ category, person, kept }: Row) => {
    const values = [category, person, JSON.stringify(kept)];
    const { rowCount } = await pool.query({ name: 'claim', text: CLAIM_BY_ROW, values });
    return rowCount === 1 ? 'won' : 'sold-out';
  };
  return {
    claim: (row) => orAgain(claim(row)),
    keptOf: keptIn(pool),
    stored: async (category): Promise<Stored> => {
      const { rows } = await pool.query<{ units: number }>('SELECT units FROM counters WHERE category = $1', [
        category,
      ]);
      const left = rows[0]?.units;
      return { persons: await personsIn(pool, category), wrong: left === 0 ? [] : [`${left} units are left`] };
    },
  };
};

/** One statement that takes the first unit nobody has locked. */
const CLAIM_A_UNIT = `
  WITH free AS (SELECT unit FROM units WHERE category = $1 ORDER BY unit LIMIT 1 FOR UPDATE SKIP LOCKED),
    taken AS (DELETE FROM units USING free WHERE units.unit = free.unit RETURNING units.category)
  INSERT INTO claims SELECT category, $2, $3 FROM taken RETURNING person`;

export const skipLockedStore = async (pool: Pool, units: Units): Promise<ClaimStore> => {
  await pool.query(`${CLAIMS} CREATE TABLE units (category text NOT NULL, unit serial PRIMARY KEY)`);
  for (const [category, count] of units)
    await pool.query('INSERT INTO units (category) SELECT $1 FROM generate_series(1, $2)', [category, count]);
  await pool.query('CREATE INDEX ON units (category, unit); ANALYZE units');
  const leftIn = async (category: string): Promise<number> => {
    const { rows } = await pool.query<{ left: number }>('SELECT count(*)::int AS left FROM units WHERE category = $1', [
      category,
    ]);
    return rows[0]?.left ?? Number.NaN;
  };
  const claim = async ({ category, person, kept }: Row) => {
    const values = [category, person, JSON.stringify(kept)];
    const { rowCount } = await pool.query({ name: 'claim', text: CLAIM_A_UNIT, values });
    return rowCount === 1 ? 'won' : 'sold-out';
  };
  return {
    claim: (row) => orAgain(claim(row)),
    keptOf: keptIn(pool),
    stored: async (category) => {
      const left = await leftIn(category);
      return { persons: await personsIn(pool, category), wrong: left === 0 ? [] : [`${left} units are left`] };
    },
  };
};

/** Rows of claims alone; who may have one is decided elsewhere. */
export const claimRows = async (pool: Pool) => {
  await pool.query(CLAIMS);
  return {
    add: async ({ category, person, kept }: Row): Promise<void> => {
      const values = [category, person, JSON.stringify(kept)];
      await pool.query({ name: 'add', text: 'INSERT INTO claims VALUES ($1, $2, $3)', values });
    },
    find: (row: Row) => findKept(pool, row),
    persons: (category: string) => personsIn(pool, category),
  };
};
