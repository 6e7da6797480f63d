import { Image, type ImageProps } from '@tarojs/components';

type PictureProps = {
  src: string;
  className: string;
  mode?: keyof ImageProps.Mode;
  /** What stands for it where it cannot be seen; `null`: words beside it say the same. */
  label: string | null;
};

/** A picture and its words: on the web they have to be on the native element inside Taro's own. */
export const Picture = ({ src, className, mode = 'scaleToFill', label }: PictureProps) => {
  const words = label === null ? { ariaHidden: true } : { ariaLabel: label };
  const named = process.env['TARO_ENV'] === 'h5' ? { nativeProps: { alt: label ?? '' } } : words;
  return <Image className={className} src={src} mode={mode} {...named} />;
};
