import { applianceRoutes } from '../appliance/routes.ts';
import { campaignRoutes } from '../campaign/routes.ts';
import { demonstrationRoutes } from '../demonstration/routes.ts';
import type { AppDeps } from '../http/app.ts';
import type { Binding } from '../http/bind.ts';
import type { CheckService } from '../identity/check-service.ts';
import { identityRoutes } from '../identity/routes.ts';
import { personRoutes } from '../person/routes.ts';
import type { StageName } from '../platform/config.ts';
import type { Table } from '../platform/table.ts';
import { pointsRoutes } from '../points/routes.ts';
import { quoteRoutes } from '../quote/routes.ts';
import { redemptionRoutes } from '../redemption/routes.ts';
import { regionRoutes } from '../region/routes.ts';
import { vaultRoutes } from '../vault/routes.ts';
import type { Vault } from '../vault/store.ts';
import { voucherRoutes } from '../voucher/routes.ts';
import type { WeChat } from '../wechat/client.ts';
import { wechatRoutes } from '../wechat/routes.ts';

export type HouseDeps = AppDeps & {
  readonly table: Table;
  readonly wechat: WeChat;
  readonly checkIdentity: CheckService;
  readonly vault: Vault;
};

/** Every operation of the house with the use case that answers it. */
export const bindingsOf = (deps: HouseDeps, stage: StageName): Binding[] => [
  ...(stage === 'demonstration' ? demonstrationRoutes(deps) : []),
  ...personRoutes(deps),
  ...identityRoutes(deps),
  ...wechatRoutes(deps),
  ...regionRoutes(),
  ...campaignRoutes(deps),
  ...applianceRoutes(deps),
  ...quoteRoutes(deps),
  ...voucherRoutes(deps),
  ...redemptionRoutes(deps),
  ...pointsRoutes(deps),
  ...vaultRoutes(deps),
];
