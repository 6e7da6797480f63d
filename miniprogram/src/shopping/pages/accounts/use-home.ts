import { fen } from '@luhuan/shared/fen';
import type { RegionCode } from '@luhuan/shared/region';
import { AccountsFacts } from '@luhuan/shared/three-accounts/account';
import { tariffIn } from '@luhuan/shared/three-accounts/tariff';
import { useState } from 'react';
import { fenOf } from '../../../entry/yuan-entry.ts';
import { preferences } from '../../../storage/preferences.ts';
import { useStored } from '../../../storage/stored.ts';
import { numberOf, wholeOf } from './written-machine.ts';

/** Prices as bills have them, in yuan; whoever types what no price is has typed something else. */
const PARTS = { billPrice: 10_000, waterPriceFen: 100 };
const priceOf = (of: keyof typeof PARTS, entry: string): number | null =>
  AccountsFacts.shape[of].safeParse(Math.round((numberOf(entry) ?? 0) * PARTS[of])).data ?? null;
const priceEntry = (of: keyof typeof PARTS, value: string, set: (value: string) => void) => ({
  value,
  set,
  wrong: value !== '' && priceOf(of, value) === null,
});

type Place = { readonly regionCode: RegionCode; readonly name: string };

/** Where somebody lives and what they pay, as typed (`quoted` is what a quote says is left to pay) and as facts of the accounts. */
export const useHome = (quoted: string) => {
  const [place, setPlace] = useState<Place>(useStored(preferences).home);
  const [picking, setPicking] = useState(false);
  const [household, setHousehold] = useState('');
  const [unknownUse, setUnknownUse] = useState(false);
  const [billPrice, setBillPrice] = useState('');
  const [waterPrice, setWaterPrice] = useState('');
  const [pay, setPay] = useState(quoted);
  const [tradeIn, setTradeIn] = useState('');
  const payFen = fenOf(pay);
  const householdKwh: AccountsFacts['householdKwh'] = unknownUse ? 'unknown' : wholeOf(household);
  return {
    facts: {
      regionCode: place.regionCode,
      householdKwh,
      billPrice: priceOf('billPrice', billPrice),
      waterPriceFen: priceOf('waterPriceFen', waterPrice),
      cost: payFen === undefined ? null : { payFen, tradeInFen: fenOf(tradeIn) ?? fen(0) },
    },
    place,
    picking,
    setPicking,
    pick: (picked: Place) => {
      setPlace(picked);
      setPicking(false);
    },
    household: { value: household, set: setHousehold },
    unknownUse,
    setUnknownUse,
    billPrice: priceEntry('billPrice', billPrice, setBillPrice),
    waterPrice: priceEntry('waterPriceFen', waterPrice, setWaterPrice),
    pay: { value: pay, set: setPay },
    tradeIn: { value: tradeIn, set: setTradeIn },
    /** When the tariff of the place was announced; `null`: none is known. */
    tariffYear: tariffIn(place.regionCode)?.year ?? null,
  };
};
export type Home = ReturnType<typeof useHome>;
