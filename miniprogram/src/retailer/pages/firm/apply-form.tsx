import { applyForRegister } from '@luhuan/shared/api/register';
import { Application } from '@luhuan/shared/register/entry';
import { Uscc } from '@luhuan/shared/register/uscc';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { Field } from '../../../ui/field.tsx';
import { Picture } from '../../../ui/picture.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { NO_STORE, StoreFields, readStore } from '../../firm/store-fields.tsx';
import { type Licence, useLicence } from '../../firm/use-licence.ts';
import { useFirmText } from '../../text/use-firm-text.ts';

const useApply = (onDone: () => void) => {
  const [legalName, setLegalName] = useState('');
  const [uscc, setUscc] = useState('');
  const [store, setStore] = useState(NO_STORE);
  const [consented, setConsented] = useState(false);
  const [pressed, setPressed] = useState(false);
  const { licence, take } = useLicence();
  const application = Application.safeParse({
    kind: 'retailer',
    uscc,
    legalName,
    contactConsented: consented,
    documents: licence.state === 'taken' ? [{ kind: 'business-licence', uploadId: licence.uploadId }] : [],
    store: readStore(store).data,
  });
  const { sent, submit, clear } = useOnce(`apply:${JSON.stringify(application.data)}`, async (key) => {
    if (!application.success) throw new Error('the application is not complete');
    return call(send, applyForRegister, { key, body: application.data });
  });
  const apply = async (): Promise<void> => {
    setPressed(true);
    if (application.success && (await submit()).state === 'done') onDone();
  };
  return {
    legalName,
    setLegalName,
    uscc,
    setUscc,
    store,
    setStore,
    consented,
    setConsented,
    pressed,
    licence,
    take,
    sent,
    apply: () => void apply(),
    clear,
  };
};

const Paper = ({ licence, take, pressed }: { licence: Licence; take: () => void; pressed: boolean }) => {
  const text = useFirmText().apply;
  return (
    <View className="block" ariaLive="polite">
      <Text className="block-title">{text.licence}</Text>
      {licence.state === 'none' ? null : (
        <Picture className="firm-photo" src={licence.path} mode="aspectFit" label={text.licence} />
      )}
      {licence.state === 'sending' ? <Text>{text.taking(licence.percent)}</Text> : null}
      {licence.state === 'taken' ? <Text>{`✓ ${text.taken}`}</Text> : null}
      {licence.state === 'failed' ? (
        <Text className="firm-wrong">{licence.problem?.title ?? text.notTaken}</Text>
      ) : null}
      {pressed && licence.state === 'none' ? <Text className="firm-wrong">{text.noLicence}</Text> : null}
      <PushButton kind="secondary" disabled={licence.state === 'sending'} onPush={take}>
        {licence.state === 'none' ? text.take : text.takeAgain}
      </PushButton>
    </View>
  );
};

/** A firm, its licence and its first store. */
export const ApplyForm = ({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) => {
  const texts = useFirmText();
  const text = texts.apply;
  const form = useApply(onDone);
  const { pressed, sent } = form;
  const busy = sent.state === 'sending';
  const codeIsWrong = (pressed || form.uscc.length >= 18) && !Uscc.safeParse(form.uscc).success;
  return (
    <View>
      <View className="block">
        <Text className="block-title">{text.title}</Text>
        <Field
          name="legal-name"
          label={text.legalName}
          value={form.legalName}
          error={pressed && form.legalName.trim().length < 2 ? text.short : undefined}
          maxLength={60}
          onChange={form.setLegalName}
        />
        <Field
          name="uscc"
          label={text.code}
          value={form.uscc}
          error={codeIsWrong ? text.codeWrong : undefined}
          maxLength={30}
          onChange={form.setUscc}
        />
      </View>
      <Paper licence={form.licence} take={form.take} pressed={pressed} />
      <StoreFields title={text.store} store={form.store} pressed={pressed} onChange={form.setStore} />
      <View className="block">
        <PushButton kind="secondary" selected={form.consented} onPush={() => form.setConsented(!form.consented)}>
          {form.consented ? `✓ ${text.consent}` : text.consent}
        </PushButton>
        {pressed && !form.consented ? <Text className="firm-wrong">{text.consentMissing}</Text> : null}
      </View>
      <Written sent={sent} reader="shopper" askAgain={form.apply} onEdit={form.clear} />
      <PushButton disabled={busy} onPush={form.apply}>
        {busy ? texts.sending : text.send}
      </PushButton>
      <PushButton kind="plain" disabled={busy} onPush={onCancel}>
        {text.later}
      </PushButton>
    </View>
  );
};
