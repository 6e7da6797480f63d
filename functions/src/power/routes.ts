import * as api from '@luhuan/shared/api/powers';
import { type Binding, bind } from '../http/bind.ts';
import type { AcceptDeps } from './accept-power.ts';
import type { OfferDeps } from './offer-power.ts';

// loaded with the first question
const loadAcceptPower = () => import('./accept-power.ts');
const loadListPowers = () => import('./list-powers.ts');
const loadOfferPower = () => import('./offer-power.ts');
const loadRevokePower = () => import('./revoke-power.ts');

export const powerRoutes = (deps: OfferDeps & AcceptDeps): Binding[] => [
  bind(api.listPowers, async ({ person, now }) => (await loadListPowers()).listPowers(deps)(person, now)),
  bind(api.offerPower, async ({ body, person, attempt }) =>
    (await loadOfferPower()).offerPower(deps)({ ...body, person, attempt }),
  ),
  bind(api.getPowerOffer, async ({ params, person, now }) =>
    (await loadAcceptPower()).getPowerOffer(deps)(params.offerId, person, now),
  ),
  bind(api.acceptPower, async ({ params, person, attempt }) =>
    (await loadAcceptPower()).acceptPower(deps)({ ...params, person, attempt }),
  ),
  bind(api.revokePower, async ({ params, person, attempt }) =>
    (await loadRevokePower()).revokePower(deps.table)({ ...params, person, attempt }),
  ),
];
