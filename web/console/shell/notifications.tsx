import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { read } from '../../shared/api/queries.ts';
import { Asked } from '../parts/asked.tsx';
import { Day } from '../parts/day.tsx';
import { Empty } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.ts';
import { useCommonWords } from '../texts/common.ts';

/** What was told to the person and to the posts it holds. */
export const Notifications = () => {
  const words = useCommonWords();
  const [open, setOpen] = useState(false);
  const told = useQuery({ ...read('/tasks/notifications', { query: { limit: 50 } }), refetchInterval: 120_000 });
  const unread = told.data?.body.notifications.filter((each) => !each.read) ?? [];
  const markRead = useAct('POST', '/tasks/notifications/read');
  return (
    <>
      <Badge count={unread.length} size="small" title="">
        <Button type="text" aria-label={words('unread', { count: unread.length })} onClick={() => setOpen(true)}>
          {words('notifications')}
        </Button>
      </Badge>
      <Drawer title={words('notifications')} open={open} onClose={() => setOpen(false)} size={420}>
        <Asked query={told}>
          {({ body: { notifications } }) =>
            notifications.length === 0 ? (
              <Empty title={words('noNotifications')} />
            ) : (
              <>
                {unread.length === 0 ? null : (
                  <Button size="small" loading={markRead.isPending} onClick={() => markRead.mutate({ body: { ids: unread.map(({ id }) => id) } })}>
                    {words('markRead')}
                  </Button>
                )}
                <ul className="told">
                  {notifications.map(({ id, on, text, read: seen }) => (
                    <li key={id} className={seen ? 'soft' : undefined}>
                      <small className="soft">
                        <Day day={on} />
                      </small>
                      <p>{text}</p>
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Asked>
      </Drawer>
    </>
  );
};
