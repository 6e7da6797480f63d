import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { PushButton } from '../../ui/push-button.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useRetailerText } from '../text/use-retailer-text.ts';
import { useQueueNotes } from './use-queue.ts';

const toRedemptions = () => void Taro.navigateTo({ url: '/retailer/pages/redemptions/index' });

/** The way to what waits, with how much it is. */
export const QueueLink = ({ onPush }: { onPush: () => void }) => {
  const text = useRetailerText().queue;
  const { open, unread, confirmed } = useQueueNotes();
  if (open + unread + confirmed === 0) return null;
  const words = text.link(open + unread);
  return (
    <PushButton kind="plain" label={words} onPush={onPush}>
      {open + unread === 0 ? words : <StatusTag tone={unread > 0 ? 'bad' : 'wait'}>{words}</StatusTag>}
    </PushButton>
  );
};

const NewTill = ({ looked }: { looked: () => void }) => {
  const text = useRetailerText().queue;
  return (
    <View className="block" ariaLive="polite">
      <Text className="block-title">{text.newTitle}</Text>
      <Text className="quiet">{text.newText}</Text>
      <View className="row">
        <PushButton kind="plain" onPush={toRedemptions}>
          {text.toList}
        </PushButton>
        <PushButton kind="plain" onPush={looked}>
          {text.looked}
        </PushButton>
      </View>
    </View>
  );
};

/** What a till has to say before the next sale: it has no memory, or somebody's sales wait on this phone. */
export const QueueNotes = () => {
  const text = useRetailerText().queue;
  const { others, isNew, looked } = useQueueNotes();
  return (
    <View>
      {others.map(({ name, count, own }, index) => (
        <View className="block" key={index}>
          <Text>{own ? text.elsewhere(count) : text.others(name, count)}</Text>
        </View>
      ))}
      {isNew ? <NewTill looked={looked} /> : null}
    </View>
  );
};
