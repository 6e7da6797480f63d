import { Popup } from '@nutui/nutui-react-taro';
import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { useText } from '../text/use-text.ts';
import { PushButton } from './push-button.tsx';
import './confirm.scss';

type ConfirmProps = { title: string; text: string; yes: string; onYes: () => void; onNo: () => void };

const buttons = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.taro_page_show .confirm .push-button'),
];

const focusFirst = (): void => {
  if (process.env['TARO_ENV'] === 'h5') buttons()[0]?.focus();
};

/** When the dialog closes, the keyboard is where it was before. */
const useFocusBack = () =>
  useEffect(() => {
    if (process.env['TARO_ENV'] !== 'h5') return undefined;
    const before = document.activeElement;
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);

const Question = ({ title, text, yes, onYes, onNo }: ConfirmProps) => {
  const common = useText();
  useFocusBack();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onNo();
    if (event.key !== 'Tab') return;
    event.preventDefault(); // the two buttons are all there is to go to
    buttons()
      .find((button) => button !== document.activeElement)
      ?.focus();
  };
  return (
    <View className="confirm" ariaRole="dialog" ariaModal ariaLabel={title} onKeyDown={onKeyDown}>
      <Text className="confirm-title">{title}</Text>
      <Text className="confirm-text">{text}</Text>
      <View className="confirm-buttons">
        <PushButton onPush={onYes}>{yes}</PushButton>
        <PushButton kind="secondary" onPush={onNo}>
          {common.common.cancel}
        </PushButton>
      </View>
    </View>
  );
};

/** Asks once more before something that cannot be taken back, and says in one sentence what it will do. */
export const Confirm = ({ visible, ...question }: ConfirmProps & { visible: boolean }) => (
  <Popup
    className="confirm-popup"
    visible={visible}
    position="center"
    round
    destroyOnClose
    onClose={question.onNo}
    afterShow={focusFirst}
  >
    {visible ? <Question {...question} /> : null}
  </Popup>
);
