import { Text } from '@tarojs/components';
import './status-tag.scss';

/** A state in a word; the colour only repeats it. */
export const StatusTag = ({ tone, children }: { tone: 'good' | 'wait' | 'bad' | 'money'; children: string }) => (
  <Text className={`status-tag status-tag-${tone}`}>{children}</Text>
);
