import { HomeView } from './home-view.tsx';
import { useHome } from './use-home.ts';

export default function HomePage() {
  return <HomeView home={useHome()} />;
}
