import * as api from '@luhuan/shared/api/sessions';
import { type Binding, bind } from '../http/bind.ts';
import type { SessionDeps } from '../session/open-session.ts';
import { collectTicket } from './collect-ticket.ts';
import { decideTicket, getTicket } from './decide-ticket.ts';
import { type TicketDeps, openTicket } from './open-ticket.ts';

export const ticketRoutes = (deps: SessionDeps & TicketDeps): Binding[] => [
  bind(api.openTicket, ({ body, now }) => openTicket(deps)({ asker: null, ...body }, now)),
  bind(api.openConfirmTicket, ({ body, person: { personId }, sessionId, now }) =>
    openTicket(deps)({ asker: { personId, sessionId }, ...body }, now),
  ),
  bind(api.collectTicket, ({ params, body, now }) => collectTicket(deps)({ ...params, ...body }, now)),
  bind(api.getTicket, ({ params, person, sessionId, now }) =>
    getTicket(deps.table)(params.ticketId, { person, sessionId }, now),
  ),
  bind(api.decideTicket, ({ params, body, person, sessionId, now }) =>
    decideTicket(deps.table)(params.ticketId, body.decision, { person, sessionId }, now),
  ),
];
