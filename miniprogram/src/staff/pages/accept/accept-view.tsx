import type { PlacedInvitation } from '@luhuan/shared/api/staff';
import type { InvitationId } from '@luhuan/shared/ids';
import { may } from '@luhuan/shared/person/permission';
import type { Role } from '@luhuan/shared/person/role';
import type { Problem } from '@luhuan/shared/refusal/problem';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Refused, Shown, Standing, Unknown } from '../../../ui/standing.tsx';
import { useStaffText } from '../../text/use-staff-text.ts';
import { type Accept, type Offer, useOffer } from './use-accept.ts';
import './accept.scss';

const toHome = () => void Taro.switchTab({ url: '/pages/home/index' });

const to = (url: string) => () => void Taro.redirectTo({ url });

/** Where somebody with this role works. */
const workplaceOf = (role: Role): { readonly name: 'toTill' | 'toOffice' | 'toStaff' | 'home'; go: () => void } => {
  const roles = [role];
  if (may({ roles }, 'redeemVoucher')) return { name: 'toTill', go: to('/retailer/pages/till/index') };
  if (may({ roles }, 'listManagedCampaigns')) return { name: 'toOffice', go: to('/government/pages/overview/index') };
  if (may({ roles }, 'listStaff')) return { name: 'toStaff', go: to('/staff/pages/list/index') };
  return { name: 'home', go: toHome };
};

const Accepted = ({ placed: { invitation, placeName } }: { placed: PlacedInvitation }) => {
  const text = useStaffText().accept;
  const { roles } = useText().me;
  const { role } = invitation.post;
  const { name, go } = workplaceOf(role);
  return (
    <Standing
      sheet="done"
      title={text.done}
      text={text.doneText(roles[role], placeName)}
      button={{ text: text[name], onPush: go }}
    />
  );
};

/** A no without a remedy here still has a way out. */
const RefusedHere = ({ problem, again }: { problem: Problem; again: () => void }) => {
  const text = useStaffText().accept;
  if (problem.code === 'NotFound')
    return (
      <Standing sheet="empty" title={text.over} text={text.overText} button={{ text: text.home, onPush: toHome }} />
    );
  const stuck = problem.code === 'InvitationOver' || problem.code === 'PostElsewhere';
  return (
    <View className="accept-refused">
      <Refused problem={problem} reader="shopper" onEdit={again} />
      {stuck ? (
        <PushButton kind="secondary" onPush={toHome}>
          {text.home}
        </PushButton>
      ) : null}
    </View>
  );
};

const Choice = ({ offer }: { offer: Offer }) => {
  const text = useStaffText().accept;
  if (offer.person?.identity === null)
    return (
      <View className="block">
        <Text className="block-title">{text.identityTitle}</Text>
        <Text>{text.identityText}</Text>
        <View className="accept-choice">
          <PushButton onPush={() => void Taro.navigateTo({ url: '/pages/identity/index' })}>{text.identity}</PushButton>
          <PushButton kind="secondary" onPush={toHome}>
            {text.decline}
          </PushButton>
        </View>
      </View>
    );
  const sending = offer.sent.state === 'sending';
  return (
    <View className="accept-choice">
      <PushButton disabled={sending} onPush={offer.accept}>
        {sending ? text.sending : text.accept}
      </PushButton>
      <PushButton kind="secondary" disabled={sending} onPush={toHome}>
        {text.decline}
      </PushButton>
    </View>
  );
};

const Offered = ({ placed: { invitation, placeName }, offer }: { placed: PlacedInvitation; offer: Offer }) => {
  const text = useStaffText().accept;
  const { roles } = useText().me;
  const language = useLanguage();
  return (
    <View>
      <View className="block">
        <Text className="quiet">{text.offer}</Text>
        <Text className="accept-role">{roles[invitation.post.role]}</Text>
        <View className="row">
          <Text className="quiet">{text.place}</Text>
          <Text className="accept-value">{placeName}</Text>
        </View>
        <View className="row">
          <Text className="quiet">{text.until}</Text>
          <Text className="figure accept-value">{dateTime(invitation.expiresAt, language)}</Text>
        </View>
        <Text className="quiet accept-duty">{text.duty}</Text>
      </View>
      <Choice offer={offer} />
    </View>
  );
};

const Invitation = ({ invitationId }: { invitationId: InvitationId }) => {
  const offer = useOffer(invitationId);
  const { screen, sent, accept, clear } = offer;
  // once accepted, the invitation cannot be looked at again
  if (sent.state === 'done') return <Accepted placed={sent.value} />;
  if (sent.state === 'refused') return <RefusedHere problem={sent.problem} again={clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={accept} />;
  if (screen.state === 'refused') return <RefusedHere problem={screen.problem} again={screen.retry} />;
  return <Shown screen={screen}>{(placed) => <Offered placed={placed} offer={offer} />}</Shown>;
};

export const AcceptView = ({ page }: { page: Accept }) => {
  const text = useStaffText();
  const { accept } = text;
  const content = () => {
    if (page.invitationId === undefined)
      return (
        <Standing
          sheet="empty"
          title={accept.over}
          text={accept.overText}
          button={{ text: accept.home, onPush: toHome }}
        />
      );
    if (page.personId === undefined) return <SignInFirst title={text.signInFirst} text={accept.signInFirstText} />;
    return <Invitation key={page.personId} invitationId={page.invitationId} />;
  };
  return <Screen title={accept.title}>{content()}</Screen>;
};
