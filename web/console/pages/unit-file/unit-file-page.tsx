import { useParams } from '@tanstack/react-router';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { FileOfUnit } from './file-of-unit.tsx';

/** 单位档案. */
export const UnitFilePage = () => {
  const { cycle, unit } = useParams({ from: '/units/$cycle/$unit' });
  const unitName = useUnitName(cycle);
  return (
    <>
      <Title>{unitName(unit)}</Title>
      <FileOfUnit key={`${cycle}-${unit}`} cycle={cycle} unit={unit} />
    </>
  );
};
