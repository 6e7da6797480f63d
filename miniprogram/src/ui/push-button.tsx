import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

type PushButtonProps = PropsWithChildren<{
  className?: string;
  /** What a screen reader says when the words on the button do not stand alone. */
  label?: string;
  disabled?: boolean;
  onPush: () => void;
}>;

/** A button for touch, keyboard and screen reader: on the web Taro's own has no role, no focus and no keys. */
export const PushButton = ({ className = '', label, disabled = false, onPush, children }: PushButtonProps) => {
  const push = () => {
    if (!disabled) onPush();
  };
  return (
    <View
      className={`push-button ${className}`}
      ariaRole="button"
      {...(label === undefined ? {} : { ariaLabel: label })}
      ariaDisabled={disabled}
      tabIndex={disabled ? -1 : 0}
      onClick={push}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault(); // space would scroll the page
        push();
      }}
    >
      {children}
    </View>
  );
};
