import type { NamedNotice } from '@luhuan/shared/api/notices';
import { isDisavowable } from '@luhuan/shared/notice/notice';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { REGISTER_STEP_NAME } from '@luhuan/shared/text/register-name';
import { dateTime, deadline, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useDelegatesText } from '../../text/use-delegates-text.ts';
import { Leads } from './leads.tsx';
import { NotMe } from './not-me.tsx';
import { type Notices, useNoticeList } from './use-notices.ts';
import './notices.scss';

const toDelegates = () => void Taro.navigateTo({ url: '/account/pages/delegates/index' });

const Notice = ({ notice, onDisavowed }: { notice: NamedNotice; onDisavowed: () => void }) => {
  const texts = useDelegatesText();
  const text = texts.notices;
  const language = useLanguage();
  const { act, at, readAt, disavowedAt, delegateName } = notice;
  const category = 'category' in act ? CATEGORY_NAME[language][act.category] : '';
  const who = act.kind === 'appeal-answered' ? texts.officeName : (delegateName ?? texts.relativeName);
  const what = (() => {
    if (act.kind === 'ending') return text.ending(category, deadline(act.expiresAt, language));
    if (act.kind === 'points-ending') return text.pointsEnding(act.points, deadline(act.expiresAt, language));
    if (act.kind === 'fair')
      return text.fair(act.what, act.title[language], dateTime(act.beginsAt, language), act.reason ?? '');
    if (act.kind === 'key-changed') return text.keyChanged(act.what, act.name);
    if (act.kind === 'shop-stopped') return text.shopStopped(act.shopName, category, deadline(act.expiresAt, language));
    if (act.kind === 'register-step') return text.registerStep(REGISTER_STEP_NAME[language][act.did]);
    if (act.kind === 'goods-returned') return text.returned(act.how, category, yuan(act.refundFen));
    if (act.kind === 'card-used') return text.cardUsed(category);
    if (act.kind === 'order-moved') return text.orderMoved(act.to, act.by, category);
    if (act.kind === 'order-for-you') return text.orderForYou(who, act.to, category);
    return `${who} ${text.act(act.kind, category)}`;
  })();
  return (
    <View className="block">
      <View className="row">
        <Text className="quiet figure">{dateTime(at, language)}</Text>
        {readAt === null ? <StatusTag tone="good">{text.unread}</StatusTag> : null}
      </View>
      <Text className="notice-what">{what}</Text>
      {disavowedAt === null ? null : <Text className="notice-disavowed">{`✓ ${text.disavowed}`}</Text>}
      <Leads act={act} />
      {isDisavowable(notice) ? <NotMe notice={notice} what={what} onDone={onDisavowed} /> : null}
    </View>
  );
};

const List = () => {
  const text = useDelegatesText().notices;
  const { screen, canGrow, grow } = useNoticeList();
  return (
    <Shown screen={screen}>
      {({ items, cursor }, reload) =>
        items.length === 0 ? (
          <Standing
            sheet="empty"
            title={text.empty}
            text={text.emptyText}
            button={{ text: text.toDelegates, onPush: toDelegates }}
          />
        ) : (
          <View>
            {items.map((notice) => (
              <Notice key={notice.noticeId} notice={notice} onDisavowed={reload} />
            ))}
            {cursor !== null && canGrow ? (
              <PushButton kind="secondary" onPush={grow}>
                {text.more}
              </PushButton>
            ) : null}
          </View>
        )
      }
    </Shown>
  );
};

export const NoticesView = ({ page }: { page: Notices }) => {
  const text = useDelegatesText();
  return (
    <Screen title={text.notices.title} parent="/pages/me/index">
      {page.signedIn ? <List /> : <SignInFirst title={text.signInFirst} text={text.notices.signInText} />}
    </Screen>
  );
};
