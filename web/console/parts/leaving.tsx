import { useBlocker } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useCommonWords } from '../texts/common.ts';

/** Keeps one from leaving with unsaved changes unasked, inside the console and out of it. */
export const useLeaving = (dirty: boolean) => {
  const words = useCommonWords();
  const leaving = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: dirty, withResolver: true });
  return (
    <Modal
      open={leaving.status === 'blocked'}
      title={words('leaveAsk')}
      okText={words('leave')}
      cancelText={words('stay')}
      okButtonProps={{ danger: true }}
      onOk={() => leaving.proceed?.()}
      onCancel={() => leaving.reset?.()}
    >
      {words('leaveSays')}
    </Modal>
  );
};
