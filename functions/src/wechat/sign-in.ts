import type { Session } from '@luhuan/shared/api/people';
import type { Instant } from '@luhuan/shared/clock';
import { type NewId, PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { signSession } from '../http/session.ts';
import { putPerson, readPerson } from '../person/store.ts';
import type { Keys } from '../platform/digest.ts';
import type { Digests, Rings } from '../platform/digests.ts';
import { type Table, commit } from '../platform/table.ts';
import { regionName } from '../region/store.ts';
import { type WeChat, code2Session, refusalFor } from './client.ts';
import { addOpenid, readOpenid } from './store.ts';

type Deps = {
  readonly table: Table;
  readonly keys: Keys;
  readonly rings: Rings;
  readonly newId: NewId;
  readonly wechat: WeChat;
};
type Login = { readonly code: string; readonly regionCode: RegionCode };

const REFUSALS = {
  40_029: { code: 'LoginCodeUsed' },
  40_163: { code: 'LoginCodeUsed' },
  40_226: { code: 'LoginBlocked' },
  45_011: { code: 'LoginTooOften' },
} as const;

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
    shopId: null,
    identityVerified: false,
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

/** Signs in whoever WeChat says pressed the button. `regionCode` counts at the first sign-in. */
export const signIn =
  (deps: Deps) =>
  async (
    { code, regionCode }: Login,
    now: Instant,
  ): Promise<
    Result<Session, (typeof REFUSALS)[keyof typeof REFUSALS] | RefusalOf<'ServiceAway' | 'RequestInvalid'>>
  > => {
    if (regionName(regionCode) === undefined)
      return refuse({ code: 'RequestInvalid', fields: [{ pointer: '/regionCode', message: 'GB/T 2260' }] });
    const login = await code2Session(deps.wechat, code, now);
    if (!login.ok) return refuse(refusalFor(login.error, REFUSALS));
    const person = await personOf(deps, login.value.openid, { regionCode, now });
    return ok({ ...(await signSession(deps.keys, person, now)), person });
  };
