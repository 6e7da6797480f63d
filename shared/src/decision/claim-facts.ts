import type { Category } from '../appliance/category.ts';
import type { Channel } from '../campaign/channel.ts';
import { type History, type Past, historyOf } from '../campaign/reclaim.ts';
import type { Related } from '../campaign/relation.ts';
import type { Rules } from '../campaign/revision.ts';
import type { Instant } from '../clock.ts';
import type { AwardId } from '../ids.ts';
import type { IdentityProof } from '../person/identity-proof.ts';
import type { Attested, ClaimFacts } from './facts.ts';

/** What a check of a person proves, without what it was proven from. */
const attestedBy = (proof: IdentityProof | null): Pick<ClaimFacts, 'identityVerified' | 'senior'> => {
  if (proof === null) return { identityVerified: null, senior: null };
  const by = { source: proof.check, at: proof.checkedAt };
  return {
    identityVerified: { met: true, ...by },
    senior: proof.senior === null ? null : { met: proof.senior, ...by },
  };
};

type Known = {
  readonly proof: IdentityProof | null;
  readonly channel: Channel;
  readonly place: Attested | null;
  readonly history: History | null;
  readonly related: Related | null;
  readonly award: AwardId | null;
};

/** The facts of a claim; the same are on the voucher that it leads to, so that the decision can be made again. */
export const claimFacts = ({ proof, channel, place, history, related, award }: Known): ClaimFacts => ({
  channel,
  ...attestedBy(proof),
  inRegion: place,
  history,
  related,
  award,
});

/** A voucher of a wallet, with the programme its slot belongs to. */
export type InWallet = Past & { readonly programme: string; readonly category: Category };

/** The facts of a claim that nobody has made yet, from a wallet; `wallet` is `null` when nobody is signed in. */
export const factsFromWallet = (
  rules: Rules,
  asked: { readonly category: Category; readonly channel: Channel },
  known: Pick<Known, 'proof' | 'related'> & { readonly wallet: readonly InWallet[] | null },
  now: Instant,
): ClaimFacts => {
  const { category, channel } = asked;
  const { proof, related, wallet } = known;
  const mine = wallet?.filter((voucher) => voucher.programme === rules.programme && voucher.category === category);
  const history = mine === undefined ? null : historyOf(mine, rules.reclaim, channel, now);
  return claimFacts({ proof, channel, place: null, history, related, award: null });
};
