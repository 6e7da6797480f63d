import { getMe } from '@luhuan/shared/api/people';
import * as sessions from '@luhuan/shared/api/sessions';
import type { TicketId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { personNamed, refusalCode, signedIn, signedInWithWeChat, transport, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';

let house: TestHouse;
let nobody: Transport;
beforeAll(async () => {
  house = await startHouse();
  nobody = transport(house);
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const phoneOf = async (openid: string) => {
  const session = await signedInWithWeChat(house, openid);
  return { send: transport(house, session.token), personId: session.person.personId };
};
const asked = async (device = 'Chrome · Windows') =>
  valueOf(await call(nobody, sessions.openTicket, { body: { device } }));
const look = (send: Transport, ticketId: TicketId) => call(send, sessions.getTicket, { params: { ticketId } });
const decide = (send: Transport, ticketId: TicketId, decision: 'approve' | 'decline' = 'approve') =>
  call(send, sessions.decideTicket, { params: { ticketId }, body: { decision } });
const collect = (ticketId: TicketId, secret: string) =>
  call(nobody, sessions.collectTicket, { params: { ticketId }, body: { secret } });

describe('a screen asks to be signed in', () => {
  test('waiting, seen by a phone, approved, collected once: the screen is then the phone’s person', async () => {
    const phone = await phoneOf('o-phone');
    const { ticketId, secret } = await asked();
    expect(valueOf(await collect(ticketId, secret))).toEqual({ state: 'waiting' });
    expect(valueOf(await look(phone.send, ticketId))).toMatchObject({ purpose: 'sign-in', device: 'Chrome · Windows' });
    expect(valueOf(await collect(ticketId, secret))).toEqual({ state: 'seen' });
    valueOf(await decide(phone.send, ticketId));
    const answer = valueOf(await collect(ticketId, secret));
    if (answer.state !== 'signed-in') throw new Error(answer.state);
    const screen = transport(house, answer.session.token);
    expect(valueOf(await call(screen, getMe, {})).person.personId).toBe(phone.personId);
    const { items } = valueOf(await call(phone.send, sessions.listSessions, {}));
    expect(items.find(({ way }) => way === 'screen')).toMatchObject({ device: 'Chrome · Windows' });
    expect(refusalCode(await collect(ticketId, secret))).toBe('TicketOver');
  });

  test('the code is WeChat’s own picture once its page is published there, and until then the screen draws a link', async () => {
    expect((await asked()).image).toBeNull();
    house.wechatServer.publish('account/pages/approve/index');
    expect((await asked()).image).toMatch(/^data:image\/jpeg;base64,/);
    house.wechatServer.plan('code', 'html');
    expect((await asked()).image).toBeNull();
  });

  test('declined, it is told so, and a phone cannot change its mind', async () => {
    const phone = await phoneOf('o-phone');
    const { ticketId, secret } = await asked();
    valueOf(await decide(phone.send, ticketId, 'decline'));
    expect(valueOf(await collect(ticketId, secret))).toEqual({ state: 'declined' });
    expect(refusalCode(await decide(phone.send, ticketId))).toBe('TicketOver');
  });

  test('who saw the code but does not know the secret can neither collect nor learn that it exists', async () => {
    const phone = await phoneOf('o-phone');
    const { ticketId } = await asked();
    valueOf(await decide(phone.send, ticketId));
    expect(refusalCode(await collect(ticketId, '0'.repeat(26)))).toBe('NotFound');
    const absent = await collect(`tkt_${'0'.repeat(26)}` as TicketId, '0'.repeat(26));
    expect(refusalCode(absent)).toBe('NotFound');
  });

  test('after three minutes it is over for everybody, approved or not', async () => {
    const phone = await phoneOf('o-phone');
    const [early, late] = [await asked(), await asked()];
    house.clock.advance(179);
    valueOf(await decide(phone.send, early.ticketId));
    house.clock.advance(1);
    expect(refusalCode(await collect(early.ticketId, early.secret))).toBe('TicketOver');
    expect(refusalCode(await look(phone.send, late.ticketId))).toBe('TicketOver');
    expect(refusalCode(await decide(phone.send, late.ticketId))).toBe('TicketOver');
  });

  test('a screen that was let in cannot let another screen in', async () => {
    const phone = await phoneOf('o-phone');
    const first = await asked();
    valueOf(await decide(phone.send, first.ticketId));
    const answer = valueOf(await collect(first.ticketId, first.secret));
    if (answer.state !== 'signed-in') throw new Error(answer.state);
    const screen = transport(house, answer.session.token);
    const second = await asked();
    expect(refusalCode(await look(screen, second.ticketId))).toBe('PhoneNeeded');
    expect(refusalCode(await decide(screen, second.ticketId))).toBe('PhoneNeeded');
  });

  test('20 collections at once: one session, handed out once', async () => {
    const phone = await phoneOf('o-race');
    const { ticketId, secret } = await asked();
    valueOf(await decide(phone.send, ticketId));
    const answers = await Promise.all(Array.from({ length: 20 }, () => collect(ticketId, secret)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { items } = valueOf(await call(phone.send, sessions.listSessions, {}));
    expect(items.filter(({ way }) => way === 'screen')).toHaveLength(1);
  });

  test('10 phones approve at once: the screen becomes one of them, and the nine others are told that it is over', async () => {
    const phones = await Promise.all(Array.from({ length: 10 }, (_, index) => phoneOf(`o-crowd-${index}`)));
    const { ticketId, secret } = await asked();
    const codes = await Promise.all(phones.map(async ({ send }) => refusalCode(await decide(send, ticketId))));
    expect(codes.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'TicketOver'), 'none']);
    const answer = valueOf(await collect(ticketId, secret));
    const winner = phones[codes.indexOf('none')]?.personId;
    expect(answer).toMatchObject({ state: 'signed-in', session: { person: { personId: winner } } });
  });

  test('an approval whose answer got lost is approved again without harm', async () => {
    const phone = await phoneOf('o-lost');
    const { ticketId, secret } = await asked();
    await house.faults.during(
      ({ command }) => (command === 'PutItem' ? 'killed-after' : undefined),
      () => decide(phone.send, ticketId),
    );
    expect(refusalCode(await decide(phone.send, ticketId))).toBe('none');
    expect(valueOf(await collect(ticketId, secret))).toMatchObject({ state: 'signed-in' });
  });
});

describe('a screen asks its person to confirm', () => {
  const screenOf = async (openid: string) => {
    const phone = await phoneOf(openid);
    const { ticketId, secret } = await asked();
    valueOf(await decide(phone.send, ticketId));
    const answer = valueOf(await collect(ticketId, secret));
    if (answer.state !== 'signed-in') throw new Error(answer.state);
    return { phone, screen: transport(house, answer.session.token), sessionId: answer.session.sessionId };
  };

  test('their own phone opens the screen’s session for ten minutes; another phone may not even look', async () => {
    const { phone, screen, sessionId } = await screenOf('o-desk');
    const { ticketId, secret } = valueOf(await call(screen, sessions.openConfirmTicket, { body: {} }));
    const stranger = await phoneOf('o-stranger');
    expect(refusalCode(await look(stranger.send, ticketId))).toBe('OtherPerson');
    expect(refusalCode(await decide(stranger.send, ticketId))).toBe('OtherPerson');
    valueOf(await decide(phone.send, ticketId));
    expect(valueOf(await collect(ticketId, secret))).toMatchObject({ state: 'confirmed' });
    const { items } = valueOf(await call(phone.send, sessions.listSessions, {}));
    const confirmed = items.filter(({ confirmedUntil }) => confirmedUntil !== null);
    expect(confirmed.map((one) => one.sessionId)).toEqual([sessionId]);
  });

  test('it cannot confirm itself, not even where phones are only played', async () => {
    const opened = await call(nobody, sessions.openDemonstrationSession, {
      body: { personId: personNamed('样例经办员') },
    });
    const send = transport(house, valueOf(opened).token);
    const { ticketId } = valueOf(await call(send, sessions.openConfirmTicket, { body: {} }));
    expect(refusalCode(await decide(send, ticketId))).toBe('PhoneNeeded');
    const other = await signedIn(house, '样例经办员');
    expect(refusalCode(await decide(other, ticketId))).toBe('none');
  });

  test('a screen that was signed out meanwhile is not confirmed any more', async () => {
    const { phone, screen, sessionId } = await screenOf('o-gone');
    const { ticketId } = valueOf(await call(screen, sessions.openConfirmTicket, { body: {} }));
    valueOf(await call(phone.send, sessions.endSession, { params: { sessionId }, body: {} }));
    expect(refusalCode(await decide(phone.send, ticketId))).toBe('TicketOver');
  });
});
