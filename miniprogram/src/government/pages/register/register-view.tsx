import type { ListedEntry } from '@luhuan/shared/api/register';
import { RegisterList, listOf } from '@luhuan/shared/register/entry';
import { dateTime } from '@luhuan/shared/text/format';
import { REGISTER_STATE_NAME } from '@luhuan/shared/text/register-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { GrownList } from '../../../ui/grown-list.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useRegisterText } from '../../text/use-register-text.ts';
import { Desk } from '../../ui/desk.tsx';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { EntryReading } from './entry-reading.tsx';
import type { Register } from './use-register.ts';
import './register.scss';

const TONES = { waiting: 'wait', admitted: 'good', suspended: 'bad', expelled: 'bad', ended: 'wait' } as const;

const Listed = ({ listed, page, reload }: { listed: ListedEntry; page: Register; reload: () => void }) => {
  const text = useRegisterText();
  const language = useLanguage();
  const { entry, regionName } = listed;
  const { entryId, state } = entry;
  const reading = page.reading === entryId;
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="register-name">{entry.legalName}</Text>
        <StatusTag tone={TONES[listOf(state)]}>{REGISTER_STATE_NAME[language][state]}</StatusTag>
      </View>
      <Text className="quiet">{regionName}</Text>
      <Text className="quiet figure">{`${text.code} ${entry.uscc}`}</Text>
      <Text className="quiet figure">
        {state === 'applied'
          ? text.appliedAt(dateTime(entry.appliedAt, language))
          : text.since(dateTime(entry.since, language))}
      </Text>
      {entry.because === null ? null : <Text className="register-line">{text.reason(entry.because[language])}</Text>}
      <PushButton
        kind="secondary"
        label={`${reading ? text.close : text.open} ${entry.legalName}`}
        expanded={reading}
        onPush={() => page.read(reading ? undefined : entryId)}
      >
        {reading ? text.close : text.open}
      </PushButton>
      {reading ? <EntryReading entryId={entryId} onDone={reload} /> : null}
    </View>
  );
};

export const RegisterView = ({ page }: { page: Register }) => {
  const text = useRegisterText();
  return (
    <Desk title={text.title} here="register">
      <Chips
        label={text.listLabel}
        options={RegisterList.options.map((value) => ({ value, name: text.list[value] }))}
        chosen={page.list}
        choose={page.look}
      />
      <DeskShown screen={page.screen}>
        {(found, reload) =>
          found.items.length === 0 ? (
            <Standing sheet="empty" title={text.empty} text={text.emptyText} />
          ) : (
            <GrownList found={found} page={page} keyOf={({ entry }) => entry.entryId}>
              {(listed) => <Listed listed={listed} page={page} reload={reload} />}
            </GrownList>
          )
        }
      </DeskShown>
    </Desk>
  );
};
