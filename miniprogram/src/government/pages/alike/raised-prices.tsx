import type { RaisedPrice } from '@luhuan/shared/api/prices';
import { dateTime, percent, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { GrownList } from '../../../ui/grown-list.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useAlikeText } from '../../text/use-alike-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import type { AlikePage } from './use-alike.ts';

const Raised = ({ raised: { shopId, redemptionId, gtin, soldAt, note } }: { raised: RaisedPrice }) => {
  const text = useAlikeText();
  const language = useLanguage();
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="block-title">{yuan(note.askedFen)}</Text>
        <StatusTag tone="bad">{text.above(percent(note.over))}</StatusTag>
      </View>
      <Text className="alike-line">{text.against[note.against](yuan(note.referenceFen))}</Text>
      <Text className="alike-line">{note.reason === null ? text.noReason : text.because(note.reason)}</Text>
      <Text className="quiet figure">{text.goods(gtin)}</Text>
      <Text className="quiet figure">{text.soldAt(dateTime(soldAt, language))}</Text>
      <Text className="quiet figure">{text.sale(shopId.slice(-6), redemptionId.slice(-8))}</Text>
    </View>
  );
};

/** Sales of the region at a price that was found too high, newest first. */
export const RaisedPrices = ({ page }: { page: AlikePage }) => {
  const text = useAlikeText();
  return (
    <DeskShown screen={page.raised}>
      {(found) =>
        found.items.length === 0 ? (
          <Standing sheet="empty" title={text.noneRaised} text={text.noneRaisedText} />
        ) : (
          <View>
            <Text className="quiet">{text.raisedRule}</Text>
            <GrownList found={found} page={page} keyOf={({ redemptionId }) => redemptionId}>
              {(raised) => <Raised raised={raised} />}
            </GrownList>
          </View>
        )
      }
    </DeskShown>
  );
};
