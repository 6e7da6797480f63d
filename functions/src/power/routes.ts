import * as api from '@luhuan/shared/api/powers';
import { type Binding, bind } from '../http/bind.ts';
import { type AcceptDeps, acceptPower, getPowerOffer } from './accept-power.ts';
import { listPowers } from './list-powers.ts';
import { type OfferDeps, offerPower } from './offer-power.ts';
import { revokePower } from './revoke-power.ts';

export const powerRoutes = (deps: OfferDeps & AcceptDeps): Binding[] => [
  bind(api.listPowers, ({ person, now }) => listPowers(deps)(person, now)),
  bind(api.offerPower, ({ body, person, attempt }) => offerPower(deps)({ ...body, person, attempt })),
  bind(api.getPowerOffer, ({ params, person, now }) => getPowerOffer(deps)(params.offerId, person, now)),
  bind(api.acceptPower, ({ params, person, attempt }) => acceptPower(deps)({ ...params, person, attempt })),
  bind(api.revokePower, ({ params, person, attempt }) => revokePower(deps.table)({ ...params, person, attempt })),
];
