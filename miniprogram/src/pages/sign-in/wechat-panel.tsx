import { Text, View } from '@tarojs/components';
import { useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { RegionPicker } from '../../ui/region-picker.tsx';
import { Troubled } from '../../ui/troubled.tsx';
import type { WeChat } from './use-wechat.ts';

const Consent = ({ wechat }: { wechat: WeChat }) => {
  const text = useText();
  const { openGuide } = wechat;
  return (
    <View ariaLive="polite">
      <Text className="block-title">{text.signIn.privacyTitle}</Text>
      {text.signIn.privacy.map((line) => (
        <Text key={line} className="sign-in-line">
          {line}
        </Text>
      ))}
      {openGuide === undefined ? null : (
        <PushButton kind="plain" onPush={openGuide}>
          {text.signIn.privacyGuide}
        </PushButton>
      )}
      <View className="sign-in-choice">
        <PushButton onPush={() => void wechat.agree()}>{text.signIn.agree}</PushButton>
        <PushButton kind="secondary" onPush={wechat.disagree}>
          {text.signIn.disagree}
        </PushButton>
      </View>
    </View>
  );
};

const Ready = ({ wechat }: { wechat: WeChat }) => {
  const text = useText();
  const sending = wechat.step === 'sending';
  return (
    <View ariaLive="polite">
      <View className="row">
        <Text>{text.home.place(wechat.placeName)}</Text>
        <PushButton kind="plain" disabled={sending} onPush={() => wechat.setPicking(true)}>
          {text.home.changePlace}
        </PushButton>
      </View>
      <Text className="quiet">{text.signIn.placeText}</Text>
      <View className="sign-in-choice">
        <PushButton disabled={sending} onPush={() => void wechat.begin()}>
          {sending ? text.signIn.sending : text.signIn.wechat}
        </PushButton>
      </View>
      <RegionPicker visible={wechat.picking} onClose={() => wechat.setPicking(false)} onPick={wechat.pick} />
    </View>
  );
};

/** The way in for everybody who has WeChat. */
export const WeChatPanel = ({ wechat }: { wechat: WeChat }) => (
  <View className="block">
    {wechat.trouble.state === 'none' ? (
      wechat.step === 'consent' ? (
        <Consent wechat={wechat} />
      ) : (
        <Ready wechat={wechat} />
      )
    ) : (
      <Troubled trouble={wechat.trouble} again={wechat.clear} />
    )}
  </View>
);
