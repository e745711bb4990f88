import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { useSession } from '../../shell/session.tsx';
import { Documents } from './documents.tsx';
import { Events } from './events.tsx';
import { History } from './history.tsx';
import { Lost } from './lost.tsx';
import { Risk } from './risk.tsx';
import { Standing } from './standing.tsx';
import { Tree } from './tree.tsx';
import './unit-file.css';

/** All there is about a unit in a year, as far as one may see it; each part is asked for by itself, so that one refusal hides nothing else. */
export const FileOfUnit = ({ cycle, unit }: { cycle: string; unit: string }) => {
  const [version, pick] = useState<string>();
  const may = abilityOf(useSession().me);
  const file = useQuery(read('/scoring/{cycle}/units/{unit}', { params: { cycle, unit }, query: version === undefined ? {} : { version } }));
  return (
    <>
      <Asked query={file}>
        {({ body }) => (
          <>
            <Standing cycle={cycle} file={body} pick={pick} />
            {body.standing === undefined ? null : <Lost cycle={cycle} unit={unit} standing={body.standing} />}
            <Risk cycle={cycle} unit={unit} versions={body.versions} />
            {body.standing === undefined ? null : <Tree cycle={cycle} unit={unit} standing={body.standing} />}
          </>
        )}
      </Asked>
      {may.can('read', { type: 'figure', unit }) ? <History cycle={cycle} unit={unit} /> : null}
      {may.can('read', { type: 'evidence', unit }) ? <Documents cycle={cycle} unit={unit} /> : null}
      <Events cycle={cycle} unit={unit} />
    </>
  );
};
