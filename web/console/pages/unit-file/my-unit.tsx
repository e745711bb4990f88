import { Select } from 'antd';
import { useState } from 'react';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { unitsHeld, useSession } from '../../shell/session.tsx';
import { FileOfUnit } from './file-of-unit.tsx';
import { useUnitFileWords } from './texts.ts';

/** 我的单位: the same file for those who report or sign for a unit. */
export const MyUnit = () => {
  const words = useUnitFileWords();
  const session = useSession();
  const { year: cycle } = session;
  const unitName = useUnitName(cycle ?? '');
  const units = unitsHeld(session, ['unit-reporter', 'unit-leader']);
  const [picked, pick] = useState<string>();
  const unit = picked ?? units[0];
  const several =
    units.length < 2 ? null : (
      <Select aria-label={words('unit')} value={unit} options={units.map((id) => ({ value: id, label: unitName(id) }))} onChange={pick} />
    );
  return (
    <>
      <Title beside={several ?? (unit === undefined ? null : <span>{unitName(unit)}</span>)}>{words('mine')}</Title>
      {cycle === undefined || unit === undefined ? <Empty title={words('noUnit')} /> : <FileOfUnit key={`${cycle}-${unit}`} cycle={cycle} unit={unit} />}
    </>
  );
};
