import { View } from '@tarojs/components';
import { Picture } from './picture.tsx';
import { QrCode } from './qr-code.tsx';

type SceneCodeProps = {
  /** WeChat's own code as a data URL; `null` where it gives none. */
  image: string | null;
  link: string;
  label: string;
};

/** A code that opens one page of this app on whoever's phone scans it: WeChat's own, or else a link for any camera. */
export const SceneCode = ({ image, link, label }: SceneCodeProps) =>
  image === null ? (
    <QrCode text={link} label={label} />
  ) : (
    <View className="qr-code">
      <Picture className="qr-code" src={image} label={label} />
    </View>
  );
