import type { FiledEntry } from '@luhuan/shared/api/register';
import type { RegisterEntryId, UploadId } from '@luhuan/shared/ids';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime } from '@luhuan/shared/text/format';
import { hoursInWords } from '@luhuan/shared/text/opening-hours';
import { REGISTER_STEP_NAME } from '@luhuan/shared/text/register-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Picture } from '../../../ui/picture.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { useRegisterText } from '../../text/use-register-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { ActForm } from './act-form.tsx';
import { useEntry, usePaper } from './use-register.ts';

const Paper = ({ entryId, uploadId, name }: { entryId: RegisterEntryId; uploadId: UploadId; name: string }) => {
  const text = useRegisterText();
  const { url, show } = usePaper(entryId, uploadId);
  return url === undefined ? (
    <PushButton kind="plain" label={`${text.show} ${name}`} onPush={show}>
      {text.show}
    </PushButton>
  ) : (
    <Picture className="register-paper" src={url} mode="aspectFit" label={name} />
  );
};

const Papers = ({ entry }: FiledEntry) => {
  const text = useRegisterText();
  return (
    <View className="register-part">
      <Text className="block-title">{text.documents}</Text>
      {entry.documents.map(({ kind, uploadId, sha256 }) => (
        <View key={sha256} className="register-paper-line">
          <Text>{text.document[kind]}</Text>
          {uploadId === null ? (
            <Text className="quiet">{text.onPaper}</Text>
          ) : (
            <Paper entryId={entry.entryId} uploadId={uploadId} name={text.document[kind]} />
          )}
        </View>
      ))}
    </View>
  );
};

const Said = ({ entry }: FiledEntry) => {
  const text = useRegisterText();
  const language = useLanguage();
  const { proposal, objection } = entry;
  if (proposal === null && objection === null) return null;
  return (
    <View className="register-part">
      {proposal === null ? null : (
        <View>
          <Text className="register-name">
            {text.proposal(text.measure[proposal.measure], dateTime(proposal.decidableFrom, language))}
          </Text>
          <Text className="register-line">{proposal.reason[language]}</Text>
        </View>
      )}
      {objection === null ? null : (
        <View>
          <Text className="register-name">{text.objection}</Text>
          <Text className="register-line">{objection.text}</Text>
          <Text className="quiet">
            {objection.answer === null ? text.waits : text.answered[objection.answer.outcome]}
          </Text>
        </View>
      )}
    </View>
  );
};

const Stores = ({ entry, stores, held }: FiledEntry) => {
  const text = useRegisterText();
  const language = useLanguage();
  const shown = stores.length > 0 ? stores : [{ ...entry.store, shopId: entry.entryId }];
  return (
    <View className="register-part">
      <Text className="block-title">{text.stores}</Text>
      {shown.map(({ shopId, name, address, hours }) => (
        <View key={shopId} className="register-line">
          <Text>{`${name} · ${address}`}</Text>
          <Text className="quiet figure">{hoursInWords(hours, language).join(language === 'en' ? '; ' : '；')}</Text>
        </View>
      ))}
      {stores.length === 0 ? null : (
        <View>
          <Text className="block-title">{text.held}</Text>
          {held.length === 0 ? <Text className="quiet">{text.heldNone}</Text> : null}
          {held.map(({ shopName, category, until, rescuedAt }, index) => (
            <Text key={index} className="register-line figure">
              {`${shopName} · ${CATEGORY_NAME[language][category]} · ${
                rescuedAt === null
                  ? text.heldUntil(dateTime(until, language))
                  : text.rescuedAt(dateTime(rescuedAt, language))
              }`}
            </Text>
          ))}
        </View>
      )}
    </View>
  );
};

const Steps = ({ steps }: FiledEntry) => {
  const text = useRegisterText();
  const language = useLanguage();
  return (
    <View className="register-part" ariaRole="list">
      <Text className="block-title">{text.steps}</Text>
      {steps.map((step, index) => (
        <View key={index} ariaRole="listitem" className="register-line">
          <Text>{`${dateTime(step.at, language)} ${REGISTER_STEP_NAME[language][step.did]}`}</Text>
          {step.reason === null ? null : <Text className="quiet">{step.reason[language]}</Text>}
          {step.note === null ? null : <Text className="quiet">{text.note(step.note)}</Text>}
        </View>
      ))}
    </View>
  );
};

/** Everything of one firm, and what can be done with it. */
export const EntryReading = ({ entryId, onDone }: { entryId: RegisterEntryId; onDone: () => void }) => {
  const screen = useEntry(entryId);
  return (
    <DeskShown screen={screen}>
      {(filed, reload) => (
        <View>
          <Papers {...filed} />
          <Said {...filed} />
          <Stores {...filed} />
          <Steps {...filed} />
          <ActForm
            key={filed.entry.version}
            filed={filed}
            onDone={() => {
              reload();
              onDone();
            }}
          />
        </View>
      )}
    </DeskShown>
  );
};
