import { NoticesView } from './notices-view.tsx';
import { useNotices } from './use-notices.ts';

export default function NoticesPage() {
  return <NoticesView page={useNotices()} />;
}
