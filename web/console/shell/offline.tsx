import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useCommonWords } from '../texts/common.ts';

export const useOnline = (): boolean =>
  useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );

export const OfflineBanner = () => {
  const words = useCommonWords();
  return (
    <div role="status" className={useOnline() ? 'out-of-sight' : 'banner'}>
      {useOnline() ? '' : words('offline')}
    </div>
  );
};
