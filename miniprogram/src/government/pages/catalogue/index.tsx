import { CatalogueView } from './catalogue-view.tsx';
import { useCatalogue } from './use-catalogue.ts';

export default function CataloguePage() {
  return <CatalogueView page={useCatalogue()} />;
}
