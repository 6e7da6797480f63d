import type { AlikePair, DueEvidence } from '@luhuan/shared/api/evidence';
import { dateTime } from '@luhuan/shared/text/format';
import { EVIDENCE_NAME } from '@luhuan/shared/text/evidence-name';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { Picture } from '../../../ui/picture.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useAlikeText } from '../../text/use-alike-text.ts';
import { Desk } from '../../ui/desk.tsx';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { HeldUnits } from './held-units.tsx';
import { RaisedPrices } from './raised-prices.tsx';
import type { AlikePage, Shelf } from './use-alike.ts';
import './alike.scss';

const Photo = ({ photo }: { photo: AlikePair['photos'][number] }) => {
  const text = useAlikeText();
  const language = useLanguage();
  const { url, shopId, redemptionId, usedAt } = photo;
  const at = dateTime(usedAt, language);
  return (
    <View className="alike-half">
      {url === null ? (
        <View className="alike-photo alike-elsewhere">
          <Text className="quiet">{text.elsewhere}</Text>
        </View>
      ) : (
        <Picture
          className="alike-photo"
          src={url.startsWith('/') ? `${API_ORIGIN}${url}` : url}
          mode="aspectFit"
          label={text.photoOf(at)}
        />
      )}
      <Text className="quiet figure">{at}</Text>
      <Text className="quiet figure">{text.sale(shopId.slice(-6), redemptionId.slice(-8))}</Text>
    </View>
  );
};

const Pair = ({ pair: { photos, distance } }: { pair: AlikePair }) => {
  const text = useAlikeText();
  return (
    <View className="block" ariaRole="listitem">
      <StatusTag tone={distance === 0 ? 'bad' : 'wait'}>{text.differ(distance)}</StatusTag>
      <View className="alike-pair">
        {photos.map((photo) => (
          <Photo key={photo.uploadId} photo={photo} />
        ))}
      </View>
    </View>
  );
};

const Owed = ({ due, now }: { due: DueEvidence } & Pick<AlikePage, 'now'>) => {
  const text = useAlikeText();
  const language = useLanguage();
  const { common } = useText();
  const names = EVIDENCE_NAME[language];
  const day = dateTime(due.dueAt, language);
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text>{common.list(due.kinds.map((kind) => names[kind]))}</Text>
        {now < due.dueAt ? (
          <StatusTag tone="wait">{text.dueBy(day)}</StatusTag>
        ) : (
          <StatusTag tone="bad">{text.overdue(day)}</StatusTag>
        )}
      </View>
      <Text className="quiet figure">{text.sale(due.shopId.slice(-6), due.redemptionId.slice(-8))}</Text>
    </View>
  );
};

const Pairs = ({ page }: { page: AlikePage }) => {
  const text = useAlikeText();
  return (
    <DeskShown screen={page.pairs}>
      {({ items }) =>
        items.length === 0 ? (
          <Standing sheet="empty" title={text.none} text={text.noneText} />
        ) : (
          <View ariaRole="list">
            <Text className="quiet">{text.rule}</Text>
            {items.map((pair) => (
              <Pair key={pair.pairId} pair={pair} />
            ))}
          </View>
        )
      }
    </DeskShown>
  );
};

const AllOwed = ({ page }: { page: AlikePage }) => {
  const text = useAlikeText();
  return (
    <DeskShown screen={page.due}>
      {({ items }) =>
        items.length === 0 ? (
          <Standing sheet="empty" title={text.noneOwed} text={text.noneOwedText} />
        ) : (
          <View ariaRole="list">
            {items.map((due) => (
              <Owed key={due.redemptionId} due={due} now={page.now} />
            ))}
          </View>
        )
      }
    </DeskShown>
  );
};

const SHELVES = { alike: Pairs, owed: AllOwed, held: HeldUnits, raised: RaisedPrices } as const satisfies Record<
  Shelf,
  unknown
>;

/** What the office has to look at: pairs side by side, who owes what, and what was subsidised elsewhere. */
export const AlikeView = ({ page }: { page: AlikePage }) => {
  const text = useAlikeText();
  const Shown = SHELVES[page.shelf];
  return (
    <Desk here="alike" title={text.title}>
      <Chips
        label={text.title}
        options={(['alike', 'owed', 'held', 'raised'] as const).map((value) => ({ value, name: text[value] }))}
        chosen={page.shelf}
        choose={page.show}
      />
      <Shown page={page} />
    </Desk>
  );
};
