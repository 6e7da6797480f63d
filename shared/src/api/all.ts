import * as adjustments from './adjustments.ts';
import * as admissions from './admissions.ts';
import * as appeals from './appeals.ts';
import * as apiKeys from './api-keys.ts';
import * as appliances from './appliances.ts';
import * as campaigns from './campaigns.ts';
import * as cards from './cards.ts';
import * as catalogueImports from './catalogue-imports.ts';
import * as combinations from './combinations.ts';
import * as awards from './awards.ts';
import * as draws from './draws.ts';
import type { Endpoint } from './endpoint.ts';
import * as evidence from './evidence.ts';
import * as impact from './impact.ts';
import * as ledger from './ledger.ts';
import * as notices from './notices.ts';
import * as fairs from './fairs.ts';
import * as owned from './owned.ts';
import * as pacing from './pacing.ts';
import * as offers from './offers.ts';
import * as orders from './orders.ts';
import * as people from './people.ts';
import * as places from './places.ts';
import * as points from './points.ts';
import * as privacy from './privacy.ts';
import * as powers from './powers.ts';
import * as prices from './prices.ts';
import * as promotions from './promotions.ts';
import * as prizes from './prizes.ts';
import * as quotes from './quotes.ts';
import * as receipts from './receipts.ts';
import * as recalls from './recalls.ts';
import * as redemptions from './redemptions.ts';
import * as regions from './regions.ts';
import * as register from './register.ts';
import * as deeds from './deeds.ts';
import * as rewards from './rewards.ts';
import * as returns from './returns.ts';
import * as sessions from './sessions.ts';
import * as staff from './staff.ts';
import * as stores from './stores.ts';
import * as threeAccounts from './three-accounts.ts';
import * as unitReports from './unit-reports.ts';
import * as tills from './tills.ts';
import * as uploads from './uploads.ts';
import * as vouchers from './vouchers.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'allow' in value && 'refusals' in value;

/** Every operation there is: what the role matrix and the OpenAPI checks walk over. */
export const ENDPOINTS: readonly Endpoint[] = [
  people,
  sessions,
  staff,
  register,
  stores,
  prices,
  promotions,
  tills,
  privacy,
  regions,
  campaigns,
  adjustments,
  pacing,
  ledger,
  appliances,
  quotes,
  threeAccounts,
  offers,
  combinations,
  places,
  admissions,
  awards,
  draws,
  vouchers,
  uploads,
  evidence,
  redemptions,
  returns,
  apiKeys,
  unitReports,
  orders,
  catalogueImports,
  cards,
  points,
  deeds,
  prizes,
  rewards,
  owned,
  fairs,
  recalls,
  powers,
  notices,
  impact,
  receipts,
  appeals,
].flatMap((noun) => Object.values(noun).filter(isEndpoint));
