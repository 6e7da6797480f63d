import { openTicket } from '@luhuan/shared/api/sessions';
import { Text, View } from '@tarojs/components';
import { call } from '../../api/call.ts';
import { deviceName } from '../../api/device.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { useTicket } from '../../api/use-ticket.ts';
import { useText } from '../../text/use-text.ts';
import { TicketPanel } from '../../ui/ticket-panel.tsx';
import { leave } from '../../ui/leave.ts';

const open = () => call(send, openTicket, { body: { device: deviceName() } });

/** On the web: a phone that is signed in lets this screen in. `nameOf`: what the demonstration calls a person. */
export const ScreenPanel = ({ nameOf }: { nameOf: (personId: string) => string | null }) => {
  const { asking, refresh } = useTicket(open, (granted) => {
    if (granted.state !== 'signed-in') return;
    session.set({ ...granted.session, name: nameOf(granted.session.person.personId) });
    leave();
  });
  return (
    <View className="block">
      <Text className="block-title">{useText().ticket.title}</Text>
      <TicketPanel asking={asking} refresh={refresh} />
    </View>
  );
};
