import { expect, test } from 'vitest';
import { Mobile } from '../identity/mobile.ts';
import { RegionCode } from '../region.ts';
import { maskAddress, maskId, maskMobile, maskName, maskedOf } from './masked.ts';

test.each([
  ['张三', '张*'],
  ['张三丰', '张*'],
  ['𠮷样', '𠮷*'],
  ['样例·己', '样*'],
])('of the name %s %s is left', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test.each([
  ['13800000004', '138****0004'],
  ['+8613900077531', '+86 139****7531'],
  ['+85291234567', '+85****4567'],
  ['5551234', '****34'],
])('of the number %s %s is left', (number, shown) => {
  expect(maskMobile(number)).toBe(shown);
});

test('of an address the region is left, of an id three characters, of a short id none', () => {
  expect(maskAddress('广东省深圳市南山区')).toBe('广东省深圳市南山区***');
  expect([maskId('oAbCdEfGhIjKl'), maskId('o-short')]).toEqual(['oAb***', '***']);
});

test('of a contact name, mobile and region are shown, and not a character of the street', () => {
  const data = {
    name: '样例收件人',
    mobile: Mobile.parse('13800000004'),
    address: '虚构路 1 号 2 栋 303',
    regionCode: RegionCode.parse('440305'),
  };
  expect(maskedOf({ kind: 'contact', data }, () => '广东省深圳市南山区')).toEqual([
    { field: 'name', text: '样*' },
    { field: 'mobile', text: '138****0004' },
    { field: 'address', text: '广东省深圳市南山区***' },
  ]);
  expect(maskedOf({ kind: 'account', data: { openid: null, phones: ['+8613900077531'] } }, () => '')).toEqual([
    { field: 'phone', text: '+86 139****7531' },
  ]);
});
