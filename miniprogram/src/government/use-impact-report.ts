import {
  type ReadyReport,
  type ReportProgress,
  getImpactReport,
  startImpactReport,
  stepImpactReport,
} from '@luhuan/shared/api/impact';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Result } from '@luhuan/shared/result';
import { useEffect, useState } from 'react';
import { type Failure, call } from '../api/call.ts';
import { send } from '../api/transport.ts';
import { type Trouble, troubleOf } from '../api/trouble.ts';
import { useInView } from '../api/use-in-view.ts';

/** Where the report of a draft stands, as a screen shows it. */
export type ImpactScreen =
  | { readonly state: 'starting' }
  /** Nobody has begun it, and whoever looks may not. */
  | { readonly state: 'none' }
  | {
      readonly state: 'building';
      readonly done: number;
      readonly about: number;
      /** Receipts a second since this screen was opened; `null`: too early to tell. */
      readonly perSecond: number | null;
    }
  | { readonly state: 'troubled'; readonly trouble: Trouble; readonly retry: () => void }
  | { readonly state: 'ready'; readonly ready: ReadyReport };

export type DraftShown = { readonly campaignId: CampaignId; readonly number: number; readonly hash: string };

const WAIT_MS = 4_000;
const waited = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Answer = Result<ReportProgress, Failure>;
type Asks = { readonly first: () => Promise<Answer>; readonly next: () => Promise<Answer>; readonly pauseMs: number };

const asksOf = ({ campaignId, number, hash }: DraftShown, mayBuild: boolean): Asks => {
  const params = { campaignId, number };
  const look = () => call(send, getImpactReport, { params });
  if (!mayBuild) return { first: look, next: look, pauseMs: WAIT_MS };
  return {
    first: () => call(send, startImpactReport, { params: { campaignId }, body: { hash } }),
    next: () => call(send, stepImpactReport, { params, body: {} }),
    pauseMs: 0,
  };
};

/** Asks until the report is ready, nobody looks any more, or there is trouble; tells each answer. */
const follow = async (asks: Asks, isOver: () => boolean, tell: (answer: Answer) => void): Promise<void> => {
  let ask = asks.first;
  while (!isOver()) {
    const answer = await ask();
    if (isOver()) return;
    tell(answer);
    if (!answer.ok || answer.value.state === 'ready') return;
    ask = asks.next;
    await waited(asks.pauseMs);
  }
};

type Begun = { readonly atMs: number; readonly done: number };

const rateOf = ({ atMs, done }: Begun, doneNow: number): number | null => {
  const seconds = (Date.now() - atMs) / 1_000;
  return doneNow <= done || seconds <= 0 ? null : Math.round((doneNow - done) / seconds);
};

const screenOf = (answer: Answer, begun: Begun, retry: () => void): ImpactScreen => {
  if (!answer.ok) {
    const { error } = answer;
    if (error.kind === 'refused' && error.problem.code === 'NotFound') return { state: 'none' };
    return { state: 'troubled', trouble: troubleOf(error), retry };
  }
  const { value } = answer;
  if (value.state === 'ready') return { state: 'ready', ready: value };
  return { state: 'building', done: value.done, about: value.about, perSecond: rateOf(begun, value.done) };
};

/**
 * Makes the report of a draft, or finds it where it was left: it goes on while the page is in view. Who may not build looks
 * until somebody else has.
 */
export const useImpactReport = (draft: DraftShown, mayBuild: boolean): ImpactScreen => {
  const [screen, setScreen] = useState<ImpactScreen>({ state: 'starting' });
  const inView = useInView();
  const { campaignId, number, hash } = draft;
  useEffect(() => {
    if (!inView) return undefined;
    let over = false;
    const run = () => {
      let begun: Begun | undefined;
      const tell = (answer: Answer) => {
        const done = answer.ok && answer.value.state === 'building' ? answer.value.done : 0;
        begun ??= { atMs: Date.now(), done };
        setScreen(screenOf(answer, begun, retry));
      };
      void follow(asksOf({ campaignId, number, hash }, mayBuild), () => over, tell);
    };
    const retry = () => {
      setScreen({ state: 'starting' });
      run();
    };
    run();
    return () => {
      over = true;
    };
  }, [campaignId, number, hash, mayBuild, inView]);
  return screen;
};
