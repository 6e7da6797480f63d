import { inviteStaff } from '@luhuan/shared/api/staff';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useText } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { RegionPicker } from '../../../ui/region-picker.tsx';
import { Written } from '../../../ui/written.tsx';
import { type Place, type Region, type Staff, placesFor } from '../../places.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import type { ShownCode } from './use-staff-list.ts';

type InviteFormProps = { staff: Staff; onInvited: (shown: ShownCode) => void; onCancel: () => void };

/** The place and the post that are chosen; a new place starts with its first post. */
const useChoice = (staff: Staff) => {
  const [office, setOffice] = useState<Region | null>(staff.office);
  const [chosen, choose] = useState({ key: '', at: 0 });
  const places = placesFor(staff, office);
  const place = places.find(({ key }) => key === chosen.key) ?? places[0];
  return {
    places,
    place,
    post: place?.posts[place.key === chosen.key ? chosen.at : 0] ?? place?.posts[0],
    choosePlace: ({ key }: Place) => choose({ key, at: 0 }),
    choosePost: (at: number) => choose({ key: place?.key ?? '', at }),
    chooseRegion: (region: Region) => {
      setOffice(region);
      choose({ key: 'office', at: chosen.key === 'office' ? chosen.at : 0 });
    },
  };
};
type Choice = ReturnType<typeof useChoice>;

type Option = { readonly name: string; readonly chosen: boolean; readonly choose: () => void };

const Options = ({ title, options }: { title: string; options: readonly Option[] }) => (
  <View className="staff-options" ariaLabel={title}>
    <Text className="staff-options-title">{title}</Text>
    <View className="staff-options-list">
      {options.map(({ name, chosen, choose }) => (
        <PushButton key={name} kind="secondary" className="staff-option" selected={chosen} onPush={choose}>
          {chosen ? `✓ ${name}` : name}
        </PushButton>
      ))}
    </View>
  </View>
);

const OtherRegion = ({ staff, choice }: { staff: Staff; choice: Choice }) => {
  const text = useStaffText().invite;
  const [picking, setPicking] = useState(false);
  if (staff.office === null || choice.place?.key !== 'office') return null;
  return (
    <View>
      <PushButton kind="plain" onPush={() => setPicking(true)}>
        {text.otherRegion}
      </PushButton>
      <RegionPicker
        visible={picking}
        root={staff.office.regionCode}
        onClose={() => setPicking(false)}
        onPick={(region) => {
          choice.chooseRegion(region);
          setPicking(false);
        }}
      />
    </View>
  );
};

const Entries = ({ staff, choice }: { staff: Staff; choice: Choice }) => {
  const text = useStaffText().invite;
  const { roles } = useText().me;
  const { places, place, post } = choice;
  if (place === undefined || post === undefined) return null;
  if (places.length === 1 && place.posts.length === 1) return <Text>{text.one(roles[post.role], place.name)}</Text>;
  return (
    <View>
      <Options
        title={text.place}
        options={places.map((one) => ({
          name: one.key === 'office' ? text.office(one.name) : one.name,
          chosen: one.key === place.key,
          choose: () => choice.choosePlace(one),
        }))}
      />
      <OtherRegion staff={staff} choice={choice} />
      <Options
        title={text.role}
        options={place.posts.map((one, at) => ({
          name: roles[one.role],
          chosen: one.role === post.role,
          choose: () => choice.choosePost(at),
        }))}
      />
    </View>
  );
};

/** Offers a post: where, as what, and then a code for whoever is to have it. */
export const InviteForm = ({ staff, onInvited, onCancel }: InviteFormProps) => {
  const text = useStaffText().invite;
  const { common } = useText();
  const choice = useChoice(staff);
  const { post } = choice;
  const { sent, submit, clear } = useOnce(`invite:${JSON.stringify(post)}`, (key) => {
    if (post === undefined) throw new Error('there is no post to offer');
    return call(send, inviteStaff, { key, body: { post } });
  });
  const invite = async () => {
    const answer = await submit();
    if (answer.state !== 'done') return;
    const { image, ...placed } = answer.value;
    onInvited({ placed, image });
  };
  const sending = sent.state === 'sending';
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <Entries staff={staff} choice={choice} />
      <Written sent={sent} reader="officer" askAgain={() => void invite()} onEdit={clear} />
      <View className="staff-send">
        <PushButton disabled={sending || post === undefined} onPush={() => void invite()}>
          {sending ? text.sending : text.send}
        </PushButton>
        <PushButton kind="secondary" disabled={sending} onPush={onCancel}>
          {common.cancel}
        </PushButton>
      </View>
    </View>
  );
};
