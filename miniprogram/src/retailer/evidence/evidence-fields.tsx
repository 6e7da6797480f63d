import type { EvidenceKind } from '@luhuan/shared/campaign/rule';
import type { Brought } from '@luhuan/shared/evidence/evidence';
import { EVIDENCE_NAME } from '@luhuan/shared/text/evidence-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../text/use-text.ts';
import { Picture } from '../../ui/picture.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useRetailerText } from '../text/use-retailer-text.ts';
import { Trouble } from '../ui/trouble.tsx';
import { Example } from './example.tsx';
import { type Capture, useCapture } from './use-capture.ts';
import './evidence.scss';

const Seen = ({ capture, kind }: { capture: Capture; kind: EvidenceKind }) => {
  const name = EVIDENCE_NAME[useLanguage()][kind];
  const text = useRetailerText().evidence;
  return 'photo' in capture ? (
    <Picture className="evidence-photo" src={capture.photo.path} mode="aspectFit" label={text.photoOf(name)} />
  ) : (
    <Example kind={kind} />
  );
};

/** What became of the photo, in words. */
const Words = ({ capture }: { capture: Capture }) => {
  const text = useRetailerText().evidence;
  switch (capture.state) {
    case 'none':
      return null;
    case 'sending':
      return <StatusTag tone="wait">{capture.percent < 100 ? text.sending(capture.percent) : text.looking}</StatusTag>;
    case 'unreadable':
      return <Text className="trouble">{text.unreadable}</Text>;
    case 'failed':
      return capture.problem === null ? (
        <Trouble words={text.notSent} retry={capture.again} />
      ) : (
        <View>
          <Text className="trouble">{capture.problem.title}</Text>
          <Text className="quiet">{capture.problem.remedy.cashier?.text ?? ''}</Text>
        </View>
      );
    case 'taken':
      return (
        <View>
          {capture.hints.map((hint) => (
            <Text key={hint} className="trouble">
              {text.hint[hint]}
            </Text>
          ))}
        </View>
      );
  }
};

type OneProps = { kind: EvidenceKind; there: boolean; open: boolean; capture: Capture; take: () => void };

/** One photo: what must be seen on it, the camera, and what became of it. */
const One = ({ kind, there, open, capture, take }: OneProps) => {
  const text = useRetailerText().evidence;
  const name = EVIDENCE_NAME[useLanguage()][kind];
  const large = open || capture.state !== 'none';
  return (
    <View className="evidence-one" ariaRole="listitem">
      <View className="row">
        <Text className="evidence-name">{name}</Text>
        {there ? <StatusTag tone="good">{text.there}</StatusTag> : <StatusTag tone="wait">{text.open}</StatusTag>}
      </View>
      {large ? <Seen capture={capture} kind={kind} /> : null}
      {open ? <Text className="quiet">{text.see[kind]}</Text> : null}
      <View ariaLive="polite">
        <Words capture={capture} />
      </View>
      {open || there ? (
        <PushButton
          kind={open && !there ? 'secondary' : 'plain'}
          label={there ? text.againOf(name) : text.takeOf(name)}
          disabled={capture.state === 'sending'}
          onPush={take}
        >
          {there || capture.state === 'failed' ? text.again : text.take}
        </PushButton>
      ) : null}
    </View>
  );
};

type Props = {
  kinds: readonly EvidenceKind[];
  brought: readonly Brought[];
  /** Why the server did not take what was brought. */
  error?: string | undefined;
  onBrought: (brought: Brought) => void;
};

/** Photos that a campaign asks for, one open at a time. */
export const EvidenceFields = ({ kinds, brought, error, onBrought }: Props) => {
  const text = useRetailerText().evidence;
  const { captureOf, take } = useCapture((kind, uploadId) => onBrought({ kind, uploadId }));
  if (kinds.length === 0) return null;
  const isThere = (kind: EvidenceKind) => brought.some((one) => one.kind === kind);
  const next = kinds.find((kind) => !isThere(kind));
  return (
    <View className="block" ariaRole="list">
      <View className="row">
        <Text className="block-title">{text.title}</Text>
        <Text className="quiet">{text.count(kinds.filter(isThere).length, kinds.length)}</Text>
      </View>
      {error === undefined ? null : <Text className="trouble">{error}</Text>}
      {kinds.map((kind) => (
        <One
          key={kind}
          kind={kind}
          there={isThere(kind)}
          open={kind === next}
          capture={captureOf(kind)}
          take={() => take(kind)}
        />
      ))}
    </View>
  );
};
