import { getApplianceModel } from '@luhuan/shared/api/appliances';
import { Category } from '@luhuan/shared/appliance/category';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { ApplianceModel } from '@luhuan/shared/appliance/model';
import { fen } from '@luhuan/shared/fen';
import { ok } from '@luhuan/shared/result';
import type { ThreeAccounts } from '@luhuan/shared/three-accounts/account';
import { Build, type Machine, machineOf } from '@luhuan/shared/three-accounts/machine';
import { safeLife } from '@luhuan/shared/three-accounts/safe-life';
import { valueOf } from '@luhuan/shared/three-accounts/sourced';
import { monthOf, threeAccounts } from '@luhuan/shared/three-accounts/three-accounts';
import { usageOf } from '@luhuan/shared/three-accounts/usage';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { serverNow } from '../../../api/server-time.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { yuanEntry } from '../../../entry/yuan-entry.ts';
import { stored } from '../../../storage/stored.ts';
import { useHome } from './use-home.ts';
import { NOTHING_WRITTEN, type WrittenMachine, machineFrom } from './written-machine.ts';

/** The model that was last looked at, so that its accounts can be done without network. */
const lastModel = stored('accounts-model', ApplianceModel.nullable(), null);

const loadModel = async (gtin: Gtin | null) => {
  if (gtin === null) return ok(null);
  const answer = await call(send, getApplianceModel, { params: { gtin } });
  const kept = lastModel.get();
  if (answer.ok) lastModel.set(answer.value);
  else if (answer.error.kind !== 'refused' && kept?.gtin === gtin) return ok(kept);
  return answer;
};

const YEAR = /^(19[89]|20\d)\d$/;
const yearFrom = (entry: string): number | null =>
  YEAR.test(entry) && Number(entry) <= Math.floor(monthOf(serverNow()) / 12) ? Number(entry) : null;

/** What the catalogue does not say of a model, as it is typed. */
const filledUp = (model: Machine, typed: Machine): Machine => ({
  size: model.size ?? typed.size,
  build: model.build ?? typed.build,
  known: typed.known ?? model.known,
});

/** `payFen` of the address is the quote's own: what is left to pay after discounts and subsidy; `category`, `build` and `year` are the old one's. */
export const useAccounts = () => {
  const { params } = useRouter();
  const gtin = params['gtin'] === undefined ? null : (params['gtin'] as Gtin);
  const quoted = /^\d{1,12}$/.test(params['payFen'] ?? '') ? yuanEntry(fen(Number(params['payFen']))) : '';
  const screen = useLoad(() => loadModel(gtin), gtin ?? '');
  const [category, setCategory] = useState<Category>(Category.safeParse(params['category']).data ?? 'fridge');
  const [old, setOld] = useState<WrittenMachine>({
    ...NOTHING_WRITTEN,
    build: Build.safeParse(params['build']).data ?? null,
  });
  const [next, setNext] = useState<WrittenMachine>(NOTHING_WRITTEN);
  const [year, setYear] = useState(YEAR.test(params['year'] ?? '') ? (params['year'] ?? '') : '');
  const home = useHome(quoted);

  const reckon = (model: ApplianceModel | null) => {
    const kind = model?.category ?? category;
    const labelled = model === null ? null : machineOf(model);
    const lacks = labelled === null || usageOf(kind, labelled)?.ok === false;
    const typed = machineFrom(kind, next);
    const nextMachine = labelled === null ? typed : lacks ? filledUp(labelled, typed) : labelled;
    const life = safeLife(kind, nextMachine.build);
    const accounts: ThreeAccounts = threeAccounts(
      {
        category: kind,
        old: { ...machineFrom(kind, old), boughtYear: yearFrom(year) },
        next: nextMachine,
        ...home.facts,
      },
      monthOf(serverNow()),
    );
    return { category: kind, accounts, byHand: lacks, lifeYears: life?.ok === true ? valueOf(life.value) : null };
  };
  return {
    screen,
    reckon,
    setCategory: (chosen: Category) => {
      setCategory(chosen);
      // a figure of one kind would be read as another's
      setOld(NOTHING_WRITTEN);
      setNext(NOTHING_WRITTEN);
      setYear('');
    },
    old: { written: old, write: setOld, year, setYear, yearWrong: year !== '' && yearFrom(year) === null },
    next: { written: next, write: setNext },
    home,
  };
};
export type AccountsPage = ReturnType<typeof useAccounts>;
