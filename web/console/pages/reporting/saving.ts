/** Saves under way, so that a report waits for the figure one has just left: it would be refused for what is about to be there. */
const underWay = new Set<Promise<unknown>>();

export const noteSaving = (saving: Promise<unknown>): void => {
  underWay.add(saving);
  void saving.finally(() => underWay.delete(saving));
};

export const allSaved = async (): Promise<void> => {
  while (underWay.size > 0) await Promise.all(underWay);
};
