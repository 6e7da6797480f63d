import type { EvidenceKind } from '@luhuan/shared/campaign/rule';
import { drawn } from '../../ui/drawing.tsx';
import { Picture } from '../../ui/picture.tsx';

const PAPER = '<path d="M34 16h40l14 14v74H34z"/><path d="M74 16v14h14"/>';
const LINES = '<path d="M44 44h32M44 56h32M44 68h20"/>';
const FRAME = '<path d="M12 28V16h12M96 16h12v12M108 92v12H96M24 104H12V92" stroke-dasharray="0"/>';

/** What has to be in the picture, as a drawing. */
const EXAMPLES: Readonly<Record<EvidenceKind, string>> = {
  invoice: `${FRAME}${PAPER}${LINES}<path d="M62 84h14v14H62z"/>`,
  'serial-photo': `${FRAME}<rect x="24" y="36" width="72" height="48" rx="4"/><path d="M34 46v20M40 46v20M48 46v20M52 46v20M60 46v20M68 46v20M72 46v20M80 46v20M86 46v20M34 76h52"/>`,
  'label-photo': `${FRAME}<rect x="34" y="20" width="52" height="80" rx="4"/><path d="M42 34h22M42 46h28M42 58h34M42 70h38M42 86h24"/>`,
  activation: `${FRAME}<rect x="42" y="18" width="36" height="84" rx="6"/><path d="M48 34h24M48 44h24M48 54h16M56 94h8"/>`,
  delivery: `${FRAME}<path d="M24 46l36-16 36 16v42l-36 14-36-14z"/><path d="M24 46l36 14 36-14M60 60v42"/>`,
  installation: `${FRAME}<rect x="26" y="34" width="68" height="28" rx="4"/><path d="M34 54h40M84 46v2M40 74v14M60 74v20M80 74v14"/>`,
  'old-item-receipt': `${FRAME}${PAPER}${LINES}<path d="M50 92a12 12 0 1 1 20 0"/>`,
  'signed-confirmation': `${FRAME}${PAPER}${LINES}<path d="M44 92c6-10 8 6 14-2s6 6 18-2"/>`,
};

/** Beside words that say the same: hidden from screen readers. */
export const Example = ({ kind }: { kind: EvidenceKind }) => (
  <Picture className="evidence-example" src={drawn(EXAMPLES[kind])} mode="aspectFit" label={null} />
);
