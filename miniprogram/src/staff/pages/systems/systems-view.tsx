import type { ApiKey } from '@luhuan/shared/api-key/api-key';
import { Text, View } from '@tarojs/components';
import { publicOrigin } from '../../../api/scene.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { isLive, keyStandingAt } from '../../key-standing.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import { FreshSecret } from './fresh-secret.tsx';
import { KeyList } from './key-list.tsx';
import { MakeForm } from './make-form.tsx';
import type { Systems } from './use-systems.ts';
import './systems.scss';

/** What the maker of a system runs, from a copy of this repository. */
const conformance = (): string => `npm run conformance -- --origin ${publicOrigin()} --key lhk_…`;

const Guide = () => {
  const { guide } = useStaffText().systems;
  return (
    <View className="block">
      <Text className="block-title">{guide.title}</Text>
      <View ariaRole="list" ariaLabel={guide.title}>
        {guide.steps.map((step, index) => (
          <View key={step} className="systems-step" ariaRole="listitem">
            <Text className="figure">{`${index + 1}.`}</Text>
            <Text>{step}</Text>
          </View>
        ))}
      </View>
      <CopyLine name={guide.reference} value={`${publicOrigin()}/docs`} />
      <CopyLine name={guide.test} value={conformance()} />
    </View>
  );
};

const Make = ({ page, reload }: { page: Systems; reload: () => void }) => {
  const text = useStaffText().systems;
  if (!page.manages) return <Text className="quiet systems-clerk">{text.clerkText}</Text>;
  if (!page.making)
    return (
      <View className="systems-make">
        <PushButton onPush={() => page.setMaking(true)}>{text.make.open}</PushButton>
      </View>
    );
  return (
    <MakeForm
      now={page.now}
      onMade={(made) => {
        page.setMaking(false);
        page.show({ ...made, before: null });
        reload();
      }}
      onCancel={() => page.setMaking(false)}
    />
  );
};

const Board = ({ page, keys, reload }: { page: Systems; keys: readonly ApiKey[]; reload: () => void }) => {
  const text = useStaffText().systems;
  const live = keys.filter((key) => isLive(keyStandingAt(key, page.now)));
  const past = keys.filter((key) => !isLive(keyStandingAt(key, page.now)));
  return (
    <View>
      {page.fresh === undefined ? (
        <Make page={page} reload={reload} />
      ) : (
        <FreshSecret fresh={page.fresh} onKept={page.hide} />
      )}
      {keys.length === 0 && !page.making ? <Standing sheet="empty" title={text.empty} text={text.emptyText} /> : null}
      {live.length === 0 ? null : <KeyList title={text.list} page={page} keys={live} reload={reload} />}
      <Guide />
      {past.length === 0 ? null : <KeyList title={text.past} page={page} keys={past} reload={reload} />}
    </View>
  );
};

export const SystemsView = ({ page }: { page: Systems }) => {
  const { systems: text, signInFirst } = useStaffText();
  return (
    <Screen title={text.title} parent="/pages/me/index">
      {page.sees ? (
        <Shown screen={page.screen} reader="officer">
          {({ items }, reload) => <Board page={page} keys={items} reload={reload} />}
        </Shown>
      ) : (
        <SignInFirst title={page.signedIn ? text.only : signInFirst} text={text.onlyText} />
      )}
    </Screen>
  );
};
