import { adjustmentRoutes } from '../adjustment/routes.ts';
import { admissionRoutes } from '../admission/routes.ts';
import { appealRoutes } from '../appeal/routes.ts';
import { awardRoutes } from '../award/routes.ts';
import { lookUpKey } from '../api-key/look-up.ts';
import { apiKeyRoutes } from '../api-key/routes.ts';
import { applianceRoutes } from '../appliance/routes.ts';
import { cardRoutes } from '../card/routes.ts';
import { campaignRoutes } from '../campaign/routes.ts';
import { DEMONSTRATION_PERSONS } from '../demonstration/persons.ts';
import { drawRoutes } from '../draw/routes.ts';
import { demonstrationRoutes } from '../demonstration/routes.ts';
import type { NewSecret } from '@luhuan/shared/ids';
import type { Hono } from 'hono';
import { type AppDeps, app } from '../http/app.ts';
import { keyLimit } from '../http/key-limit.ts';
import type { Binding } from '../http/bind.ts';
import type { CheckService } from '../identity/check-service.ts';
import { evidenceRoutes } from '../evidence/routes.ts';
import { impactRoutes } from '../impact/routes.ts';
import { identityRoutes } from '../identity/routes.ts';
import { noticeRoutes } from '../notice/routes.ts';
import { offerRoutes } from '../offer/routes.ts';
import { orderRoutes } from '../order/routes.ts';
import { pacingRoutes } from '../pacing/routes.ts';
import { personRoutes } from '../person/routes.ts';
import type { MapService } from '../place/map-service.ts';
import { placeRoutes } from '../place/routes.ts';
import type { StageName } from '../platform/config.ts';
import type { Rings } from '../platform/digests.ts';
import type { NameOf } from '../platform/name-of.ts';
import type { Table } from '../platform/table.ts';
import { priceRoutes } from '../price/routes.ts';
import { pointsRoutes } from '../points/routes.ts';
import { catalogueImportRoutes } from '../catalogue-import/routes.ts';
import { deedRoutes } from '../deed/routes.ts';
import { recallRoutes } from '../recall/routes.ts';
import { fairRoutes } from '../fair/routes.ts';
import { ownedRoutes } from '../owned/routes.ts';
import { rewardRoutes } from '../reward/routes.ts';
import { powerRoutes } from '../power/routes.ts';
import type { LeaseBook } from '../lease/store.ts';
import { ledgerRoutes } from '../ledger/routes.ts';
import { promotionRoutes } from '../promotion/routes.ts';
import { quoteRoutes } from '../quote/routes.ts';
import { receiptRoutes } from '../receipt/routes.ts';
import type { PhaseOf } from '../redemption/fiscal-phase.ts';
import { redemptionRoutes, redemptionTrials } from '../redemption/routes.ts';
import { registerRoutes } from '../register/routes.ts';
import { retailerRoutes } from '../retailer/routes.ts';
import { sessionRoutes } from '../session/routes.ts';
import { staffRoutes } from '../staff/routes.ts';
import { supplyRoutes } from '../supply/routes.ts';
import { threeAccountsRoutes } from '../three-accounts/routes.ts';
import { tillRoutes } from '../till/routes.ts';
import { ticketRoutes } from '../ticket/routes.ts';
import { lookUp } from '../session/look-up.ts';
import { regionRoutes } from '../region/routes.ts';
import { keptName } from '../vault/kept-name.ts';
import { vaultRoutes } from '../vault/routes.ts';
import type { Vault } from '../vault/store.ts';
import type { PutSlot } from '../voucher/put-slot.ts';
import type { Objects } from '../platform/objects.ts';
import { unitReportRoutes } from '../unit-report/routes.ts';
import { uploadRoutes } from '../upload/routes.ts';
import { voucherRoutes } from '../voucher/routes.ts';
import { waitingRoutes } from '../waiting/routes.ts';
import { drawCode } from '../wechat/draw-code.ts';
import type { WeChat } from '../wechat/client.ts';
import { wechatRoutes } from '../wechat/routes.ts';

export type HouseDeps = Omit<AppDeps, 'lookUp' | 'lookUpKey' | 'keyLimit'> & {
  readonly table: Table;
  readonly rings: Rings;
  readonly wechat: WeChat;
  readonly checkIdentity: CheckService;
  readonly districtAt: MapService;
  readonly newSecret: NewSecret;
  readonly vault: Vault;
  readonly objects: Objects;
  readonly quota: LeaseBook;
  readonly putSlot: PutSlot;
  readonly phaseOf: PhaseOf;
};

/** Names come from the vault; the fictional persons of the demonstration have theirs from the start. */
const namesIn = (deps: HouseDeps, stage: StageName): NameOf => {
  const kept = keptName(deps);
  return async (personId, reader, now) => {
    const ready = stage === 'demonstration' && DEMONSTRATION_PERSONS.find((person) => person.personId === personId);
    return ready ? ready.name : kept(personId, reader, now);
  };
};

/** Every operation of the house with the use case that answers it. */
const bindingsOf = (
  deps: HouseDeps & Pick<AppDeps, 'lookUp' | 'lookUpKey' | 'keyLimit'>,
  stage: StageName,
): Binding[] => {
  const drawing = { ...deps, drawCode: drawCode(deps) };
  const naming = { ...drawing, nameOf: namesIn(deps, stage) };
  return [
    ...(stage === 'demonstration' ? demonstrationRoutes(deps) : []),
    ...personRoutes(deps),
    ...sessionRoutes(deps),
    ...ticketRoutes(drawing),
    ...staffRoutes(naming),
    ...registerRoutes(deps),
    ...retailerRoutes(deps),
    ...tillRoutes(deps),
    ...identityRoutes(deps),
    ...wechatRoutes(deps),
    ...regionRoutes(),
    ...campaignRoutes(deps),
    ...adjustmentRoutes(deps),
    ...pacingRoutes(deps),
    ...applianceRoutes({
      ...deps,
      // the words of refusals are loaded with the first question
      payIn: async (...asked) => (await import('../offer/pay-in.ts')).payIn(deps.table, ...asked),
    }),
    ...quoteRoutes(deps),
    ...threeAccountsRoutes(deps),
    ...offerRoutes(deps),
    ...placeRoutes(deps),
    ...admissionRoutes(deps),
    ...supplyRoutes(deps),
    ...awardRoutes(deps),
    ...drawRoutes(deps),
    ...waitingRoutes(deps),
    ...voucherRoutes(deps),
    ...uploadRoutes(deps),
    ...evidenceRoutes(deps),
    ...apiKeyRoutes(deps),
    ...redemptionRoutes(naming),
    ...unitReportRoutes(deps),
    ...priceRoutes(deps),
    ...promotionRoutes(deps),
    ...orderRoutes(deps),
    ...cardRoutes(deps),
    ...pointsRoutes(deps),
    ...deedRoutes(deps),
    ...rewardRoutes(deps),
    ...ownedRoutes(deps),
    ...fairRoutes(deps),
    ...recallRoutes(deps),
    ...catalogueImportRoutes(deps),
    ...vaultRoutes(deps),
    ...powerRoutes(naming),
    ...ledgerRoutes(deps),
    ...noticeRoutes(naming),
    ...impactRoutes(deps),
    ...receiptRoutes(deps),
    ...appealRoutes(deps),
  ];
};

/** The whole API of the house. */
export const apiOf = (deps: HouseDeps, stage: StageName): Hono => {
  const complete = { ...deps, lookUp: lookUp(deps.table), lookUpKey: lookUpKey(deps.table), keyLimit: keyLimit() };
  return app(
    complete,
    bindingsOf(complete, stage),
    redemptionTrials({ ...complete, nameOf: namesIn(complete, stage) }),
  );
};
