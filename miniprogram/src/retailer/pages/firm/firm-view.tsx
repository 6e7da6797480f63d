import type { OwnEntry } from '@luhuan/shared/api/register';
import { may } from '@luhuan/shared/person/permission';
import { listOf } from '@luhuan/shared/register/entry';
import { REGISTER_STATE_NAME } from '@luhuan/shared/text/register-name';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useFirmText } from '../../text/use-firm-text.ts';
import { ApplyForm } from './apply-form.tsx';
import { EndPart, ObjectionPart, ProposalPart, StepsPart, StoresPart } from './entry-parts.tsx';
import type { Firm } from './use-firm.ts';
import '../../firm/firm.scss';

const TONES = { waiting: 'wait', admitted: 'good', suspended: 'bad', expelled: 'bad', ended: 'wait' } as const;

const Entry = ({ own, reload }: { own: OwnEntry; reload: () => void }) => {
  const text = useFirmText();
  const language = useLanguage();
  const { entry, regionName, stores } = own;
  const list = listOf(entry.state);
  return (
    <View className="block">
      <View className="row">
        <Text className="firm-name">{entry.legalName}</Text>
        <StatusTag tone={TONES[list]}>{REGISTER_STATE_NAME[language][entry.state]}</StatusTag>
      </View>
      <Text className="firm-line">{text.next[entry.state]}</Text>
      {entry.because === null ? null : <Text className="firm-line">{text.why(entry.because[language])}</Text>}
      <Text className="quiet figure">{`${text.code} ${entry.uscc}`}</Text>
      <Text className="quiet">{regionName}</Text>
      <ProposalPart own={own} />
      <ObjectionPart own={own} reload={reload} />
      {stores.length === 0 ? null : <StoresPart own={own} reload={reload} />}
      <StepsPart own={own} />
      {list === 'waiting' ? <EndPart own={own} reload={reload} act={{ kind: 'withdraw' }} /> : null}
      {list === 'admitted' || list === 'suspended' ? (
        <EndPart own={own} reload={reload} act={{ kind: 'leave' }} />
      ) : null}
    </View>
  );
};

type BoardProps = { page: Firm; items: readonly OwnEntry[]; reload: () => void };

const Board = ({ page, items, reload }: BoardProps) => {
  const text = useFirmText();
  const apply = () => page.setApplying(true);
  const [latest] = items;
  if (page.applying)
    return (
      <ApplyForm
        onDone={() => {
          page.setApplying(false);
          reload();
        }}
        onCancel={() => page.setApplying(false)}
      />
    );
  if (latest === undefined)
    return (
      <Standing sheet="empty" title={text.none} text={text.noneText} button={{ text: text.start, onPush: apply }} />
    );
  return (
    <View>
      {may(page.person, 'getStore') ? (
        <PushButton kind="secondary" onPush={() => void Taro.navigateTo({ url: '/retailer/pages/store/index' })}>
          {text.toStore}
        </PushButton>
      ) : null}
      {items.map((own) => (
        <Entry key={own.entry.entryId} own={own} reload={reload} />
      ))}
      {listOf(latest.entry.state) === 'ended' ? <PushButton onPush={apply}>{text.again}</PushButton> : null}
    </View>
  );
};

export const FirmView = ({ page }: { page: Firm }) => {
  const text = useFirmText();
  return (
    <Screen title={text.title} parent="/pages/me/index">
      {page.person === undefined ? (
        <SignInFirst title={text.signInTitle} text={text.signInText} />
      ) : (
        <Shown screen={page.screen}>{({ items }, reload) => <Board page={page} items={items} reload={reload} />}</Shown>
      )}
    </Screen>
  );
};
