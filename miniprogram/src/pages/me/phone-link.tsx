import { Button, Text, View } from '@tarojs/components';
import { useText } from '../../text/use-text.ts';
import { Troubled } from '../../ui/troubled.tsx';
import { usePhoneLink } from './use-phone-link.ts';

/** In WeChat only: no other button than WeChat's own can ask for the number. */
export const PhoneLink = () => {
  const text = useText();
  const { state, trouble, link, clear } = usePhoneLink();
  if (trouble.state !== 'none') return <Troubled trouble={trouble} again={clear} />;
  return (
    <View className="me-phone" ariaLive="polite">
      <Text className="quiet">{state === 'linked' ? text.me.phoneLinked : text.me.phoneText}</Text>
      {state === 'linked' ? null : (
        <Button
          className="push-button push-button-secondary me-phone-button"
          openType="getPhoneNumber"
          disabled={state === 'sending'}
          onGetPhoneNumber={({ detail }) => void link(detail.code)}
        >
          {text.me.linkPhone}
        </Button>
      )}
    </View>
  );
};
