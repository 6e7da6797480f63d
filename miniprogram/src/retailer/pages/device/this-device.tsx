import { dateTime } from '@luhuan/shared/text/format';
import type { Till, TillIn } from '@luhuan/shared/till/till';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import type { DevicePage } from './use-device.ts';

type PageProps = { page: DevicePage };

const Ask = ({
  page: { registration },
  words,
  fresh,
  as,
}: PageProps & { words: string; fresh: boolean; as?: string }) => {
  const text = useRetailerText().device;
  const { sent, ask, clear } = registration;
  const sending = sent.state === 'sending';
  return (
    <View className="device-ask">
      <Written sent={sent} reader="cashier" askAgain={() => ask(fresh, as)} onEdit={clear} />
      <PushButton disabled={sending} onPush={() => ask(fresh, as)}>
        {sending ? text.registering : words}
      </PushButton>
    </View>
  );
};

const New = ({ page }: PageProps) => {
  const text = useRetailerText().device;
  const { name, setName } = page.registration;
  return (
    <View>
      <Text className="device-state">{text.none}</Text>
      <Text className="device-text">{page.elsewhere ? text.elsewhere : text.noneText}</Text>
      <Field name="till-name" label={text.name} hint={text.nameHint} value={name} onChange={setName} maxLength={30} />
      <Ask page={page} words={text.register} fresh={false} />
    </View>
  );
};

const Waiting = ({ page, till }: PageProps & { till: TillIn<'waiting'> }) => {
  const text = useRetailerText().device;
  const language = useLanguage();
  const { own, now, manages, approval } = page;
  if (own === undefined || now >= till.expiresAt)
    return (
      <View>
        <Text className="device-text">{text.codeOver}</Text>
        <Ask page={page} words={text.registerAgain} fresh={false} as={till.name} />
      </View>
    );
  return (
    <View>
      <Text className="device-text">{text.code}</Text>
      <View className="device-code figure" ariaRole="img" ariaLabel={text.codeLabel(own.code)}>
        <Text ariaHidden>{`${own.code.slice(0, 3)} ${own.code.slice(3)}`}</Text>
      </View>
      <Text className="device-text">{text.codeText}</Text>
      <Text className="quiet">{text.codeUntil(dateTime(till.expiresAt, language))}</Text>
      {manages ? (
        <View className="device-ask">
          <Written sent={approval.sent} reader="cashier" askAgain={approval.approve} onEdit={approval.clear} />
          <PushButton disabled={approval.sent.state === 'sending'} onPush={approval.approve}>
            {text.approveHere}
          </PushButton>
        </View>
      ) : null}
    </View>
  );
};

const TONE = { waiting: 'wait', active: 'good', lost: 'bad', revoked: 'bad' } as const;

/** How a till stands, in a word. */
export const TillTag = ({ state }: Pick<Till, 'state'>) => {
  const { device } = useRetailerText();
  return <StatusTag tone={TONE[state]}>{device.state[state]}</StatusTag>;
};

const Standing = ({ page, till }: PageProps & { till: Till }) => {
  const text = useRetailerText().device;
  switch (till.state) {
    case 'waiting':
      return <Waiting page={page} till={till} />;
    case 'active':
      return <Text className="device-text">{text.activeText}</Text>;
    case 'lost':
      return <Text className="device-text">{text.lostText}</Text>;
    case 'revoked':
      return (
        <View>
          <Text className="device-text">{text.revokedText}</Text>
          <Ask page={page} words={text.registerAgain} fresh as={till.name} />
        </View>
      );
  }
};

/** What this device is, and what to do next. */
export const ThisDevice = ({ page, till }: PageProps & { till: Till | null }) => {
  const text = useRetailerText().device;
  if (till === null) return <New page={page} />;
  return (
    <View>
      <View className="row">
        <Text className="device-state">{till.name}</Text>
        <TillTag state={till.state} />
      </View>
      <Standing page={page} till={till} />
      <Text className="quiet device-key">{text.keyIn[process.env['TARO_ENV'] === 'h5' ? 'browser' : 'phone']}</Text>
    </View>
  );
};
