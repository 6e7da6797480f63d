import { Button, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { linkTo } from '../../../api/scene.ts';
import { useText } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { SceneCode } from '../../../ui/scene-code.tsx';
import { useStaffText } from '../../text/use-staff-text.ts';
import type { ShownCode } from './use-staff-list.ts';

/** The code of an invitation, and the other ways to hand it over. */
export const InvitationCode = ({ shown: { placed, image } }: { shown: ShownCode }) => {
  const text = useStaffText().code;
  const { roles } = useText().me;
  const { invitation, placeName } = placed;
  const link = linkTo('staff/pages/accept/index', invitation.invitationId);
  return (
    <View className="staff-code">
      <SceneCode image={image} link={link} label={text.label(roles[invitation.post.role], placeName)} />
      <View className="staff-code-words">
        <Text className="staff-code-say">{text.scan}</Text>
        <Text className="quiet">{text.careful}</Text>
        {process.env['TARO_ENV'] === 'weapp' ? (
          <Button className="push-button push-button-secondary staff-share" openType="share">
            {text.share}
          </Button>
        ) : null}
        <PushButton kind="secondary" onPush={() => void Taro.setClipboardData({ data: link })}>
          {text.copy}
        </PushButton>
      </View>
    </View>
  );
};
