import { Text, View } from '@tarojs/components';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { NotStaff } from '../../ui/not-staff.tsx';
import { ThisDevice } from './this-device.tsx';
import { Tills } from './tills.tsx';
import type { DevicePage } from './use-device.ts';
import './device.scss';

const TILL = '/retailer/pages/till/index';

const Here = ({ page }: { page: DevicePage }) => {
  const text = useRetailerText().device;
  if (!page.usable) return <Standing sheet="empty" title={text.unusable} text={text.unusableText} />;
  return (
    <View className="block">
      <Text className="block-title">{text.here}</Text>
      <Shown screen={page.till} reader="cashier">
        {(till) => <ThisDevice page={page} till={till} />}
      </Shown>
    </View>
  );
};

export const DeviceView = ({ page }: { page: DevicePage }) => {
  const text = useRetailerText().device;
  return (
    <Screen title={text.title} parent={TILL}>
      {page.staff.state === 'clerk' ? (
        <View>
          <Here page={page} />
          {page.manages ? <Tills key={page.till.state === 'shown' ? page.till.value?.state : ''} /> : null}
        </View>
      ) : (
        <NotStaff signedOut={page.staff.state === 'signed-out'} />
      )}
    </Screen>
  );
};
