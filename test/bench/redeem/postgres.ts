import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Revision } from '@luhuan/shared/campaign/revision';
import { RedemptionId } from '@luhuan/shared/ids';
import { journalOfRedemption } from '@luhuan/shared/ledger/journal';
import { ok } from '@luhuan/shared/result';
import { type HeldVoucher, redeem } from '@luhuan/shared/voucher/voucher';
import type { Pool } from 'pg';
import { ulidsFrom } from '../../../functions/src/platform/new-id.ts';
import { systemClock } from '../../../functions/src/platform/system-clock.ts';
import { priceGoods } from '../../../functions/src/redemption/price-goods.ts';
import { openPostgres } from '../claims/postgres.ts';
import { CLERK, MODEL, type Answer, type Sale, type Till } from './sales.ts';

const TABLES = `
  DROP TABLE IF EXISTS models, vouchers, redemptions, lines, remembered, releases;
  CREATE TABLE models (gtin text PRIMARY KEY, body jsonb NOT NULL);
  CREATE TABLE vouchers (id text PRIMARY KEY, held boolean NOT NULL, body jsonb NOT NULL);
  CREATE TABLE redemptions (id text PRIMARY KEY, voucher text UNIQUE, serial text CONSTRAINT once_a_unit UNIQUE,
    invoice text CONSTRAINT once_an_invoice UNIQUE, body jsonb NOT NULL);
  CREATE TABLE lines (redemption text NOT NULL, account text NOT NULL, amount bigint NOT NULL);
  CREATE TABLE releases (voucher text PRIMARY KEY, held bigint NOT NULL, spent bigint NOT NULL);
  CREATE TABLE remembered (key text CONSTRAINT once_a_key PRIMARY KEY, answer jsonb NOT NULL);`;

const LOOK = `SELECT (SELECT answer FROM remembered WHERE key = $1) AS answer,
  (SELECT body FROM vouchers WHERE id = $2) AS voucher, (SELECT body FROM models WHERE gtin = $3) AS model`;

/** Everything that our transaction writes, in one statement and so in one round trip. */
const REDEEM = `
  WITH kept AS (INSERT INTO remembered VALUES ($1, $2)),
    used AS (UPDATE vouchers SET held = false, body = $4 WHERE id = $3 AND held RETURNING id),
    sold AS (INSERT INTO redemptions SELECT $5, id, $6, $7, $8 FROM used RETURNING id),
    booked AS (INSERT INTO lines SELECT sold.id, l.account, l.amount FROM sold, unnest($9::text[], $10::bigint[]) AS l(account, amount)),
    released AS (INSERT INTO releases SELECT id, $11, $12 FROM used)
  SELECT id FROM sold`;

type Looked = {
  readonly answer: Answer | null;
  readonly voucher: HeldVoucher | null;
  readonly model: ApplianceModel | null;
};

/** The rule that a row broke, by its name. */
const brokenBy = (error: unknown): string =>
  error instanceof Error && 'constraint' in error ? String(error.constraint) : '';

const rememberIn =
  (pool: Pool) =>
  async (key: string, answer: Answer): Promise<Answer> => {
    const text = 'INSERT INTO remembered VALUES ($1, $2) ON CONFLICT DO NOTHING';
    await pool.query({ name: 'remember', text, values: [key, JSON.stringify(answer)] });
    const { rows } = await pool.query<{ answer: Answer }>('SELECT answer FROM remembered WHERE key = $1', [key]);
    return rows[0]?.answer ?? answer;
  };

type Found = { readonly voucher: HeldVoucher; readonly model: ApplianceModel };

/** What is decided before anything is written: the same as ours. */
const reckon = (revision: Revision, { voucher, model }: Found, sale: Sale, redemptionId: RedemptionId) => {
  const now = systemClock.now();
  const price = { listFen: MODEL.filedPriceFen, deductions: [] };
  const goods = { gtin: MODEL.gtin, price, oldItem: null, delivery: 'collected' as const };
  const priced = priceGoods(revision, voucher, model, goods, now);
  const { reservation, campaignId, capFen, voucherId } = voucher;
  if (!priced.ok || reservation === null) throw new Error('a sale of the bench is refused');
  const { subsidyFen } = priced.value.quote;
  const use = { reservationId: reservation.reservationId, redemptionId, shopId: reservation.shopId, subsidyFen };
  const used = redeem(voucher, use, now);
  if (!used.ok) return used;
  const { serialNumber, invoiceNumber, key } = sale;
  const body = { ...use, ...goods, ...priced.value, campaignId, clerkId: CLERK.personId, serialNumber, invoiceNumber };
  const { lines } = journalOfRedemption({ ...use, campaignId }, revision.rules.purses, now);
  return ok([
    key,
    JSON.stringify({ redeemed: redemptionId }),
    voucherId,
    JSON.stringify(used.value),
    redemptionId,
    serialNumber,
    invoiceNumber,
    JSON.stringify(body),
    lines.map(({ account }) => account),
    lines.map(({ amountFen }) => amountFen),
    capFen,
    subsidyFen,
  ]);
};

const redeemIn = (pool: Pool, revision: Revision): Till['redeem'] => {
  const newId = ulidsFrom(systemClock, Math.random);
  const remember = rememberIn(pool);
  return async (sale) => {
    const { key, voucher } = sale;
    const values = [key, voucher.voucherId, MODEL.gtin];
    const { rows } = await pool.query<Looked>({ name: 'look', text: LOOK, values });
    const [found] = rows;
    if (found?.answer != null) return found.answer;
    if (found?.voucher == null || found.model === null) throw new Error('a voucher of the bench is not there');
    const redemptionId = RedemptionId.parse(`rdm_${newId()}`);
    const reckoned = reckon(revision, { voucher: found.voucher, model: found.model }, sale, redemptionId);
    if (!reckoned.ok) return remember(key, { refused: reckoned.error.code });
    try {
      const written = await pool.query({ name: 'redeem', text: REDEEM, values: reckoned.value });
      if (written.rowCount !== 1) throw new Error('a voucher was used meanwhile');
      return { redeemed: redemptionId };
    } catch (error) {
      const rule = brokenBy(error);
      if (rule === 'once_a_unit') return remember(key, { refused: 'SerialUsed' });
      // a twin was faster, and is what is told
      if (rule === 'once_a_key') return remember(key, { refused: 'nothing' });
      throw error;
    }
  };
};

/** The same effect on PostgreSQL: row locks, unique indexes, one statement, committed to disk. */
export const postgresTill = async (port: number, revision: Revision): Promise<Till> => {
  const pool = openPostgres(port);
  await pool.query(TABLES);
  await pool.query('INSERT INTO models VALUES ($1, $2)', [MODEL.gtin, JSON.stringify(MODEL)]);
  return {
    name: 'PostgreSQL, one statement',
    put: async (sales) => {
      const text = 'INSERT INTO vouchers SELECT id, true, body FROM unnest($1::text[], $2::jsonb[]) AS v(id, body)';
      await pool.query(text, [
        sales.map(({ voucher }) => voucher.voucherId),
        sales.map(({ voucher }) => JSON.stringify(voucher)),
      ]);
    },
    redeem: redeemIn(pool, revision),
    stored: async () => {
      const sold = await pool.query<{ serial: string }>('SELECT serial FROM redemptions');
      const sum = await pool.query<{ sum: string }>('SELECT sum(amount) AS sum FROM lines');
      return { units: sold.rows.map(({ serial }) => serial), sumFen: Number(sum.rows[0]?.sum) };
    },
    close: () => pool.end(),
  };
};
