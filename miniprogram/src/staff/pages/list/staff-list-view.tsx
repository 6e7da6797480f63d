import { View } from '@tarojs/components';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { type Staff, byPlace, stateAt } from '../../places.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import { InviteForm } from './invite-form.tsx';
import { OpenInvitations, PastInvitations } from './invitations.tsx';
import { Members } from './members.tsx';
import type { StaffList } from './use-staff-list.ts';
import './staff-list.scss';

type BoardProps = { page: StaffList; staff: Staff; reload: () => void };

const Invite = ({ page, staff, reload }: BoardProps) => {
  const text = useStaffText();
  if (!page.inviting)
    return (
      <View className="staff-invite">
        <PushButton onPush={() => page.setInviting(true)}>{text.invite.open}</PushButton>
      </View>
    );
  return (
    <InviteForm
      staff={staff}
      onInvited={(shown) => {
        page.setInviting(false);
        page.show(shown);
        reload();
      }}
      onCancel={() => page.setInviting(false)}
    />
  );
};

const Board = ({ page, staff, reload }: BoardProps) => {
  const text = useStaffText();
  const open = staff.invitations.filter((one) => stateAt(one, page.now) === 'open');
  const past = staff.invitations.filter((one) => stateAt(one, page.now) !== 'open');
  const places = byPlace(staff);
  return (
    <View>
      <Invite page={page} staff={staff} reload={reload} />
      {open.length === 0 ? null : <OpenInvitations page={page} invitations={open} reload={reload} />}
      {places.length === 0 ? (
        <Standing sheet="empty" title={text.members.empty} text={text.members.emptyText} />
      ) : (
        <Members head={staff.head} places={places} reload={reload} />
      )}
      {past.length === 0 ? null : <PastInvitations invitations={past} now={page.now} />}
    </View>
  );
};

export const StaffListView = ({ page }: { page: StaffList }) => {
  const text = useStaffText();
  const content = () => {
    if (!page.isHead)
      return <SignInFirst title={page.signedIn ? text.onlyHeads : text.signInFirst} text={text.onlyHeadsText} />;
    return (
      <Shown screen={page.screen} reader="officer">
        {(staff, reload) => <Board page={page} staff={staff} reload={reload} />}
      </Shown>
    );
  };
  return (
    <Screen title={text.title} parent="/pages/me/index">
      {content()}
    </Screen>
  );
};
