import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { period } from '../../../period.ts';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import type { Source } from '../use-builder.ts';

/** Campaigns of the own region, and those from above that reach it: a template, or last year's. */
export const CopyList = ({ sources, onCopy }: { sources: readonly Source[]; onCopy: (source: Source) => void }) => {
  const text = useBuilderText().start;
  const language = useLanguage();
  if (sources.length === 0) return null;
  return (
    <View className="block">
      <Text className="block-title">{text.copies}</Text>
      <Text className="quiet">{text.copiesNote}</Text>
      <View ariaRole="list">
        {sources.map((source) => (
          <View key={source.campaignId} className="builder-card row" ariaRole="listitem">
            <View className="builder-card-words">
              <Text className="builder-card-name">{source.title}</Text>
              <Text className="quiet">
                {`${source.regionName} · ${period(source.revision.rules.window, language)} · ${text.revision(source.revision.number)}`}
              </Text>
            </View>
            <PushButton kind="plain" label={text.copyNamed(source.title)} onPush={() => onCopy(source)}>
              {text.copy}
            </PushButton>
          </View>
        ))}
      </View>
    </View>
  );
};
