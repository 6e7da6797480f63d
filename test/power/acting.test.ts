import { redeemVoucher, reserveVoucher } from '@luhuan/shared/api/redemptions';
import { revokePower } from '@luhuan/shared/api/powers';
import { claimVoucher, getVoucher, giveBackVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { PowerScope } from '@luhuan/shared/power/power';
import { codeAt } from '@luhuan/shared/voucher/rotating-code';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { RELATIVE, STAFF, actingFor, power } from '../support/powers.ts';
import { approvedCampaign, asPerson, claimed, eligibleModel, newKey, saleOf, shopper } from '../support/scenes.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { phone: 1_000 * 500, fridge: 1_000 * 1_500 });
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

let people = 0;
const somebody = (): Person => shopper(++people);
const params = () => ({ campaignId, category: 'phone' as const });
const claim = (send: Transport, key = newKey()) => call(send, claimVoucher, { key, params: params(), body: {} });
const giveBack = (send: Transport, voucherId: string, key = newKey()) =>
  call(send, giveBackVoucher, { key, params: { voucherId }, body: {} });
const open = (send: Transport, voucherId: string) => call(send, getVoucher, { params: { voucherId } });

/** Two people, a power of these scopes, and how each of them calls. */
const pair = async (scopes: PowerScope[] = ['claim', 'show']) => {
  const [elder, child] = [somebody(), somebody()];
  const given = await power(house, { principal: elder, delegate: child, terms: { ...RELATIVE, scopes } });
  const [own, alone] = [await asPerson(house, elder), await asPerson(house, child)];
  return { elder, child, given, own, alone, acting: actingFor(alone, elder) };
};

describe('somebody with a power', () => {
  test('claims for another: the voucher is the other’s, granted on the other’s proof, and says who pressed', async () => {
    const { elder, child, own, alone, acting } = await pair();
    const { voucher, secret } = valueOf(await claim(acting));
    expect(voucher).toMatchObject({ claimedBy: child.personId, proof: elder.identity });
    expect(secret).toBeNull();
    expect(valueOf(await call(own, listVouchers, {})).items.map((held) => held.voucher.voucherId)).toEqual([
      voucher.voucherId,
    ]);
    expect(valueOf(await call(alone, listVouchers, {})).items).toEqual([]);
    expect(refusalCode(await claim(acting))).toBe('VoucherHeld');
    // the delegate's own claim is untouched by it
    expect(valueOf(await claim(alone)).voucher.claimedBy).toBe(child.personId);
  });

  test('shows the code, which a till takes; the clerk learns that a delegate claimed it, and not who', async () => {
    const { child, acting } = await pair();
    const { voucher } = valueOf(await claim(acting));
    const { secret } = valueOf(await open(acting, voucher.voucherId));
    const code = codeAt(secret ?? '', voucher.voucherId, house.clock.now()).qrText;
    const till = await signedIn(house, '样例店员一');
    const preview = valueOf(await call(till, reserveVoucher, { key: newKey(), body: { code } }));
    expect(preview.claimedByDelegate).toBe(true);
    expect(JSON.stringify(preview)).not.toContain(child.personId);
    const body = saleOf(preview, eligibleModel('phone', fen(600_000)));
    const redemption = valueOf(await call(till, redeemVoucher, { key: newKey(), body }));
    expect(redemption.claimedByDelegate).toBe(true);
    expect(JSON.stringify(redemption)).not.toContain(child.personId);
  });

  test('gets the secret of a code from one open voucher only: lists and claims carry none', async () => {
    const { own, acting } = await pair();
    const { voucher } = valueOf(await claim(own));
    expect(valueOf(await call(acting, listVouchers, {})).items.map(({ secret }) => secret)).toEqual([null]);
    expect(valueOf(await call(own, listVouchers, {})).items.map(({ secret }) => secret)).not.toContain(null);
    expect(valueOf(await open(acting, voucher.voucherId)).secret).not.toBeNull();
  });

  test('gives back what the other does not want, and the voucher says who pressed', async () => {
    const { child, own, acting } = await pair();
    const { voucher } = valueOf(await claim(own));
    expect(valueOf(await giveBack(acting, voucher.voucherId)).voucher).toMatchObject({
      status: 'given-back',
      givenBackBy: child.personId,
    });
    expect(valueOf(await giveBack(own, valueOf(await claim(own)).voucher.voucherId)).voucher.status).toBe('given-back');
  });

  test.each<[PowerScope, PowerScope]>([
    ['claim', 'show'],
    ['show', 'claim'],
  ])('for %s only is refused what needs the scope %s', async (scope) => {
    const { own, acting } = await pair([scope]);
    const { voucher } = valueOf(await claim(own));
    const codes = {
      claim: refusalCode(await claim(acting)),
      'give back': refusalCode(await giveBack(acting, voucher.voucherId)),
      list: refusalCode(await call(acting, listVouchers, {})),
      open: refusalCode(await open(acting, voucher.voucherId)),
    };
    expect(codes).toEqual(
      scope === 'claim'
        ? { claim: 'VoucherHeld', 'give back': 'none', list: 'PowerMissing', open: 'PowerMissing' }
        : { claim: 'PowerMissing', 'give back': 'PowerMissing', list: 'none', open: 'none' },
    );
  });

  test('reaches nobody else: a voucher of a third person, or one’s own under the other’s name, is not there', async () => {
    const { alone, acting } = await pair();
    const third = await claimed(await asPerson(house, somebody()), campaignId, 'phone');
    expect(refusalCode(await open(acting, third.voucher.voucherId))).toBe('NotFound');
    const mine = valueOf(await claim(alone));
    expect(refusalCode(await open(acting, mine.voucher.voucherId))).toBe('NotFound');
  });
});

describe('without a power', () => {
  test('nobody acts: not for a stranger, not for oneself, not for a word that is no person', async () => {
    const [elder, stranger] = [somebody(), somebody()];
    await asPerson(house, elder);
    const send = await asPerson(house, stranger);
    for (const personId of [elder.personId, stranger.personId, shopper(999_999).personId, 'nobody' as never])
      expect(refusalCode(await claim(actingFor(send, { personId })))).toBe('PowerMissing');
  });

  test('the way back is closed too: who gave a power may not act for its delegate', async () => {
    const { own, child } = await pair();
    expect(refusalCode(await claim(actingFor(own, child)))).toBe('PowerMissing');
  });

  test('it ends at its very instant, and with its revocation at the next call, in a rush as well', async () => {
    const { elder, child, given } = await pair();
    house.clock.set(given.expiresAt);
    house.clock.advance(-0.001);
    const then = actingFor(await asPerson(house, child), elder);
    expect(refusalCode(await call(then, listVouchers, {}))).toBe('none');
    house.clock.advance(0.001);
    expect(refusalCode(await call(then, listVouchers, {}))).toBe('PowerMissing');
    expect(refusalCode(await claim(then))).toBe('PowerMissing');
    const other = await pair();
    const both = { principal: other.elder.personId, delegate: other.child.personId };
    valueOf(await call(other.own, revokePower, { key: newKey(), params: both, body: {} }));
    // the token was stated this very second, and is not believed
    expect(refusalCode(await claim(other.acting))).toBe('PowerMissing');
  });

  test('a clerk who is dismissed loses the powers that came with the post, at the next call', async () => {
    const elder = somebody();
    const clerk = { ...somebody(), roles: ['clerk' as const] };
    await power(house, { principal: elder, delegate: clerk, terms: STAFF });
    const acting = actingFor(await asPerson(house, clerk), elder);
    expect(refusalCode(await call(acting, listVouchers, {}))).toBe('none');
    const dismissed = actingFor(await asPerson(house, { ...clerk, roles: ['shopper'] }), elder);
    expect(refusalCode(await call(dismissed, listVouchers, {}))).toBe('PowerMissing');
  });

  test('revoked while a claim is on its way: the claim is refused and nothing is held', async () => {
    const { elder, child, own, acting } = await pair();
    const both = { principal: elder.personId, delegate: child.personId };
    let revoked = false;
    // the claim has passed the door when its transaction is about to leave; the other phone is faster by one request
    house.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          if (commandName === 'TransactWriteItemsCommand' && !revoked) {
            revoked = true;
            valueOf(await call(own, revokePower, { key: newKey(), params: both, body: {} }));
          }
          return next(args);
        },
      { step: 'initialize', name: 'revoke-first' },
    );
    try {
      expect(refusalCode(await claim(acting))).toBe('PowerMissing');
    } finally {
      house.client.middlewareStack.remove('revoke-first');
    }
    expect(valueOf(await call(own, listVouchers, {})).items).toEqual([]);
  });
});

describe('keys', () => {
  test('the same key of the owner and of a delegate are two requests: neither is told the other’s answer', async () => {
    const { own, acting } = await pair();
    const key = newKey();
    const mine = valueOf(await claim(own, key));
    expect(mine.secret).not.toBeNull();
    expect(refusalCode(await claim(acting, key))).toBe('VoucherHeld');
    expect(valueOf(await claim(own, key))).toEqual(mine);
  });

  test('a delegate’s repeat is one claim with one answer; under the same key for oneself it is another', async () => {
    const { acting, alone } = await pair();
    const key = newKey();
    const [first, again] = [valueOf(await claim(acting, key)), valueOf(await claim(acting, key))];
    expect(again).toEqual(first);
    expect(valueOf(await claim(alone, key)).voucher.voucherId).not.toBe(first.voucher.voucherId);
  });

  test('what was done by a power is not told again once the power is gone, with the header or without', async () => {
    const { elder, child, own, alone, acting } = await pair();
    const { voucher } = valueOf(await claim(own));
    const key = newKey();
    valueOf(await giveBack(acting, voucher.voucherId, key));
    const both = { principal: elder.personId, delegate: child.personId };
    valueOf(await call(own, revokePower, { key: newKey(), params: both, body: {} }));
    expect(refusalCode(await giveBack(acting, voucher.voucherId, key))).toBe('PowerMissing');
    expect(refusalCode(await giveBack(alone, voucher.voucherId, key))).toBe('NotFound');
  });
});
