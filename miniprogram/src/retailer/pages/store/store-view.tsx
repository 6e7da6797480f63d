import type { Store } from '@luhuan/shared/retailer/shop';
import { hoursInWords } from '@luhuan/shared/text/opening-hours';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { HoursFields } from '../../firm/hours-fields.tsx';
import { useFirmText } from '../../text/use-firm-text.ts';
import { NotStaff } from '../../ui/not-staff.tsx';
import { type StorePage, useChange } from './use-store.ts';

const Head = ({ store }: { store: Store }) => {
  const text = useFirmText().store;
  const admitted = store.standing === 'admitted';
  return (
    <View className="block">
      <View className="row">
        <Text className="firm-name">{store.name}</Text>
        <StatusTag tone={admitted ? 'good' : 'bad'}>{text.standing[store.standing]}</StatusTag>
      </View>
      <Text className="quiet">{store.retailerName}</Text>
      <Text className="firm-line">{store.address}</Text>
      {admitted ? null : (
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/retailer/pages/firm/index' })}>
          {text.toFirm}
        </PushButton>
      )}
    </View>
  );
};

const Form = ({ store, reload }: { store: Store; reload: () => void }) => {
  const texts = useFirmText();
  const text = texts.store;
  const { change, edit, pressed, sent, save, clear } = useChange(store, reload);
  const busy = sent.state === 'sending';
  return (
    <View>
      <View className="block">
        <Text className="block-title">{text.state}</Text>
        <Chips
          label={text.state}
          options={(['open', 'closed'] as const).map((value) => ({ value, name: text.states[value] }))}
          chosen={change.state}
          choose={(state) => edit({ state })}
        />
        {change.state === 'closed' ? <Text className="firm-line">{text.closedText}</Text> : null}
      </View>
      <HoursFields hours={change.hours} pressed={pressed} onChange={(hours) => edit({ hours })} />
      <Written sent={sent} reader="cashier" askAgain={save} onEdit={clear} />
      <View ariaLive="polite">{sent.state === 'done' ? <Text>{`✓ ${text.saved}`}</Text> : null}</View>
      <PushButton disabled={busy} onPush={save}>
        {busy ? texts.sending : text.save}
      </PushButton>
    </View>
  );
};

const Read = ({ store }: { store: Store }) => {
  const text = useFirmText();
  const language = useLanguage();
  return (
    <View className="block">
      <Text className="block-title">{text.hours.title}</Text>
      {hoursInWords(store.hours, language).map((line) => (
        <Text key={line} className="firm-line figure">
          {line}
        </Text>
      ))}
      <Text className="quiet">{text.store.onlyManager}</Text>
    </View>
  );
};

export const StoreView = ({ page }: { page: StorePage }) => {
  const text = useFirmText().store;
  return (
    <Screen title={text.title} parent="/retailer/pages/till/index">
      {page.staff.state === 'clerk' ? (
        <Shown screen={page.screen} reader="cashier">
          {(store, reload) => (
            <View>
              <Head store={store} />
              {page.manages ? <Form key={store.shopId} store={store} reload={reload} /> : <Read store={store} />}
            </View>
          )}
        </Shown>
      ) : (
        <NotStaff signedOut={page.staff.state === 'signed-out'} />
      )}
    </Screen>
  );
};
