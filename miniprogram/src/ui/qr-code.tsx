import { Canvas, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { encode, renderSVG } from 'uqr';
import { Picture } from './picture.tsx';
import './qr-code.scss';

type QrCodeProps = { text: string; label: string };

const CANVAS_ID = 'voucher-code';
const QUIET_MODULES = 2;

type CanvasNode = { width: number; height: number; getContext: (kind: '2d') => CanvasRenderingContext2D };

const draw = (canvas: CanvasNode, text: string): void => {
  const { data, size } = encode(text, { border: QUIET_MODULES });
  const scale = Math.max(1, Math.floor(canvas.width / size));
  canvas.width = size * scale;
  canvas.height = size * scale;
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000000';
  data.forEach((line, y) => line.forEach((dark, x) => dark && context.fillRect(x * scale, y * scale, scale, scale)));
};

/** On WeChat a canvas: its image element does not take SVG everywhere. */
const CanvasCode = ({ text, label }: QrCodeProps) => {
  useEffect(() => {
    Taro.createSelectorQuery()
      .select(`#${CANVAS_ID}`)
      .fields({ node: true, size: true })
      .exec((found: { node: CanvasNode; width: number }[]) => {
        const [first] = found;
        if (first === undefined) return;
        first.node.width = first.width * Taro.getWindowInfo().pixelRatio;
        draw(first.node, text);
      });
  }, [text]);
  return <Canvas type="2d" id={CANVAS_ID} className="qr-code" ariaRole="img" ariaLabel={label} />;
};

/** On the web an SVG picture: Taro's canvas stays empty there. */
const PictureCode = ({ text, label }: QrCodeProps) => (
  <View className="qr-code">
    <Picture
      className="qr-code"
      src={`data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: QUIET_MODULES }))}`}
      label={label}
    />
  </View>
);

export const QrCode = (props: QrCodeProps) =>
  process.env['TARO_ENV'] === 'weapp' ? <CanvasCode {...props} /> : <PictureCode {...props} />;
