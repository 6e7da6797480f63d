import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './push-button.scss';

type PushButtonProps = PropsWithChildren<{
  /** One `primary` per screen; `plain` is a link among text; `bare` brings its own looks. */
  kind?: 'primary' | 'secondary' | 'danger' | 'plain' | 'bare';
  className?: string;
  /** What a screen reader says when the words on the button do not stand alone. */
  label?: string;
  disabled?: boolean;
  /** For a button that chooses one of several. */
  selected?: boolean;
  /** For a button that opens something below it. */
  expanded?: boolean;
  onPush: () => void;
}>;

/** A button that is one of several is pressed; WeChat has the word "selected" alone. */
const chosen = (selected: boolean) =>
  process.env['TARO_ENV'] === 'h5' ? { ariaPressed: selected } : { ariaSelected: selected };

/** A button for touch, keyboard and screen reader: on the web Taro's own has no role, no focus and no keys. */
export const PushButton = ({
  kind = 'primary',
  className = '',
  label,
  disabled = false,
  selected,
  expanded,
  onPush,
  children,
}: PushButtonProps) => {
  const push = () => {
    if (!disabled) onPush();
  };
  return (
    <View
      className={`push-button push-button-${kind} ${disabled ? 'push-button-disabled' : ''} ${className}`}
      ariaRole="button"
      {...(label === undefined ? {} : { ariaLabel: label })}
      {...(selected === undefined ? {} : chosen(selected))}
      {...(expanded === undefined ? {} : { ariaExpanded: expanded })}
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
