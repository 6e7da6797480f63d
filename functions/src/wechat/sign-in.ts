import type { Session } from '@luhuan/shared/api/sessions';
import type { Instant } from '@luhuan/shared/clock';
import { type NewId, PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { give, noConsent, stateOf } from '@luhuan/shared/vault/consent';
import { type KeptData, renewalDue } from '@luhuan/shared/vault/kept';
import { putPerson, readPerson } from '../person/store.ts';
import type { Keys } from '../platform/digest.ts';
import type { Digests, Rings } from '../platform/digests.ts';
import type { Log } from '../platform/log.ts';
import { ServiceAway } from '../platform/service-away.ts';
import { Contention, commit } from '../platform/table.ts';
import { regionName } from '../region/store.ts';
import { openSession } from '../session/open-session.ts';
import { type KeepDeps, keep } from '../vault/keep.ts';
import { consentIn, dataIn, readHoldings } from '../vault/store.ts';
import type { TokenDeps } from './access-token.ts';
import { code2Session } from './calls.ts';
import { refusalFor } from './client.ts';
import { riskRank } from './risk-rank.ts';
import { addOpenid, readOpenid } from './store.ts';

type Deps = TokenDeps &
  KeepDeps & { readonly keys: Keys; readonly rings: Rings; readonly newId: NewId; readonly log: Log };
type Login = {
  readonly code: string;
  readonly regionCode: RegionCode;
  readonly device: string;
  readonly consentVersion: number;
};
type Arrival = Pick<Login, 'regionCode' | 'consentVersion'> & { readonly now: Instant };

export const LOGIN_REFUSALS = {
  40_029: { code: 'LoginCodeUsed' },
  40_163: { code: 'LoginCodeUsed' },
  40_226: { code: 'LoginBlocked' },
  45_011: { code: 'LoginTooOften' },
} as const;
export type LoginRefusal = (typeof LOGIN_REFUSALS)[keyof typeof LOGIN_REFUSALS];
type SignInRefusal = LoginRefusal | RefusalOf<'ServiceAway' | 'RequestInvalid' | 'ConsentOutdated'>;

/** Whom an openid leads to: `gone` is somebody who was erased while the vault did not hold their openid. */
const known = async (
  { table }: Deps,
  digests: Digests,
  openid: string,
): Promise<{ person?: Person; gone?: PersonId }> => {
  const personId = await readOpenid(table, digests, openid);
  if (personId === undefined) return {};
  const person = await readPerson(table, personId);
  return person === undefined ? { gone: personId } : { person };
};

/** Shields a sign-in from a vault that is away, or that somebody else is at: what was not kept now is kept next time. */
const orNextTime = (error: unknown): void => {
  if (!(error instanceof ServiceAway || error instanceof Contention)) throw error;
};

/** Sees to it that the openid of somebody known is kept, under consent to the words of now; mostly one read says that it is. */
const keepKnown = async (deps: Deps, openid: string, personId: PersonId, { consentVersion, now }: Arrival) => {
  const holdings = await readHoldings(deps.vault, personId);
  const row = dataIn(holdings, 'account');
  const standing = stateOf(consentIn(holdings, 'account')) === 'given';
  if (standing && row !== undefined && !renewalDue(row.keptUntil, now)) return;
  const change = (before: KeptData['account'] | undefined) => ({ openid, phones: before?.phones ?? [] });
  const kept = await keep(deps, personId, { kind: 'account', consentVersion, change }, now);
  if (kept.ok) await commit(deps.table, kept.value);
};

/**
 * The person of an openid, made at the first sign-in: however many come at once, the openid is taken by one of them. Openid,
 * person and what the vault keeps are one transaction; a first sign-in waits for a vault that is away, a later one does not.
 */
const personOf = async (deps: Deps, openid: string, arrival: Arrival): Promise<Person> => {
  const { table, newId } = deps;
  const person: Person = {
    personId: PersonId.parse(`per_${newId()}`),
    roles: ['shopper'],
    regionCode: arrival.regionCode,
    officeRegionCode: null,
    shopId: null,
    identity: null,
  };
  const digests = await deps.rings.current(arrival.now);
  const before = await known(deps, digests, openid);
  if (before.person === undefined) {
    const { consentVersion, now } = arrival;
    const change = () => ({ openid, phones: [] });
    const kept = await keep(deps, person.personId, { kind: 'account', consentVersion, change }, now);
    if (!kept.ok) throw new Error('words of consent changed within a request');
    const added = await commit(table, {
      openid: addOpenid(table, digests, openid, person.personId, before.gone),
      person: putPerson(table, person),
      ...kept.value,
    });
    if (added.ok) return person;
  }
  const found = before.person ?? (await known(deps, digests, openid)).person;
  if (found === undefined) throw new Error('an openid is taken by nobody');
  await keepKnown(deps, openid, found.personId, arrival).catch(orNextTime);
  return found;
};

/** Of WeChat's ranks 0 to 4, the one for whom there is nothing to weigh any more. */
const BLOCKED_RANK = 4;

/**
 * Signs in whoever WeChat says pressed the button. `regionCode` counts at the first sign-in. `clientIp`: where the request came
 * from; without it WeChat cannot be asked for a rank.
 */
export const signIn =
  (deps: Deps) =>
  async (
    { code, device, ...login }: Login,
    now: Instant,
    clientIp?: string,
  ): Promise<Result<Session, SignInRefusal>> => {
    if (regionName(login.regionCode) === undefined)
      return refuse({ code: 'RequestInvalid', fields: [{ pointer: '/regionCode', message: 'GB/T 2260' }] });
    const agreed = give(noConsent('account'), login.consentVersion, now);
    if (!agreed.ok) return agreed;
    const asked = await code2Session(deps.wechat, code, now);
    if (!asked.ok) return refuse(refusalFor(asked.error, LOGIN_REFUSALS));
    const { openid } = asked.value;
    // an unknown rank lets in: a subsidy is a citizen's right, and whoever claims one has to prove an identity anyway
    const risk = await riskRank(deps)({ openid, scene: 'sign-up', clientIp }, now);
    if (risk === BLOCKED_RANK) return refuse({ code: 'LoginBlocked' });
    const person = await personOf(deps, openid, { ...login, now });
    return ok(await openSession(deps, { person, way: 'wechat', device, risk }, now));
  };
