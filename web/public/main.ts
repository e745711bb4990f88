import { offerLargeType } from './large-type.ts';
import { show } from './show.ts';

const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
};

offerLargeType(byId('large'));
await show({ view: byId('view'), sections: byId('sections') });
