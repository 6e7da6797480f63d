import { RetentionDays } from 'aws-cdk-lib/aws-logs';

const REGIONS = ['cn-north-1', 'cn-northwest-1'] as const;

/** What differs between one stage and another; everything else is the same on purpose. */
export type StageSettings = {
  readonly name: string;
  /** The one home Region: the locks on serial and invoice numbers hold within one table. */
  readonly region: (typeof REGIONS)[number];
  /** What the functions are told as `STAGE`: only a demonstration has ready-made persons to sign in as. */
  readonly mode: 'demonstration' | 'production';
  readonly apiMemoryMb: number;
  /** Requests above this are answered 429 before any function runs. An account has 10,000/s and a burst of 5,000. */
  readonly requests: { readonly perSecond: number; readonly burst: number };
  readonly logsKept: RetentionDays;
  /**
   * Digest keys beside the master key, one for each digest version from 2 on. One more than the table has come to is always
   * there, so that a rotation needs no deployment; only ever raise it.
   */
  readonly digestKeys: number;
  /** Where identities are checked. `.invalid` never resolves: until a service is named, checks answer "away". */
  readonly identityApiOrigin: string;
  /** Where the national platform is told of units. Until one is named, reports wait. */
  readonly nationalPlatformOrigin: string;
};

export const STAGES = {
  staging: {
    name: 'staging',
    region: 'cn-northwest-1',
    mode: 'demonstration',
    apiMemoryMb: 1_024,
    requests: { perSecond: 100, burst: 200 },
    logsKept: RetentionDays.ONE_MONTH,
    digestKeys: 1,
    identityApiOrigin: 'https://identity.invalid',
    nationalPlatformOrigin: 'https://national-platform.invalid',
  },
  production: {
    name: 'production',
    region: 'cn-north-1',
    mode: 'production',
    // 1,769 MB buy one whole core, and with it the shortest cold start
    apiMemoryMb: 1_769,
    requests: { perSecond: 8_000, burst: 4_000 },
    // 网络安全法 article 21 asks for six months at least; the next shorter choice, 180 days, is a little less
    logsKept: RetentionDays.ONE_YEAR,
    digestKeys: 1,
    identityApiOrigin: 'https://identity.invalid',
    nationalPlatformOrigin: 'https://national-platform.invalid',
  },
} as const satisfies Record<string, StageSettings>;
export type StageName = keyof typeof STAGES;

const isStageName = (name: string): name is StageName => Object.hasOwn(STAGES, name);

/** @throws {Error} for a stage nobody described, or a Region outside AWS China. */
export const stageNamed = (name: string, region: string | undefined): StageSettings => {
  if (!isStageName(name)) throw new Error(`STAGE must be one of ${Object.keys(STAGES).join(', ')}, not "${name}"`);
  const settings = STAGES[name];
  if (region === undefined) return settings;
  const known = REGIONS.find((candidate) => candidate === region);
  if (known === undefined) throw new Error(`REGION must be one of ${REGIONS.join(', ')}, not "${region}"`);
  return { ...settings, region: known };
};
