import type { DemonstrationPerson } from '@luhuan/shared/api/people';
import type { Role } from '@luhuan/shared/person/role';
import { Text, View } from '@tarojs/components';
import { useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Refused, Shown, Standing, Unreachable } from '../../ui/standing.tsx';
import type { SignIn } from './use-sign-in.ts';
import './sign-in.scss';

const GROUPS = [
  { name: 'shoppers', roles: ['shopper'] },
  { name: 'retailers', roles: ['clerk', 'store-manager'] },
  { name: 'governments', roles: ['campaign-officer', 'approver', 'finance', 'auditor'] },
] as const satisfies readonly { name: string; roles: readonly Role[] }[];

const belongs = ({ roles }: DemonstrationPerson, group: readonly Role[]): boolean =>
  roles.some((role) => group.includes(role));

const PersonRow = ({ person, onSignIn }: { person: DemonstrationPerson; onSignIn: () => void }) => {
  const text = useText();
  const roles = text.common.list(person.roles.map((role) => text.me.roles[role]));
  return (
    <PushButton
      kind="bare"
      className="sign-in-person"
      label={`${text.common.signIn} ${person.name} ${roles}`}
      onPush={onSignIn}
    >
      <Text className="sign-in-name">{person.name}</Text>
      <Text className="quiet">{`${roles} · ${person.regionName}`}</Text>
    </PushButton>
  );
};

export const SignInView = ({ page }: { page: SignIn }) => {
  const text = useText();
  return (
    <Screen title={text.signIn.title} parent="/pages/me/index">
      <Text className="quiet">{text.signIn.text}</Text>
      {page.trouble.state === 'refused' ? (
        <Refused problem={page.trouble.problem} reader="shopper" onEdit={page.clear} />
      ) : null}
      {page.trouble.state === 'unreachable' ? <Unreachable retry={page.clear} /> : null}
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
    </Screen>
  );
};
