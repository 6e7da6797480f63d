import { type AskedTicket, type TicketAnswer, collectTicket } from '@luhuan/shared/api/sessions';
import type { Result } from '@luhuan/shared/result';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, call } from './call.ts';
import { serverNow } from './server-time.ts';
import { send } from './transport.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import { useInView } from './use-in-view.ts';

const EVERY_MS = 2_000;

/** Where a screen stands that asks a phone; `behind`: the last question had no answer, and it goes on asking. */
export type Asking =
  | { readonly state: 'opening' | 'declined' | 'over' | 'done' }
  | { readonly state: 'troubled'; readonly trouble: Trouble }
  | { readonly state: 'waiting' | 'seen'; readonly ticket: AskedTicket; readonly behind: boolean };

type Granted = Extract<TicketAnswer, { state: 'signed-in' | 'confirmed' }>;

const OVER_CODES: readonly string[] = ['TicketOver', 'NotFound'];

/** What a screen shows after the phone's answer, or after none. */
const shownAfter = (ticket: AskedTicket, result: Result<TicketAnswer, Failure>, before: Asking): Asking => {
  if (result.ok) {
    const { state } = result.value;
    if (state === 'waiting' || state === 'seen') return { state, ticket, behind: false };
    return { state: state === 'declined' ? 'declined' : 'done' };
  }
  const { error } = result;
  if (error.kind === 'refused' && OVER_CODES.includes(error.problem.code)) return { state: 'over' };
  return { state: before.state === 'seen' ? 'seen' : 'waiting', ticket, behind: true };
};

/** Asks a phone: opens a ticket, looks every two seconds while the screen is in view, and ends with the phone's answer. */
export const useTicket = (
  open: () => Promise<Result<AskedTicket, Failure>>,
  onGranted: (granted: Granted) => void,
): { readonly asking: Asking; readonly refresh: () => void } => {
  const [asking, setAsking] = useState<Asking>({ state: 'opening' });
  const rounds = useRef(0);
  const inView = useInView();
  const latest = useRef({ open, onGranted });
  useEffect(() => {
    latest.current = { open, onGranted };
  });
  const begin = useCallback(() => {
    const mine = ++rounds.current;
    const ask = async () => {
      const asked = await latest.current.open();
      // left, or asked anew meanwhile
      if (mine !== rounds.current) return;
      setAsking(
        asked.ok
          ? { state: 'waiting', ticket: asked.value, behind: false }
          : { state: 'troubled', trouble: troubleOf(asked.error) },
      );
    };
    void ask();
    return () => {
      rounds.current += 1;
    };
  }, []);
  useEffect(begin, [begin]);
  const ticket = 'ticket' in asking ? asking.ticket : undefined;
  useEffect(() => {
    if (ticket === undefined || !inView) return undefined;
    const { ticketId, secret, expiresAt } = ticket;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const look = async () => {
      if (serverNow() >= expiresAt) return setAsking({ state: 'over' });
      const result = await call(send, collectTicket, { params: { ticketId }, body: { secret } });
      if (left) return undefined;
      setAsking((before) => shownAfter(ticket, result, before));
      if (result.ok && (result.value.state === 'signed-in' || result.value.state === 'confirmed'))
        return latest.current.onGranted(result.value);
      timer = setTimeout(() => void look(), EVERY_MS);
      return undefined;
    };
    timer = setTimeout(() => void look(), EVERY_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [ticket, inView]);
  const refresh = () => {
    setAsking({ state: 'opening' });
    begin();
  };
  return { asking, refresh };
};
