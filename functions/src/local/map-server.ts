import { type ServerResponse, createServer } from 'node:http';
import { onLoopback } from './loopback.ts';

/** Centres of a few districts, as every map has them. */
const DISTRICTS: readonly (readonly [adcode: string, latitude: number, longitude: number])[] = [
  ['110105', 39.92, 116.44],
  ['110108', 39.96, 116.3],
  ['310104', 31.19, 121.44],
  ['310115', 31.22, 121.54],
  ['320102', 32.05, 118.8],
  ['330106', 30.26, 120.13],
  ['420106', 30.55, 114.32],
  ['440106', 23.12, 113.36],
  ['440304', 22.52, 114.06],
  ['440305', 22.53, 113.93],
  ['440306', 22.55, 113.88],
  ['500103', 29.55, 106.57],
  ['510104', 30.66, 104.08],
];
/** Further off than this, in degrees, none of them is meant. */
const NEAR = 0.6;

/** How the next answer goes wrong. A number is the map's own status, whatever was asked. */
type MapTrouble = 'hang' | 'html' | 'other-shape' | 'abroad' | number;

const MESSAGES: Readonly<Record<number, string>> = {
  110: '请求来源未被授权',
  111: '签名验证失败',
  112: 'IP未被授权',
  113: '此功能未被授权',
  120: '此key每秒请求量已达到上限',
  121: '此key每日调用量已达到上限',
  190: '无效的KEY',
  199: '此key未开启webservice功能',
  300: '缺少必要字段',
  301: '缺少必要字段key',
  311: 'key格式错误',
  347: '查询无结果',
  348: '参数错误',
  365: '纬度不能超过±90',
  366: '经度不能超过±180',
  500: '服务响应失败',
};

export type MapServer = {
  readonly account: { readonly origin: string; readonly key: string };
  /** What was asked for, as it arrived. */
  readonly asked: readonly string[];
  readonly fail: (trouble: MapTrouble) => void;
  readonly stop: () => Promise<void>;
};

const KEY = 'LOCAL-MAPKY-LOCAL-MAPKY-LOCAL-MAPKY';
const KEY_SHAPE = /^[A-Z0-9]{5}(-[A-Z0-9]{5}){5}$/;

const districtAt = (latitude: number, longitude: number): string | undefined =>
  DISTRICTS.map(([adcode, lat, lng]) => ({ adcode, away: Math.hypot(lat - latitude, lng - longitude) }))
    .filter(({ away }) => away <= NEAR)
    .toSorted((a, b) => a.away - b.away)[0]?.adcode;

/** The map's answer: a status for everything that is wrong with the question, in the order in which it looks. */
const answerTo = (url: URL): { status: number; result?: unknown } => {
  const [key, location] = [url.searchParams.get('key'), url.searchParams.get('location')];
  if (url.pathname !== '/ws/geocoder/v1/') return { status: 348 };
  if (key === null) return { status: 301 };
  if (!KEY_SHAPE.test(key)) return { status: 311 };
  if (key !== KEY) return { status: 190 };
  if (location === null) return { status: 300 };
  const [latitude, longitude] = location.split(',').map(Number);
  if (latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)) return { status: 348 };
  if (Math.abs(latitude) > 90) return { status: 365 };
  if (Math.abs(longitude) > 180) return { status: 366 };
  const adcode = districtAt(latitude, longitude);
  return adcode === undefined
    ? { status: 347 }
    : { status: 0, result: { location: { lat: latitude, lng: longitude }, ad_info: { nation_code: '156', adcode } } };
};

/** What the map says of a place in Japan: found, and without a code of ours. */
const ABROAD = { status: 0, result: { ad_info: { nation_code: '392' } } };

const reply = (response: ServerResponse, body: { status: number }): void => {
  const text = JSON.stringify({ message: MESSAGES[body.status] ?? 'query ok', request_id: 'local', ...body });
  response.writeHead(200, { 'content-type': 'application/json' }).end(text);
};

/** Breaks an answer as the real world does. */
const spoil = (trouble: MapTrouble, response: ServerResponse): void => {
  if (trouble === 'hang') return;
  if (trouble === 'html') response.writeHead(502, { 'content-type': 'text/html' }).end('<html>502</html>');
  else if (trouble === 'abroad') reply(response, ABROAD);
  else if (trouble === 'other-shape') response.writeHead(200).end('{"code":0}');
  else reply(response, { status: trouble });
};

/** The local counterpart of Tencent's location service: its path, its status numbers, a few districts it knows. */
export const startMapServer = async (port = 0): Promise<MapServer> => {
  const asked: string[] = [];
  let next: MapTrouble | undefined;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://map.invalid');
    asked.push(url.searchParams.get('location') ?? '');
    const trouble = next;
    next = undefined;
    if (trouble === undefined) reply(response, answerTo(url));
    else spoil(trouble, response);
  });
  const { origin, stop } = await onLoopback(server, port);
  return { account: { origin, key: KEY }, asked, fail: (trouble) => (next = trouble), stop };
};
