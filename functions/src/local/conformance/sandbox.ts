import { randomInt } from 'node:crypto';
import { listApplianceModels } from '@luhuan/shared/api/appliances';
import { listOffers } from '@luhuan/shared/api/offers';
import { listDemonstrationPersons } from '@luhuan/shared/api/people';
import { makeQuote } from '@luhuan/shared/api/quotes';
import { Session } from '@luhuan/shared/api/sessions';
import { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { ShownKey } from '@luhuan/shared/api/api-keys';
import type { KeyScope } from '@luhuan/shared/api-key/scope';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { imeisOf } from '@luhuan/shared/appliance/model';
import { plusSeconds } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import { readImei } from '@luhuan/shared/redemption/imei';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import * as z from 'zod';
import { StartError } from '../start-error.ts';
import { type Answer, type Ask, type Asking, untilAnswered, type Wait } from './ask.ts';

/** What a system is given to sell once: a shopper's voucher, goods that it is good for, one unit and one invoice. */
export type TestSale = {
  readonly voucherId: string;
  /** What the shopper's screen shows now, or, with a number, showed so many seconds ago. */
  readonly code: (secondsAgo?: number) => Promise<string>;
  /** As the body of `POST /v1/redemptions` wants them. */
  readonly goods: Goods;
};
type Goods = {
  readonly gtin: string;
  readonly serialNumber: string;
  readonly imeis: readonly string[];
  readonly invoiceNumber: string;
  readonly price: { readonly listFen: number; readonly deductions: readonly [] };
};

export type Sandbox = {
  readonly sale: () => Promise<TestSale>;
  /** A key of the demonstration's shop, and the way to end it. */
  readonly key: (scopes: KeyScope[]) => Promise<{ readonly token: string; readonly revoke: () => Promise<void> }>;
};

const REGION = '440305';

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');

export const newKey = (): string => `conformance-${digits(24)}`;

const sampleImei = (): string => {
  const body = digits(14);
  const whole = Array.from({ length: 10 }, (_, last) => `${body}${last}`).find((one) => 'imei' in readImei(one));
  return whole ?? sampleImei();
};

const refused = (what: string, { status, code }: Answer): StartError =>
  new StartError(`The sandbox ${what}: ${status} ${code ?? ''}`);

/** What the sandbox is asked has to be there. */
const asker = (ask: Ask, wait: Wait) => {
  return async <S extends z.ZodType>(schema: S, what: string, asking: Asking): Promise<z.output<S>> => {
    const answer = await untilAnswered(ask, wait, asking);
    if (answer.code !== null) throw refused(what, answer);
    return schema.parse(answer.body);
  };
};
type Get = ReturnType<typeof asker>;

const shopperIn = async (ask: Ask, wait: Wait): Promise<string> => {
  const answer = await untilAnswered(ask, wait, { method: 'POST', path: '/v1/demonstration/shoppers', body: {} });
  if (answer.status === 404)
    throw new StartError('This is no sandbox: only a house in its demonstration stage has fictional shoppers.');
  return Session.parse(answer.body).token;
};

/** A model of the category that the campaign subsidises; the best grades come first in the list. */
const modelIn = async (get: Get, campaignId: CampaignId, category: string): Promise<ApplianceModel | undefined> => {
  const path = `/v1/appliance-models?category=${category}`;
  const { items } = await get(listApplianceModels.reply, 'has no models', { method: 'GET', path });
  for (const model of items.slice(0, 20)) {
    const body = { campaignId, gtin: model.gtin, price: { listFen: model.filedPriceFen, deductions: [] } };
    const asking = { method: 'POST', path: '/v1/quotes', body } as const;
    const { quote } = await get(makeQuote.reply, 'does not quote', asking);
    if (quote !== null) return model;
  }
  return undefined;
};

const unitOf = (model: ApplianceModel): Goods => ({
  gtin: model.gtin,
  serialNumber: `CONF${digits(16)}`,
  imeis: Array.from({ length: imeisOf(model) }, sampleImei),
  invoiceNumber: digits(20),
  price: { listFen: model.filedPriceFen, deductions: [] },
});

const post = (path: string, body: unknown, token?: string): Asking => ({
  method: 'POST',
  path,
  body,
  key: newKey(),
  ...(token === undefined ? {} : { token }),
});

/** Makes keys as the manager of the demonstration's first shop does. */
const keyMaker = async (get: Get) => {
  const { items } = await get(listDemonstrationPersons.reply, 'has no persons', {
    method: 'GET',
    path: '/v1/demonstration/persons',
  });
  const personId = items.find(({ roles }) => roles.includes('store-manager'))?.personId;
  const { token } = await get(Session, 'lets no manager in', post('/v1/demonstration/sessions', { personId }));
  await get(z.unknown(), 'takes no confirmation', post('/v1/demonstration/confirmations', {}, token));
  return async (scopes: KeyScope[]) => {
    const made = await get(
      ShownKey,
      'makes no key',
      post('/v1/api-keys', { name: 'conformance', scopes, days: 1 }, token),
    );
    if (made.token === null) throw new StartError('The sandbox made a key without showing it.');
    const path = `/v1/api-keys/${made.key.keyId}/revocation`;
    return {
      token: made.token,
      revoke: async () => void (await get(z.unknown(), 'does not revoke', post(path, {}, token))),
    };
  };
};

/** Fictional shoppers of a house in its demonstration stage, as many as are needed. @throws {StartError} elsewhere. */
export const openSandbox = async (ask: Ask, wait: Wait): Promise<Sandbox> => {
  const get = asker(ask, wait);
  const first = await shopperIn(ask, wait);
  const path = `/v1/regions/${REGION}/offers`;
  const { offers } = await get(listOffers.reply, 'offers nothing', { method: 'GET', path, token: first });
  const known = new Map<string, ApplianceModel>();
  const claimable = offers.filter(({ standing, channels }) => standing === 'now' && channels.includes('store'));
  const claim = async (token: string): Promise<{ held: WalletVoucher; model: ApplianceModel }> => {
    for (const { campaignId, category } of claimable) {
      const name = `${campaignId}/${category}`;
      const model = known.get(name) ?? (await modelIn(get, campaignId, category));
      if (model === undefined) continue;
      known.set(name, model);
      const claims = `/v1/campaigns/${campaignId}/categories/${category}/claims`;
      const asking = { method: 'POST', path: claims, token, key: newKey(), body: { channel: 'store' } } as const;
      const claimed = await untilAnswered(ask, wait, asking);
      if (claimed.code === null) return { held: WalletVoucher.parse(claimed.body), model };
    }
    throw new StartError('The sandbox has no vouchers left: start it afresh with "npm start -- --reset".');
  };
  const sale = async (): Promise<TestSale> => {
    const token = await shopperIn(ask, wait);
    const { held, model } = await claim(token);
    const { voucherId } = held.voucher;
    const secret = held.secret ?? '';
    const code = async (secondsAgo = 0): Promise<string> => {
      const { at } = await untilAnswered(ask, wait, { method: 'GET', path: `/v1/vouchers/${voucherId}`, token });
      return codeAt(secret, voucherId, plusSeconds(at, -secondsAgo)).qrText;
    };
    return { voucherId, code, goods: unitOf(model) };
  };
  return { sale, key: await keyMaker(get) };
};
