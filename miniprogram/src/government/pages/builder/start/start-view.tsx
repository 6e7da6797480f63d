import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useStored } from '../../../../storage/stored.ts';
import { useLanguage } from '../../../../text/use-text.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import type { Desk } from '../use-builder.ts';
import { type WrittenDraft, fromCampaign, fromPreset } from '../written/draft.ts';
import { keptDraft } from '../written/kept-draft.ts';
import { CopyList } from './copy-list.tsx';
import { PresetList } from './preset-list.tsx';
import './start.scss';

type KeptProps = { kept: WrittenDraft; onContinue: () => void };

const Kept = ({ kept, onContinue }: KeptProps) => {
  const text = useBuilderText().start;
  const language = useLanguage();
  return (
    <View className="block start-kept">
      <Text className="block-title">{text.kept}</Text>
      <Text className="quiet">{text.keptSays(kept.rules.title, kept.source[language])}</Text>
      <PushButton onPush={onContinue}>{text.goOn}</PushButton>
    </View>
  );
};

/** What a campaign is written from: a draft of this device, a published programme, or another campaign. */
export const StartView = ({ desk, onStart }: { desk: Desk; onStart: (draft: WrittenDraft) => void }) => {
  const text = useBuilderText().start;
  const kept = useStored(keptDraft(desk.personId, 'new'));
  const [asked, setAsked] = useState<WrittenDraft | null>(null);
  const begin = (draft: WrittenDraft) => (kept === null ? onStart(draft) : setAsked(draft));
  return (
    <View>
      {kept === null ? null : <Kept kept={kept} onContinue={() => onStart(kept)} />}
      <PresetList
        presets={desk.presets}
        onStart={(preset, choices) => begin(fromPreset(preset, choices, desk.place))}
      />
      <CopyList sources={desk.sources} onCopy={(source) => begin(fromCampaign(source, desk.place))} />
      <Confirm
        visible={asked !== null}
        title={text.replaceTitle}
        text={text.replaceText(kept?.rules.title ?? '')}
        yes={text.replaceYes}
        onYes={() => {
          if (asked !== null) onStart(asked);
        }}
        onNo={() => setAsked(null)}
      />
    </View>
  );
};
