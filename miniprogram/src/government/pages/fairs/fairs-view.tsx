import { View } from '@tarojs/components';
import { Standing } from '../../../ui/standing.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { Desk } from '../../ui/desk.tsx';
import { DeskTabs } from '../../ui/desk-tabs.tsx';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { FairBlock } from './fair-block.tsx';
import { FairForm } from './fair-form.tsx';
import type { FairsPage, Tab } from './use-fairs.ts';
import './fairs.scss';

const TABS: readonly Tab[] = ['list', 'publish'];

const List = ({ page }: { page: FairsPage }) => {
  const text = useFairsText();
  const add = { text: text.tabs.publish, onPush: () => page.look('publish') };
  return (
    <DeskShown screen={page.screen}>
      {({ items }, reload) =>
        items.length === 0 ? (
          <Standing
            sheet="empty"
            title={text.none}
            text={text.noneText}
            {...(page.mayPublish ? { button: add } : {})}
          />
        ) : (
          <View ariaRole="list">
            {items.toReversed().map((fair) => (
              <FairBlock key={fair.fairId} fair={fair} page={page} reload={reload} />
            ))}
          </View>
        )
      }
    </DeskShown>
  );
};

/** Exhibitions, village tours and recycling days of an office: who comes, what can be moved or cancelled, and a form for a new one. */
export const FairsView = ({ page }: { page: FairsPage }) => {
  const text = useFairsText();
  const { tab, look, mayPublish, screen } = page;
  const published = () => {
    if (screen.state === 'shown') screen.reload();
    look('list');
  };
  return (
    <Desk title={text.title} here="fairs">
      <DeskTabs may={mayPublish} tabs={TABS} page={page} text={text} />
      {tab === 'list' ? <List page={page} /> : <FairForm onDone={published} />}
    </Desk>
  );
};
