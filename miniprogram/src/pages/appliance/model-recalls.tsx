import { listModelRecalls } from '@luhuan/shared/api/recalls';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { View } from '@tarojs/components';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { RecallNotice } from '../../ui/recall-notice.tsx';

/** Recalls of a model, above its price. What is not known is not shown: the page is no less good without. */
export const ModelRecalls = ({ gtin }: { gtin: Gtin }) => {
  const found = useLoad(() => call(send, listModelRecalls, { params: { gtin } }), `recalls ${gtin}`);
  if (found.state !== 'shown') return null;
  return (
    <View>
      {found.value.items.map((recall) => (
        <RecallNotice key={recall.recallId} recall={recall} match={null} />
      ))}
    </View>
  );
};
