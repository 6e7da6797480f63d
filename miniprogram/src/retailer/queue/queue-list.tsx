import { dateTime, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { Standing } from '../../ui/standing.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useRetailerText } from '../text/use-retailer-text.ts';
import type { Entry, EntryIn } from './entry.ts';
import { ImeiLines, NumberLine, ReadLine } from '../ui/receipt.tsx';
import { type QueueListState, useQueueList } from './use-queue-list.ts';
import './queue-list.scss';

/** `onClose`: back to the sale at the till. */
type ListProps = { list: QueueListState; onClose: () => void };
type EntryProps = ListProps & { entry: Entry };

const TONE = { recorded: 'wait', sending: 'wait', unknown: 'wait', confirmed: 'good', refused: 'bad' } as const;

/** Nothing but time was wrong: the same sale goes through with the code of the moment. */
const isOver = (entry: Entry): boolean => entry.state === 'refused' && entry.problem.code === 'ReservationOver';

/** Why it was refused, in the words that the server gave the cashier. */
const Refusal = ({ entry: { problem } }: { entry: EntryIn<'refused'> }) => (
  <View>
    <Text className="queue-why">{problem.title}</Text>
    <Text className="queue-next">{problem.remedy.cashier?.text ?? ''}</Text>
  </View>
);

const RefusedButtons = ({ list, entry, onClose }: ListProps & { entry: EntryIn<'refused'> }) => {
  const text = useRetailerText().queue;
  const action = entry.problem.remedy.cashier?.action ?? 'none';
  const rescan = () => {
    list.rescan(entry);
    onClose();
  };
  const again =
    action === 'none' ? null : (
      <PushButton kind="secondary" onPush={rescan}>
        {text.rescan}
      </PushButton>
    );
  return (
    <View className="queue-buttons">
      {list.mayRescan(entry) ? again : <Text className="quiet">{text.tillBusy}</Text>}
      <PushButton kind="plain" onPush={() => list.remove(entry)}>
        {text.remove}
      </PushButton>
    </View>
  );
};

const Buttons = ({ list, entry, onClose }: EntryProps) => {
  const text = useRetailerText().queue;
  const { common } = useText();
  switch (entry.state) {
    case 'sending':
      return null;
    case 'recorded':
    case 'unknown':
      return (
        <View className="queue-buttons">
          <PushButton kind="secondary" onPush={() => list.askAgain(entry.key)}>
            {common.askAgain}
          </PushButton>
        </View>
      );
    case 'confirmed':
      return (
        <View className="queue-buttons">
          <PushButton kind="secondary" onPush={() => list.remove(entry)}>
            {text.remove}
          </PushButton>
        </View>
      );
    case 'refused':
      return <RefusedButtons list={list} entry={entry} onClose={onClose} />;
  }
};

const Sale = ({ list, entry, onClose }: EntryProps) => {
  const text = useRetailerText();
  const language = useLanguage();
  const { asked, recordedAt, state } = entry;
  const { seen, sale } = asked;
  return (
    <View className="block">
      <View className="row" ariaLive="polite">
        <StatusTag tone={TONE[state]}>{text.queue.state[state]}</StatusTag>
        <Text className="quiet figure">
          {recordedAt === null ? text.queue.timeUnknown : text.queue.recordedAt(dateTime(recordedAt, language))}
        </Text>
      </View>
      <Text className="queue-model">{seen.model}</Text>
      {entry.state === 'refused' ? <Refusal entry={entry} /> : null}
      {'trouble' in entry && entry.trouble !== null ? <Text className="queue-why">{entry.trouble.title}</Text> : null}
      <Text className="queue-next">{text.queue.next[isOver(entry) ? 'over' : state]}</Text>
      <ReadLine name={text.till.subsidy} value={yuan(seen.subsidyFen)} />
      <ReadLine name={text.till.pay} value={yuan(seen.payFen)} />
      <NumberLine name={text.receipt.serialNumber} value={sale.serialNumber} />
      <ImeiLines imeis={sale.imeis} />
      <NumberLine name={text.receipt.invoiceNumber} value={sale.invoiceNumber} />
      <Buttons list={list} entry={entry} onClose={onClose} />
    </View>
  );
};

const RAW_SHOWN = 300;

const Damaged = ({ list, damaged }: ListProps & { damaged: unknown }) => {
  const text = useRetailerText().queue;
  return (
    <View className="block">
      <StatusTag tone="bad">{text.state.damaged}</StatusTag>
      <Text className="queue-next">{text.next.damaged}</Text>
      <Text className="quiet queue-raw">{JSON.stringify(damaged).slice(0, RAW_SHOWN)}</Text>
      <View className="queue-buttons">
        <PushButton kind="secondary" onPush={() => list.removeDamaged(damaged)}>
          {text.remove}
        </PushButton>
      </View>
    </View>
  );
};

const Removed = ({ list }: Pick<ListProps, 'list'>) => {
  const text = useRetailerText().queue;
  if (!list.removed) return null;
  return (
    <View className="row" ariaLive="polite">
      <Text>{text.removed}</Text>
      <PushButton kind="plain" onPush={list.undo}>
        {text.undo}
      </PushButton>
    </View>
  );
};

const Entries = ({ list, onClose }: ListProps) => {
  const text = useRetailerText().queue;
  if (list.entries.length === 0 && list.damaged.length === 0)
    return <Standing sheet="empty" title={text.emptyTitle} text={text.emptyText} />;
  return (
    <View>
      <Text className="queue-rule">{text.rule}</Text>
      {list.damaged.map((damaged, index) => (
        <Damaged key={index} list={list} damaged={damaged} onClose={onClose} />
      ))}
      {list.entries.map((entry) => (
        <Sale key={entry.key} list={list} entry={entry} onClose={onClose} />
      ))}
    </View>
  );
};

/**
 * What waits, in place of the sale at the till: a page of its own would have to be loaded, which a browser cannot without the
 * network.
 */
export const QueueList = ({ onClose }: Pick<ListProps, 'onClose'>) => {
  const text = useRetailerText();
  const list = useQueueList();
  return (
    <View>
      <View className="row queue-head">
        <Text className="block-title" ariaRole="heading" ariaLevel={2}>
          {text.queue.title}
        </Text>
        <PushButton kind="plain" onPush={onClose}>
          {text.queue.close}
        </PushButton>
      </View>
      <Removed list={list} />
      <Entries list={list} onClose={onClose} />
    </View>
  );
};
