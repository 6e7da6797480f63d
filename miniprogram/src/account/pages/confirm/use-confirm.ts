import { listDemonstrationPersons } from '@luhuan/shared/api/people';
import { confirmDemonstration, confirmWechat, openConfirmTicket } from '@luhuan/shared/api/sessions';
import type { Instant } from '@luhuan/shared/clock';
import { type Result, ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { type Failure, call } from '../../../api/call.ts';
import { deviceName } from '../../../api/device.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { NO_TROUBLE, troubleOf } from '../../../api/trouble.ts';
import { type Loaded, useLoad } from '../../../api/use-load.ts';
import { useTicket } from '../../../api/use-ticket.ts';
import { withLoginCode } from '../../../api/with-login-code.ts';
import { useStored } from '../../../storage/stored.ts';

type Confirmed = { readonly confirmedUntil: Instant };
/** How this person can show who they are here: a ready-made one by a press, in WeChat by WeChat, elsewhere by a phone. */
export type Way = 'demonstration' | 'wechat' | 'phone';

/** Where there are no ready-made persons, nobody is one. */
const isDemonstration = async (personId: string | undefined): Promise<Result<boolean, Failure>> => {
  const persons = await call(send, listDemonstrationPersons, {});
  if (persons.ok) return ok(persons.value.items.some((person) => person.personId === personId));
  const { error } = persons;
  return error.kind === 'refused' && error.problem.code === 'NotFound' ? ok(false) : persons;
};

const wayOf = (demonstration: boolean): Way => {
  if (demonstration) return 'demonstration';
  return process.env['TARO_ENV'] === 'weapp' ? 'wechat' : 'phone';
};

const waySent = (way: 'demonstration' | 'wechat'): Promise<Result<Confirmed, Failure>> =>
  way === 'demonstration'
    ? call(send, confirmDemonstration, { body: {} })
    : withLoginCode((code) => call(send, confirmWechat, { body: { code } }));

const openTicket = () => call(send, openConfirmTicket, { body: { device: deviceName() } });

/** On a screen: asks the person's own phone. */
export const usePhone = (onConfirmed: (until: Instant) => void) =>
  useTicket(openTicket, (granted) => {
    if (granted.state === 'confirmed') onConfirmed(granted.confirmedUntil);
  });

/** The confirmation that some steps need, and until when it is good. */
export const useConfirm = () => {
  const personId = useStored(session)?.person.personId;
  const screen = useLoad(() => isDemonstration(personId), 'demonstration');
  const way: Loaded<Way> = screen.state === 'shown' ? { ...screen, value: wayOf(screen.value) } : screen;
  const [sending, setSending] = useState(false);
  const [until, setUntil] = useState<Instant>();
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const confirm = async (by: 'demonstration' | 'wechat') => {
    setSending(true);
    const confirmed = await waySent(by);
    setSending(false);
    if (confirmed.ok) setUntil(confirmed.value.confirmedUntil);
    else setTrouble(troubleOf(confirmed.error));
  };
  return {
    signedIn: personId !== undefined,
    way,
    sending,
    until,
    trouble,
    confirm: (by: 'demonstration' | 'wechat') => void confirm(by),
    onConfirmed: setUntil,
    clear: () => setTrouble(NO_TROUBLE),
  };
};
export type ConfirmPage = ReturnType<typeof useConfirm>;
