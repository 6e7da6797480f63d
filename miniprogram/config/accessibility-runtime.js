import { mergeInternalComponents } from '@tarojs/shared';
import { accessibilityAttributes } from './accessibility-attributes.cjs';

mergeInternalComponents(accessibilityAttributes);
