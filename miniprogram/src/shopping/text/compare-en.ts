import type { CompareTexts } from './compare-zh-cn.ts';

export const compareEn: CompareTexts = {
  title: 'Compare',
  label: 'Appliances compared',
  none: 'Nothing to compare yet',
  noneText: 'Choose “Compare” on an appliance’s page: up to four of one kind.',
  toModels: 'Choose appliances',
  onlyDifferent: 'Only what differs',
  lowest: 'lowest',
  remove: (name) => `Compare no longer: ${name}`,
  row: {
    model: 'Model',
    after: 'After the subsidy',
    subsidy: 'Subsidy',
    price: 'Filed price',
    grade: 'Grade',
    standard: 'Standard',
    size: 'Size',
    yearly: 'Electricity a year',
  },
  quantity: {
    'daily-consumption': 'Electricity a day',
    'annual-performance-factor': 'Annual performance (APF)',
    'cycle-consumption': 'Electricity for 1 kg of washing',
    'cycle-water': 'Water for 1 kg of washing',
    'efficiency-index': 'Efficiency index',
    'standing-loss': 'Standing loss',
    'thermal-efficiency': 'Thermal efficiency',
    'typical-consumption': 'Typical consumption',
  },
  noSubsidy: 'no subsidy',
  noLabel: 'no label',
  kwh: (low, high) => (low === high ? `${low} kWh` : `${low}–${high} kWh`),
  unknown: 'cannot be told',
  yearlyNote:
    'Electricity is reckoned by the use of the standard, from light to heavy; homes differ. The three accounts reckon with your tariff and your old appliance.',
  afterNote:
    'After the subsidy: by the filed price and the vouchers you can get now. Another price at the shop gives another subsidy.',
};
