import { type OwnedAppliance, idOf } from '@luhuan/shared/owned/owned';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { Written } from '../../../ui/written.tsx';
import { useOwnedText } from '../../text/use-owned-text.ts';
import { OwnedBlock } from './owned-block.tsx';
import { OwnedForm } from './owned-form.tsx';
import { type ByHand, type OwnedPage, inOrder, useRestoring } from './use-owned.ts';
import './owned.scss';

/** What was just taken off the list, and the way back. */
const Removed = ({ owned, page }: { owned: ByHand; page: OwnedPage }) => {
  const text = useOwnedText();
  const language = useLanguage();
  const { sent, restore, clear } = useRestoring(owned, () => page.done({ kind: 'list' }));
  return (
    <View className="block" ariaLive="polite">
      <Text>{text.removed(owned.name ?? `${owned.brand} ${CATEGORY_NAME[language][owned.category]}`)}</Text>
      <Written sent={sent} reader="shopper" askAgain={() => void restore()} onEdit={clear} />
      <View className="owned-actions">
        <PushButton kind="secondary" disabled={sent.state === 'sending'} onPush={() => void restore()}>
          {text.undo}
        </PushButton>
      </View>
    </View>
  );
};

const List = ({ page, items }: { page: OwnedPage; items: readonly OwnedAppliance[] }) => {
  const text = useOwnedText();
  const add = () => page.go({ kind: 'add' });
  if (items.length === 0)
    return <Standing sheet="empty" title={text.none} text={text.noneText} button={{ text: text.add, onPush: add }} />;
  return (
    <View>
      <Text className="quiet">{text.intro}</Text>
      <View className="owned-add">
        <PushButton onPush={add}>{text.add}</PushButton>
      </View>
      <View ariaRole="list">
        {inOrder(items, page.now).map((owned) => (
          <OwnedBlock key={idOf(owned)} owned={owned} page={page} />
        ))}
      </View>
    </View>
  );
};

const Above = ({ page: { mode, done, go }, page }: { page: OwnedPage }) => {
  if (mode.kind === 'removed') return <Removed owned={mode.owned} page={page} />;
  if (mode.kind === 'list') return null;
  const before = mode.kind === 'edit' ? mode.owned : null;
  return (
    <OwnedForm
      key={before?.ownedId ?? 'new'}
      before={before}
      onDone={() => done({ kind: 'list' })}
      onCancel={() => go({ kind: 'list' })}
    />
  );
};

export const OwnedView = ({ page }: { page: OwnedPage }) => {
  const text = useOwnedText();
  const typing = page.mode.kind === 'add' || page.mode.kind === 'edit';
  return (
    <Screen title={text.title} parent="/pages/me/index">
      {page.isShopper ? (
        <View>
          <Above page={page} />
          {typing ? null : <Shown screen={page.screen}>{({ items }) => <List page={page} items={items} />}</Shown>}
        </View>
      ) : (
        <SignInFirst title={text.signIn} text={text.signInText} />
      )}
    </Screen>
  );
};
