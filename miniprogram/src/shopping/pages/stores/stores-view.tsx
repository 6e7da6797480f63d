import type { PublicEntry } from '@luhuan/shared/api/register';
import type { PublicStore } from '@luhuan/shared/api/stores';
import type { Instant } from '@luhuan/shared/clock';
import { isOpenAt } from '@luhuan/shared/retailer/opening-hours';
import { trading } from '@luhuan/shared/retailer/shop';
import { dateTime } from '@luhuan/shared/text/format';
import { hoursInWords } from '@luhuan/shared/text/opening-hours';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { PlaceScreen } from '../../ui/place-screen.tsx';
import { useStoresText } from '../../text/use-stores-text.ts';
import type { Stores, Tab } from './use-stores.ts';
import './stores.scss';

const TABS: readonly Tab[] = ['stores', 'suspended', 'expelled'];

const Now = ({ store, now }: { store: PublicStore; now: Instant }) => {
  const text = useStoresText();
  const may = trading(store);
  if (!may.ok) return <StatusTag tone="bad">{text.stopped[may.error.by]}</StatusTag>;
  const open = isOpenAt(store.hours, now);
  if (open === null) return <StatusTag tone="wait">{text.unknown}</StatusTag>;
  return <StatusTag tone={open ? 'good' : 'wait'}>{open ? text.open : text.shut}</StatusTag>;
};

const StoreBlock = ({ store, now }: { store: PublicStore; now: Instant }) => {
  const text = useStoresText();
  const language = useLanguage();
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="stores-name">{store.name}</Text>
        <Now store={store} now={now} />
      </View>
      <Text className="stores-line">{store.address}</Text>
      {store.standing === 'admitted' ? null : <Text className="stores-line">{text.stoppedText}</Text>}
      {hoursInWords(store.hours, language).map((line) => (
        <Text key={line} className="quiet figure">
          {line}
        </Text>
      ))}
    </View>
  );
};

const FirmBlock = ({ firm }: { firm: PublicEntry }) => {
  const text = useStoresText();
  const language = useLanguage();
  return (
    <View className="block" ariaRole="listitem">
      <Text className="stores-name">{firm.legalName}</Text>
      {firm.reason === null ? null : <Text className="stores-line">{firm.reason[language]}</Text>}
      <Text className="quiet figure">{text.since(dateTime(firm.since, language))}</Text>
      <Text className="quiet">{firm.regionName}</Text>
      <Text className="quiet figure">{`${text.code} ${firm.uscc}`}</Text>
    </View>
  );
};

const More = ({ page, cursor }: { page: Stores; cursor: string | null }) => {
  const text = useStoresText();
  return cursor !== null && page.canGrow ? (
    <PushButton kind="secondary" onPush={page.grow}>
      {text.more}
    </PushButton>
  ) : null;
};

const openFirst = (a: PublicStore, b: PublicStore): number => Number(trading(b).ok) - Number(trading(a).ok);

const StoreList = ({ page }: { page: Stores }) => {
  const text = useStoresText();
  const change = { text: text.changePlace, onPush: () => page.setPicking(true) };
  return (
    <Shown screen={page.stores}>
      {({ items, cursor }) =>
        items.length === 0 ? (
          <Standing sheet="empty" title={text.empty} text={text.emptyText} button={change} />
        ) : (
          <View ariaRole="list">
            {items.toSorted(openFirst).map((store) => (
              <StoreBlock key={store.shopId} store={store} now={page.now} />
            ))}
            <More page={page} cursor={cursor} />
          </View>
        )
      }
    </Shown>
  );
};

const FirmList = ({ page }: { page: Stores }) => {
  const text = useStoresText();
  return (
    <Shown screen={page.firms}>
      {({ items, cursor }) =>
        items.length === 0 ? (
          <Standing sheet="empty" title={text.none} text={text.noneText} />
        ) : (
          <View ariaRole="list">
            {items.map((firm) => (
              <FirmBlock key={firm.uscc} firm={firm} />
            ))}
            <More page={page} cursor={cursor} />
          </View>
        )
      }
    </Shown>
  );
};

export const StoresView = ({ page }: { page: Stores }) => {
  const text = useStoresText();
  return (
    <PlaceScreen parent="/pages/home/index" tabs={TABS} page={page} text={text}>
      {page.tab === 'stores' ? <StoreList page={page} /> : <FirmList page={page} />}
    </PlaceScreen>
  );
};
