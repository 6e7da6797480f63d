import type { BothLanguages } from '@luhuan/shared/campaign/rule';
import type { RegisterEntry } from '@luhuan/shared/register/entry';
import type { DecideAct, PrepareAct } from '@luhuan/shared/register/step';

/** What an officer can choose to do. */
export type Choice =
  | 'take-up'
  | 'admit'
  | 'reject'
  | 'warn'
  | 'propose-suspend'
  | 'propose-expel'
  | 'drop'
  | 'decide'
  | 'lift'
  | 'uphold'
  | 'dismiss';

/** Done by anybody on the case; the rest by approvers. */
const PREPARING: readonly Choice[] = ['take-up', 'propose-suspend', 'propose-expel', 'drop'];
export const isPreparing = (choice: Choice): boolean => PREPARING.includes(choice);

const WITHOUT_REASON: readonly Choice[] = ['take-up', 'admit', 'decide'];
export const wantsReason = (choice: Choice): boolean => !WITHOUT_REASON.includes(choice);

const measures = ({ state, proposal, objection }: RegisterEntry): Choice[] => {
  if (objection !== null && objection.answer === null) return ['uphold', 'dismiss'];
  if (proposal !== null) return ['decide', 'drop'];
  if (state === 'suspended') return ['lift', 'propose-expel'];
  return [...(state === 'warned' ? (['lift'] as const) : []), 'warn', 'propose-suspend', 'propose-expel'];
};

/** What is worth offering in the state an entry is in; the server decides anew. */
export const choicesFor = (entry: RegisterEntry): Choice[] => {
  switch (entry.state) {
    case 'applied':
      return ['take-up'];
    case 'in-review':
      return ['admit', 'reject'];
    case 'admitted':
    case 'warned':
    case 'suspended':
      return measures(entry);
    case 'expelled':
      return entry.objection !== null && entry.objection.answer === null ? ['uphold', 'dismiss'] : [];
    case 'rejected':
    case 'withdrawn':
    case 'left':
      return [];
  }
};

export const preparing = (choice: Choice, reason: BothLanguages): PrepareAct | undefined => {
  if (choice === 'take-up') return { kind: 'take-up' };
  if (choice === 'drop') return { kind: 'drop', reason };
  if (choice === 'propose-suspend') return { kind: 'propose', measure: 'suspend', reason };
  return choice === 'propose-expel' ? { kind: 'propose', measure: 'expel', reason } : undefined;
};

export const deciding = (choice: Choice, reason: BothLanguages): DecideAct | undefined => {
  if (choice === 'admit' || choice === 'decide') return { kind: choice };
  if (choice === 'reject' || choice === 'warn' || choice === 'lift') return { kind: choice, reason };
  if (choice === 'uphold') return { kind: 'answer', outcome: 'upheld', reason };
  return choice === 'dismiss' ? { kind: 'answer', outcome: 'dismissed', reason } : undefined;
};
