import type { Session } from '@luhuan/shared/api/sessions';
import type { Instant } from '@luhuan/shared/clock';
import { type NewId, PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { putPerson, readPerson } from '../person/store.ts';
import type { Keys } from '../platform/digest.ts';
import type { Digests, Rings } from '../platform/digests.ts';
import type { Log } from '../platform/log.ts';
import { commit } from '../platform/table.ts';
import { regionName } from '../region/store.ts';
import { openSession } from '../session/open-session.ts';
import type { TokenDeps } from './access-token.ts';
import { code2Session } from './calls.ts';
import { refusalFor } from './client.ts';
import { riskRank } from './risk-rank.ts';
import { addOpenid, readOpenid } from './store.ts';

type Deps = TokenDeps & { readonly keys: Keys; readonly rings: Rings; readonly newId: NewId; readonly log: Log };
type Login = { readonly code: string; readonly regionCode: RegionCode; readonly device: string };

export const LOGIN_REFUSALS = {
  40_029: { code: 'LoginCodeUsed' },
  40_163: { code: 'LoginCodeUsed' },
  40_226: { code: 'LoginBlocked' },
  45_011: { code: 'LoginTooOften' },
} as const;
export type LoginRefusal = (typeof LOGIN_REFUSALS)[keyof typeof LOGIN_REFUSALS];

const known = async ({ table }: Deps, digests: Digests, openid: string): Promise<Person | undefined> => {
  const personId = await readOpenid(table, digests, openid);
  return personId === undefined ? undefined : readPerson(table, personId);
};

/** The person of an openid, made at the first sign-in: however many come at once, the openid is taken by one of them. */
const personOf = async (
  deps: Deps,
  openid: string,
  { regionCode, now }: { readonly regionCode: RegionCode; readonly now: Instant },
): Promise<Person> => {
  const digests = await deps.rings.current(now);
  const before = await known(deps, digests, openid);
  if (before !== undefined) return before;
  const { table, newId } = deps;
  const person: Person = {
    personId: PersonId.parse(`per_${newId()}`),
    roles: ['shopper'],
    regionCode,
    officeRegionCode: null,
    shopId: null,
    identity: null,
  };
  const added = await commit(table, {
    openid: addOpenid(table, digests, openid, person.personId),
    person: putPerson(table, person),
  });
  if (added.ok) return person;
  const twin = await known(deps, digests, openid);
  if (twin === undefined) throw new Error('an openid is taken by nobody');
  return twin;
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
    { code, regionCode, device }: Login,
    now: Instant,
    clientIp?: string,
  ): Promise<Result<Session, LoginRefusal | RefusalOf<'ServiceAway' | 'RequestInvalid'>>> => {
    if (regionName(regionCode) === undefined)
      return refuse({ code: 'RequestInvalid', fields: [{ pointer: '/regionCode', message: 'GB/T 2260' }] });
    const login = await code2Session(deps.wechat, code, now);
    if (!login.ok) return refuse(refusalFor(login.error, LOGIN_REFUSALS));
    const { openid } = login.value;
    // an unknown rank lets in: a subsidy is a citizen's right, and whoever claims one has to prove an identity anyway
    if ((await riskRank(deps)({ openid, scene: 'sign-up', clientIp }, now)) === BLOCKED_RANK)
      return refuse({ code: 'LoginBlocked' });
    const person = await personOf(deps, openid, { regionCode, now });
    return ok(await openSession(deps, { person, way: 'wechat', device }, now));
  };
