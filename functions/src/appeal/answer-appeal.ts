import type { FiledAppeal } from '@luhuan/shared/api/appeals';
import { type AppealAnswer, answer } from '@luhuan/shared/appeal/appeal';
import type { Instant } from '@luhuan/shared/clock';
import type { AppealId, PersonId } from '@luhuan/shared/ids';
import { type Notice, noticeIdOf } from '@luhuan/shared/notice/notice';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { addNotice } from '../notice/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { filed, readManagedAppeal } from './list-appeals.ts';
import { type AppealRow, putAnswer } from './store.ts';

type Answer = {
  readonly appealId: AppealId;
  readonly given: AppealAnswer;
  readonly person: Person;
  readonly attempt: Attempt;
};

const noticeOf = ({ appeal }: AppealRow, { outcome }: AppealAnswer, by: PersonId, at: Instant): Notice => ({
  noticeId: noticeIdOf(`AppealAnswered:${appeal.appealId}`, at),
  delegate: by,
  at,
  act: { kind: 'appeal-answered', receiptId: appeal.receiptId, outcome },
  readAt: null,
  disavowedAt: null,
});

/** Answers an appeal of the own region and tells the person, together. Of two officers the first one's answer stands. */
export const answerAppeal =
  (table: Table) =>
  ({
    appealId,
    given,
    person,
    attempt,
  }: Answer): Promise<Outcome<FiledAppeal, RefusalOf<'NotFound' | 'AppealAnswered' | 'IdempotencyKeyReused'>>> =>
    once<FiledAppeal, RefusalOf<'NotFound' | 'AppealAnswered'>>(table, attempt, async (commitOnce) => {
      const found = await readManagedAppeal(table, person, appealId);
      if (!found.ok) return found;
      const row = found.value;
      if (row.appeal.status !== 'open') return refuse({ code: 'AppealAnswered' });
      const answered = answer(row.appeal, given, attempt.at);
      const done = await commitOnce(await filed(table, answered, attempt.at), {
        appeal: putAnswer(table, row, answered, person.personId),
        notice: addNotice(table, row.personId, noticeOf(row, given, person.personId, attempt.at)),
      });
      return done.ok ? done.value : refuse({ code: 'AppealAnswered' });
    });
