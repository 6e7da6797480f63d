import { View } from '@tarojs/components';
import { PushButton } from '../../../ui/push-button.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { Receipt } from '../../ui/receipt.tsx';
import { type DraftAt, EMPTY, tillDraft } from './draft.ts';
import { TillHead } from './till-head.tsx';

/** The server's word: redeemed. Stays until the next customer, even if the app is closed in between. */
export const DoneStep = ({ draft: { redemption } }: { draft: DraftAt<'done'> }) => {
  const text = useRetailerText().receipt;
  const { subsidyFen, payFen } = redemption.quote;
  return (
    <View>
      <TillHead step="done" amounts={{ state: 'quoted', subsidyFen, payFen }} />
      <View className="block">
        <Receipt redemption={redemption} />
      </View>
      <View className="till-buttons">
        <PushButton onPush={() => tillDraft.set(EMPTY)}>{text.next}</PushButton>
      </View>
    </View>
  );
};
