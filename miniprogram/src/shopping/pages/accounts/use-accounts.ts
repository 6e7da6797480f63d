import { getApplianceModel } from '@luhuan/shared/api/appliances';
import { Category } from '@luhuan/shared/appliance/category';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { ApplianceModel } from '@luhuan/shared/appliance/model';
import { fen } from '@luhuan/shared/fen';
import type { RegionCode } from '@luhuan/shared/region';
import { ok } from '@luhuan/shared/result';
import type { ThreeAccounts } from '@luhuan/shared/three-accounts/account';
import { Build, machineOf } from '@luhuan/shared/three-accounts/machine';
import { tariffIn } from '@luhuan/shared/three-accounts/tariff';
import { monthOf, threeAccounts } from '@luhuan/shared/three-accounts/three-accounts';
import { usageOf } from '@luhuan/shared/three-accounts/usage';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { serverNow } from '../../../api/server-time.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { fenOf, yuanEntry } from '../../../entry/yuan-entry.ts';
import { preferences } from '../../../storage/preferences.ts';
import { stored, useStored } from '../../../storage/stored.ts';
import { NOTHING_WRITTEN, type WrittenMachine, machineFrom, numberOf, wholeOf } from './written-machine.ts';

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

/** `payFen` of the address is the quote's own: what is left to pay after discounts and subsidy; `category`, `build` and `year` are the old one's. */
export const useAccounts = () => {
  const { params } = useRouter();
  const gtin = params['gtin'] === undefined ? null : (params['gtin'] as Gtin);
  const quoted = /^\d{1,12}$/.test(params['payFen'] ?? '') ? yuanEntry(fen(Number(params['payFen']))) : '';
  const { home } = useStored(preferences);
  const screen = useLoad(() => loadModel(gtin), gtin ?? '');
  const [category, setCategory] = useState<Category>(Category.safeParse(params['category']).data ?? 'fridge');
  const [old, setOld] = useState<WrittenMachine>({
    ...NOTHING_WRITTEN,
    build: Build.safeParse(params['build']).data ?? null,
  });
  const [next, setNext] = useState<WrittenMachine>(NOTHING_WRITTEN);
  const [year, setYear] = useState(YEAR.test(params['year'] ?? '') ? (params['year'] ?? '') : '');
  const [place, setPlace] = useState<{ regionCode: RegionCode; name: string }>(home);
  const [picking, setPicking] = useState(false);
  const [household, setHousehold] = useState('');
  const [unknownUse, setUnknownUse] = useState(false);
  const [billPrice, setBillPrice] = useState('');
  const [pay, setPay] = useState(quoted);
  const [tradeIn, setTradeIn] = useState('');

  const reckon = (model: ApplianceModel | null) => {
    const kind = model?.category ?? category;
    const labelled = model === null ? null : machineOf(model);
    const lacks = labelled === null || usageOf(kind, labelled)?.ok === false;
    const typed = machineFrom(kind, next);
    const yuan = numberOf(billPrice);
    const payFen = fenOf(pay);
    const accounts: ThreeAccounts = threeAccounts(
      {
        category: kind,
        old: { ...machineFrom(kind, old), boughtYear: YEAR.test(year) ? Number(year) : null },
        next: labelled === null ? typed : lacks ? { ...labelled, known: typed.known } : labelled,
        regionCode: place.regionCode,
        householdKwh: unknownUse ? 'unknown' : wholeOf(household),
        billPrice: yuan === null || yuan >= 10 ? null : Math.max(1, Math.round(yuan * 10_000)),
        cost: payFen === undefined ? null : { payFen, tradeInFen: fenOf(tradeIn) ?? fen(0) },
      },
      monthOf(serverNow()),
    );
    return { category: kind, accounts, byHand: lacks };
  };
  const atHome = {
    place,
    household,
    setHousehold,
    unknownUse,
    setUnknownUse,
    billPrice,
    setBillPrice,
    pay,
    setPay,
    tradeIn,
    setTradeIn,
    stored: tariffIn(place.regionCode) !== undefined,
  };
  return {
    screen,
    reckon,
    setCategory,
    old: { written: old, write: setOld, year, setYear, yearWrong: year !== '' && !YEAR.test(year) },
    next: { written: next, write: setNext },
    home: atHome,
    picking,
    setPicking,
    pick: (region: { regionCode: RegionCode; name: string }) => {
      setPlace(region);
      setPicking(false);
    },
  };
};
export type AccountsPage = ReturnType<typeof useAccounts>;
