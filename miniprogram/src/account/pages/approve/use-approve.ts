import { decideTicket, getTicket } from '@luhuan/shared/api/sessions';
import { TicketId } from '@luhuan/shared/ids';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useScene } from '../../../api/scene.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { type Trouble, troubleOf } from '../../../api/trouble.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useStored } from '../../../storage/stored.ts';

type Decision = 'approve' | 'decline';

/** Where the person's answer stands. */
type Answer =
  | { readonly state: 'open' }
  | { readonly state: 'sending'; readonly decision: Decision }
  | { readonly state: 'decided'; readonly decision: Decision; readonly signIn: boolean }
  | { readonly state: 'troubled'; readonly decision: Decision; readonly trouble: Trouble };

/** A question of a screen, and the person's answer to it. The same answer again is harmless, so a lost one is sent again. */
export const useTicketQuestion = (ticketId: TicketId) => {
  const screen = useLoad(() => call(send, getTicket, { params: { ticketId } }), ticketId);
  const [answer, setAnswer] = useState<Answer>({ state: 'open' });
  const decide = async (decision: Decision) => {
    const signIn = screen.state === 'shown' && screen.value.purpose === 'sign-in';
    setAnswer({ state: 'sending', decision });
    const decided = await call(send, decideTicket, { params: { ticketId }, body: { decision } });
    setAnswer(
      decided.ok
        ? { state: 'decided', decision, signIn }
        : { state: 'troubled', decision, trouble: troubleOf(decided.error) },
    );
  };
  return { screen, now: useNow(), answer, decide: (decision: Decision) => void decide(decision) };
};
export type TicketQuestion = ReturnType<typeof useTicketQuestion>;

/** Which question the code is about that opened this page, and who would answer it. */
export const useApprove = () => {
  const ticketId = TicketId.safeParse(useScene());
  return { ticketId: ticketId.data, personId: useStored(session)?.person.personId };
};
export type Approve = ReturnType<typeof useApprove>;
