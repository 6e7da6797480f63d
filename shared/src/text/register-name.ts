import type { RegisterState } from '../register/entry.ts';
import type { RegisterStep } from '../register/step.ts';
import type { Language } from './language.ts';

/** Where a firm stands in the register, in a word. */
export const REGISTER_STATE_NAME: Readonly<Record<Language, Readonly<Record<RegisterState, string>>>> = {
  'zh-CN': {
    applied: '已申请',
    'in-review': '审核中',
    admitted: '已入录',
    warned: '已警告',
    suspended: '已暂停',
    expelled: '已移出',
    rejected: '未通过',
    withdrawn: '已撤回',
    left: '已退出',
  },
  en: {
    applied: 'Applied',
    'in-review': 'In review',
    admitted: 'Admitted',
    warned: 'Warned',
    suspended: 'Suspended',
    expelled: 'Removed',
    rejected: 'Not admitted',
    withdrawn: 'Withdrawn',
    left: 'Left',
  },
};

/** What happened to an entry. */
export const REGISTER_STEP_NAME: Readonly<Record<Language, Readonly<Record<RegisterStep['did'], string>>>> = {
  'zh-CN': {
    applied: '提交申请',
    'opened-store': '新开门店',
    'take-up': '主管部门受理',
    propose: '拟作处理，已告知企业',
    drop: '不再拟作处理',
    admit: '通过，列入名录',
    reject: '未通过',
    warn: '约谈警告',
    lift: '解除，恢复参加',
    decide: '决定处理',
    answer: '答复异议',
    withdraw: '企业撤回申请',
    leave: '企业自愿退出',
    object: '企业提出异议',
  },
  en: {
    applied: 'Applied',
    'opened-store': 'Opened a store',
    'take-up': 'Taken up by the office',
    propose: 'A measure was proposed; the firm is told',
    drop: 'The measure was dropped',
    admit: 'Admitted to the register',
    reject: 'Not admitted',
    warn: 'Warned',
    lift: 'Lifted; takes part again',
    decide: 'The measure was decided',
    answer: 'The objection was answered',
    withdraw: 'Withdrawn by the firm',
    leave: 'Left of its own accord',
    object: 'The firm objected',
  },
};
