import type { DemonstrationPerson } from '@luhuan/shared/api/people';
import type { Role } from '@luhuan/shared/person/role';
import { Text, View } from '@tarojs/components';
import { useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import { Troubled } from '../../ui/troubled.tsx';
import { ScreenPanel } from './screen-panel.tsx';
import type { SignIn } from './use-sign-in.ts';
import type { WeChat } from './use-wechat.ts';
import { WeChatPanel } from './wechat-panel.tsx';
import './sign-in.scss';

const GROUPS = [
  { name: 'shoppers', roles: ['shopper'] },
  { name: 'retailers', roles: ['clerk', 'store-manager'] },
  { name: 'governments', roles: ['campaign-officer', 'approver', 'finance', 'auditor', 'admin', 'village-officer'] },
] as const satisfies readonly { name: string; roles: readonly Role[] }[];

const belongs = ({ roles }: DemonstrationPerson, group: readonly Role[]): boolean =>
  roles.some((role) => group.includes(role));

const PersonRow = ({ person, onSignIn }: { person: DemonstrationPerson; onSignIn: () => void }) => {
  const text = useText();
  const roles = text.common.list(person.roles.map((role) => text.me.roles[role]));
  const post = `${roles} · ${person.regionName}`;
  return (
    <PushButton
      kind="bare"
      className="sign-in-person"
      label={`${text.common.signIn} ${person.name} ${post}`}
      onPush={onSignIn}
    >
      <Text className="sign-in-name">{person.name}</Text>
      <Text className="quiet">{post}</Text>
    </PushButton>
  );
};

const Persons = ({ page }: { page: SignIn }) => {
  const text = useText();
  return (
    <>
      <Text className="quiet sign-in-line">{text.signIn.text}</Text>
      <Troubled trouble={page.trouble} again={page.clear} />
      <Shown screen={page.screen}>
        {({ items }) =>
          items.length === 0 ? (
            <Standing sheet="empty" title={text.signIn.emptyTitle} text={text.signIn.emptyText} />
          ) : (
            GROUPS.map(({ name, roles }) => (
              <View key={name} className="block">
                <Text className="block-title">{text.signIn[name]}</Text>
                {items
                  .filter((person) => belongs(person, roles))
                  .map((person) => (
                    <PersonRow key={person.personId} person={person} onSignIn={() => void page.signIn(person)} />
                  ))}
              </View>
            ))
          )
        }
      </Shown>
    </>
  );
};

/** WeChat's sign-in, or on the web a phone's, comes first; a stage without ready-made persons shows nothing of them. */
export const SignInView = ({ page, wechat }: { page: SignIn; wechat: WeChat }) => {
  const text = useText();
  const { screen } = page;
  const noPersons = screen.state === 'refused' && screen.problem.code === 'NotFound';
  return (
    <Screen title={text.signIn.title} parent="/pages/me/index">
      {process.env['TARO_ENV'] === 'weapp' ? <WeChatPanel wechat={wechat} /> : <ScreenPanel nameOf={page.nameOf} />}
      {noPersons ? null : <Persons page={page} />}
    </Screen>
  );
};
