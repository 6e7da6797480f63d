import type { Person } from '@luhuan/shared/person/person';
import { Text, View } from '@tarojs/components';
import { useText } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type Served, type byPlace, mayDismiss, servedKey } from '../../places.ts';
import type { StaffTexts } from '../../text/zh-cn.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import { AskButton, AskedOutcome } from '../../../ui/asked-parts.tsx';
import { useDismissal } from './use-staff-list.ts';

type Dismissal = ReturnType<typeof useDismissal>;

const TAIL = 6;

/** Who has proven no name that we may show is known by the end of their number. */
const nameOf = ({ member }: Served, { members }: StaffTexts): string =>
  member.name ?? members.number(member.personId.slice(-TAIL));

const MemberRow = ({ served, head, dismissal }: { served: Served; head: Person; dismissal: Dismissal }) => {
  const words = useStaffText();
  const text = words.members;
  const role = useText().me.roles[served.post.role];
  const name = nameOf(served, words);
  return (
    <View className="staff-row" ariaRole="listitem">
      <View className="row">
        <View className="staff-who">
          <Text className="staff-name">{served.member.self ? `${name}${text.you}` : name}</Text>
          <Text className="quiet">{role}</Text>
        </View>
        {mayDismiss(head, served) ? (
          <AskButton
            asked={dismissal}
            one={served}
            label={text.dismissLabel(name, role)}
            words={text.dismiss}
            sendingWords={text.dismissing}
          />
        ) : null}
      </View>
      <AskedOutcome asked={dismissal} one={served} />
    </View>
  );
};

const Question = ({ dismissal }: { dismissal: Dismissal }) => {
  const words = useStaffText();
  const { roles } = useText().me;
  const { target, asking, take, forget } = dismissal;
  if (target === undefined) return null;
  const role = roles[target.post.role];
  return (
    <Confirm
      visible={asking}
      title={words.members.dismissTitle(role)}
      text={words.members.dismissText(nameOf(target, words), role, target.placeName)}
      yes={words.members.dismissYes}
      onYes={take}
      onNo={forget}
    />
  );
};

type MembersProps = { head: Person; places: ReturnType<typeof byPlace>; reload: () => void };

/** Who serves, a block for each place. */
export const Members = ({ head, places, reload }: MembersProps) => {
  const text = useStaffText().members;
  const dismissal = useDismissal(reload);
  return (
    <View>
      {places.map(({ key, name, served }) => (
        <View key={key} className="block">
          <View className="row">
            <Text className="block-title">{name}</Text>
            <Text className="quiet">{text.count(served.length)}</Text>
          </View>
          <View ariaRole="list" ariaLabel={name}>
            {served.map((one) => (
              <MemberRow key={servedKey(one)} served={one} head={head} dismissal={dismissal} />
            ))}
          </View>
        </View>
      ))}
      <Question dismissal={dismissal} />
    </View>
  );
};
