import { expect, test } from 'vitest';
import { shanghai, granted } from '../../../test/support/samples.ts';
import { type Consent, give, noConsent, stateOf, viewOf, withdraw } from './consent.ts';
import { TERMS } from './purpose.ts';

const morning = shanghai('2026-03-01T09:00');
const noon = shanghai('2026-03-01T12:00');
const { version } = TERMS.identity;
const given = granted(give(noConsent('identity'), version, morning));

test('what was never said is no consent; given, it counts from then on', () => {
  expect(stateOf(noConsent('identity'))).toBe('never');
  expect(given.grants).toEqual([{ version, givenAt: morning, withdrawnAt: null }]);
  expect(stateOf(given)).toBe('given');
});

test('given again is no change: the first moment stays', () => {
  expect(granted(give(given, version, noon))).toBe(given);
});

test.each([version - 1, version + 1])(
  'words of version %i are not on the screen: refused, with the version that is',
  (shown) => {
    expect(give(noConsent('identity'), shown, morning)).toEqual({
      ok: false,
      error: { code: 'ConsentOutdated', purpose: 'identity', version },
    });
  },
);

test('taken back and given anew, both stay in the history, oldest first', () => {
  const withdrawn = granted(withdraw(given, noon));
  expect(stateOf(withdrawn)).toBe('withdrawn');
  expect(granted(withdraw(withdrawn, noon))).toBe(withdrawn);
  expect(granted(give(withdrawn, version, noon)).grants).toEqual([
    { version, givenAt: morning, withdrawnAt: noon },
    { version, givenAt: noon, withdrawnAt: null },
  ]);
});

test('given to words that have changed since, it has to be given again, and what was given stays in the history', () => {
  const old: Consent = { purpose: 'identity', grants: [{ version: version - 1, givenAt: morning, withdrawnAt: null }] };
  expect(stateOf(old)).toBe('outdated');
  const again = granted(give(old, version, noon));
  expect([stateOf(again), again.grants.length]).toEqual(['given', 2]);
});

test('the account is no purpose to take back alone: that is erasing it', () => {
  expect(withdraw(noConsent('account'), noon)).toEqual({
    ok: false,
    error: { code: 'ConsentNotWithdrawable', purpose: 'account' },
  });
});

test('after 500 changes of mind the last 200 are there, and the last one counts', () => {
  let consent = noConsent('messages');
  for (let time = 0; time < 500; time++)
    consent = granted(withdraw(granted(give(consent, TERMS.messages.version, morning)), noon));
  expect(consent.grants).toHaveLength(200);
  expect(viewOf(consent)).toMatchObject({ state: 'withdrawn', kinds: [], withdrawable: true });
});
