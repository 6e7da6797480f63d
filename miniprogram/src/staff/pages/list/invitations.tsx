import type { PlacedInvitation } from '@luhuan/shared/api/staff';
import type { Instant } from '@luhuan/shared/clock';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { stateAt } from '../../places.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import { AskButton, AskedOutcome } from '../../../ui/asked-parts.tsx';
import { InvitationCode } from './invitation-code.tsx';
import { type StaffList, useWithdrawal } from './use-staff-list.ts';

type Withdrawal = ReturnType<typeof useWithdrawal>;
type OpenProps = { page: StaffList; placed: PlacedInvitation; withdrawal: Withdrawal };

const OpenRow = ({ page, placed, withdrawal }: OpenProps) => {
  const text = useStaffText().invitations;
  const { roles } = useText().me;
  const language = useLanguage();
  const { invitation, placeName } = placed;
  const role = roles[invitation.post.role];
  const shown = page.shown?.placed.invitation.invitationId === invitation.invitationId ? page.shown : undefined;
  return (
    <View className="staff-row" ariaRole="listitem">
      <View className="row">
        <View className="staff-who">
          <Text className="staff-name">{`${placeName} · ${role}`}</Text>
          <Text className="quiet figure">{text.until(dateTime(invitation.expiresAt, language))}</Text>
        </View>
        <StatusTag tone="wait">{text.state.open}</StatusTag>
      </View>
      {shown === undefined ? null : <InvitationCode shown={shown} />}
      <View className="staff-links">
        <PushButton
          kind="plain"
          expanded={shown !== undefined}
          onPush={() => (shown === undefined ? page.show({ placed, image: null }) : page.hide())}
        >
          {shown === undefined ? text.show : text.hide}
        </PushButton>
        <AskButton
          asked={withdrawal}
          one={placed}
          label={text.withdrawLabel(role, placeName)}
          words={text.withdraw}
          sendingWords={text.withdrawing}
        />
      </View>
      <AskedOutcome asked={withdrawal} one={placed} />
    </View>
  );
};

const Question = ({ withdrawal }: { withdrawal: Withdrawal }) => {
  const text = useStaffText().invitations;
  const { roles } = useText().me;
  const { target, asking, take, forget } = withdrawal;
  if (target === undefined) return null;
  return (
    <Confirm
      visible={asking}
      title={text.withdrawTitle}
      text={text.withdrawText(roles[target.invitation.post.role], target.placeName)}
      yes={text.withdrawYes}
      onYes={take}
      onNo={forget}
    />
  );
};

type Invitations = { invitations: readonly PlacedInvitation[] };

/** Invitations that somebody can still accept: their codes, and the way to take them back. */
export const OpenInvitations = ({
  page,
  invitations,
  reload,
}: Invitations & { page: StaffList; reload: () => void }) => {
  const text = useStaffText().invitations;
  const withdrawal = useWithdrawal(reload);
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <View ariaRole="list" ariaLabel={text.title}>
        {invitations.map((placed) => (
          <OpenRow key={placed.invitation.invitationId} page={page} placed={placed} withdrawal={withdrawal} />
        ))}
      </View>
      <Question withdrawal={withdrawal} />
    </View>
  );
};

const useEnd = ({ invitation }: PlacedInvitation): string => {
  const text = useStaffText().invitations;
  const language = useLanguage();
  switch (invitation.state) {
    case 'open':
      return text.overAt(dateTime(invitation.expiresAt, language));
    case 'accepted':
      return text.acceptedAt(dateTime(invitation.acceptedAt, language));
    case 'withdrawn':
      return text.withdrawnAt(dateTime(invitation.withdrawnAt, language));
  }
};

const PastRow = ({ placed, now }: { placed: PlacedInvitation; now: Instant }) => {
  const text = useStaffText().invitations;
  const { roles } = useText().me;
  const state = stateAt(placed, now);
  return (
    <View className="staff-row" ariaRole="listitem">
      <View className="row">
        <View className="staff-who">
          <Text>{`${placed.placeName} · ${roles[placed.invitation.post.role]}`}</Text>
          <Text className="quiet figure">{useEnd(placed)}</Text>
        </View>
        <StatusTag tone={state === 'accepted' ? 'good' : 'wait'}>{text.state[state]}</StatusTag>
      </View>
    </View>
  );
};

/** What became of earlier invitations. */
export const PastInvitations = ({ invitations, now }: Invitations & { now: Instant }) => {
  const text = useStaffText().invitations;
  return (
    <View className="block">
      <Text className="block-title">{text.past}</Text>
      <View ariaRole="list" ariaLabel={text.past}>
        {invitations.map((placed) => (
          <PastRow key={placed.invitation.invitationId} placed={placed} now={now} />
        ))}
      </View>
    </View>
  );
};
