import type { Instant } from '@luhuan/shared/clock';
import { UnitAnswer, type UnitReport } from '@luhuan/shared/unit-report/unit-report';
import { askJson } from '../platform/ask.ts';
import { newBreaker } from '../platform/breaker.ts';

/** Tells the platform which unit a redemption has now, or that it has none any more. `undefined`: nobody answered. */
export type NationalPlatform = {
  readonly tell: (report: UnitReport, now: Instant) => Promise<UnitAnswer | undefined>;
};

const OK = 200;

/**
 * The national platform behind HTTP: `POST /v1/redemptions/{redemptionId}`, the newest `sequence` wins, so a repeat is harmless.
 * Nothing personal is sent. Assumption: provinces connect by interfaces of their own, none of which is published; this is a port
 * for one of them.
 */
export const nationalPlatform = (origin: string): NationalPlatform => {
  const breaker = newBreaker();
  return {
    tell: async ({ redemptionId, regionCode, gtin, unit, soldAt, sequence }, now) => {
      if (!breaker.admits(now)) return undefined;
      const told = { regionCode, gtin, unit, soldAt, sequence };
      const reply = await askJson(`${origin}/v1/redemptions/${redemptionId}`, told);
      const answer = reply?.status === OK ? UnitAnswer.safeParse(reply.json).data : undefined;
      breaker.note(answer !== undefined, now);
      return answer;
    },
  };
};
