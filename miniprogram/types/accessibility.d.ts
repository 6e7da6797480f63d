import '@tarojs/components';

declare module '@tarojs/components/types/common' {
  /** Attributes that config/accessibility-plugin.cjs passes on to WeChat, beyond those Taro declares. */
  interface StandardProps {
    ariaRole?: string;
    ariaLabel?: string;
    ariaHidden?: boolean;
    ariaChecked?: boolean;
    ariaDisabled?: boolean;
    ariaSelected?: boolean;
    ariaExpanded?: boolean;
    ariaLive?: 'off' | 'polite' | 'assertive';
    ariaModal?: boolean;
    /** Web only. */
    ariaPressed?: boolean;
    /** Web only: where somebody is in a row of steps. */
    ariaCurrent?: 'step';
    /** Web only: which level a heading is of. */
    ariaLevel?: number;
    ariaDescribedby?: string;
    ariaLabelledby?: string;
    ariaValuenow?: number;
    ariaValuemin?: number;
    ariaValuemax?: number;
    ariaValuetext?: string;
    ariaRequired?: boolean;
    ariaInvalid?: boolean;
    ariaHaspopup?: boolean;
    ariaControls?: string;
    /** Web only: what the keyboard needs on an element that is not a native button. */
    tabIndex?: number;
    onKeyDown?: (event: KeyboardEvent) => void;
  }
}
