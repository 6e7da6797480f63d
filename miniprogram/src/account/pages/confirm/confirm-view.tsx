import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { leave } from '../../../ui/leave.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { TicketPanel } from '../../../ui/ticket-panel.tsx';
import { Troubled } from '../../../ui/troubled.tsx';
import { useSessionsText } from '../../text/use-sessions-text.ts';
import { type ConfirmPage, type Way, usePhone } from './use-confirm.ts';
import './confirm.scss';

const ByPress = ({ page, way }: { page: ConfirmPage; way: 'demonstration' | 'wechat' }) => {
  const text = useSessionsText().confirm;
  return (
    <View className="confirm-way">
      {way === 'demonstration' ? <Text className="quiet">{text.demonstrationText}</Text> : null}
      <PushButton disabled={page.sending} onPush={() => page.confirm(way)}>
        {page.sending ? text.sending : text[way]}
      </PushButton>
    </View>
  );
};

const ByPhone = ({ page }: { page: ConfirmPage }) => {
  const text = useSessionsText().confirm;
  const { asking, refresh } = usePhone(page.onConfirmed);
  return (
    <View className="block">
      <Text className="block-title">{text.byPhone}</Text>
      <Text className="quiet confirm-phone-text">{text.byPhoneText}</Text>
      <TicketPanel asking={asking} refresh={refresh} />
    </View>
  );
};

const Ways = ({ page, way }: { page: ConfirmPage; way: Way }) => {
  const text = useSessionsText().confirm;
  return (
    <View>
      <View className="block">
        <Text>{text.why}</Text>
        {page.trouble.state === 'none' && way !== 'phone' ? <ByPress page={page} way={way} /> : null}
        <Troubled trouble={page.trouble} again={page.clear} />
      </View>
      {process.env['TARO_ENV'] === 'h5' ? <ByPhone page={page} /> : null}
    </View>
  );
};

export const ConfirmView = ({ page }: { page: ConfirmPage }) => {
  const text = useSessionsText().confirm;
  const language = useLanguage();
  const content = () => {
    if (page.until !== undefined)
      return (
        <Standing
          sheet="done"
          title={text.done}
          text={text.doneText(dateTime(page.until, language))}
          button={{ text: text.goOn, onPush: () => leave() }}
        />
      );
    if (!page.signedIn) return <SignInFirst title={text.signInFirst} text={text.signInFirstText} />;
    return <Shown screen={page.way}>{(way) => <Ways page={page} way={way} />}</Shown>;
  };
  return <Screen title={text.title}>{content()}</Screen>;
};
