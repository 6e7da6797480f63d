import { handOverOrder } from '@luhuan/shared/api/orders';
import { EvidenceKind } from '@luhuan/shared/campaign/rule';
import type { Brought } from '@luhuan/shared/evidence/evidence';
import type { Order } from '@luhuan/shared/order/order';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import * as z from 'zod';
import { call } from '../../../api/call.ts';
import { tillSend } from '../../device/signed-send.ts';
import { useOnce } from '../../../api/use-once.ts';
import { Field } from '../../../ui/field.tsx';
import { digitsInFours, withoutBlanks } from '../../../ui/grouped.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { EvidenceFields } from '../../evidence/evidence-fields.tsx';
import { Camera } from '../../scan/camera-panel.tsx';
import { useScanner } from '../../scan/use-scanner.ts';
import { useRetailerText } from '../../text/use-retailer-text.ts';

const DIGITS = 16;

/** What the campaign wants to see, learnt from the refusal that asked for it. */
const Asked = z.object({ kinds: z.array(EvidenceKind) });

/** At the door: the shopper's changing code signs for the goods. */
export const HandOver = ({ order, onDone }: { order: Order; onDone: () => void }) => {
  const { handOver: text, sending, bySelf } = useRetailerText().orders;
  const scanner = useScanner();
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const [kinds, setKinds] = useState<readonly EvidenceKind[]>([]);
  const [brought, setBrought] = useState<readonly Brought[]>([]);
  const { orderId } = order;
  const { sent, submit, clear } = useOnce(`hand-over:${orderId}:${code}:${JSON.stringify(brought)}`, async (key) => {
    const answer = await call(tillSend, handOverOrder, {
      key,
      params: { orderId },
      body: { code, evidence: [...brought] },
    });
    if (answer.ok) onDone();
    else if (answer.error.kind === 'refused' && answer.error.problem.code === 'EvidenceMissing')
      setKinds(Asked.safeParse(answer.error.problem.facts).data?.kinds ?? []);
    return answer;
  });
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="cashier" onEdit={clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={() => void submit()} />;
  const busy = sent.state === 'sending';
  const ready = code.length > DIGITS || /^\d{16}$/.test(code);
  return (
    <View className="order-work">
      <Text className="block-title">{text.title}</Text>
      <Text className="quiet">{text.text}</Text>
      <Camera scanner={scanner} target="voucher" />
      {scanner.scanning === undefined ? (
        <PushButton kind="secondary" disabled={busy} onPush={() => scanner.scan('voucher', setCode)}>
          {text.scan}
        </PushButton>
      ) : null}
      {scanner.failed ? <Text className="trouble">{text.cameraFailed}</Text> : null}
      <Field
        name="code"
        label={text.code}
        type="number"
        value={digitsInFours(typed)}
        onChange={(value) => {
          setTyped(withoutBlanks(value));
          setCode(withoutBlanks(value));
        }}
      />
      {kinds.length === 0 ? null : (
        <EvidenceFields
          kinds={kinds}
          brought={brought}
          onBrought={(photo) => setBrought((all) => [...all.filter(({ kind }) => kind !== photo.kind), photo])}
        />
      )}
      <PushButton disabled={!ready || busy} onPush={() => void submit()}>
        {busy ? sending : text.send}
      </PushButton>
      <Text className="quiet">{bySelf}</Text>
    </View>
  );
};
