import { expect, it } from 'vitest';
import { lostMarksOf } from '#domain/scoring/lost-marks.ts';
import { namePeople } from '#domain/scoring/name-people.ts';
import type { Flag, Mark } from '#domain/scoring/scorecard.ts';

const mark = (code: string, fullMarks: string, awarded?: string): Mark => ({
  code,
  name: `指标${code}`,
  fullMarks,
  state: awarded === undefined ? 'not-applicable' : 'reported',
  ...(awarded === undefined ? {} : { computed: awarded, awarded, unrounded: awarded }),
  explanation: { rule: 'completion', text: '按完成率计分', inputs: [], steps: [], flags: [] },
});

it('lists what was lost, the largest first; what left the tree, or lost nothing, is no loss', () => {
  const lost = lostMarksOf([mark('A1', '10', '9.7'), mark('A2', '10'), mark('A3', '5', '5'), mark('A4', '20', '3.25'), mark('A5', '10', '9.7')]);
  expect(lost.map(({ code, lost: marks }) => `${code} ${marks}`)).toEqual(['A4 16.75', 'A1 0.3', 'A5 0.3']);
});

it('names who decided; a meeting stays as it is called, and nothing else changes', () => {
  const flags: Flag[] = [
    { code: 'source-decided', facts: { by: 'P001', reason: '以统计局为准' } },
    { code: 'awarded', facts: { by: '县考评领导小组会议' } },
    { code: 'gaps', facts: { figure: '办件量' } },
  ];
  const plain = mark('A1', '10', '9');
  const given = { ...plain, explanation: { ...plain.explanation, flags } };
  const named = namePeople(given, (person) => (person === 'P001' ? '顾丽华' : person));
  expect(named.explanation.flags.map(({ facts }) => facts)).toEqual([
    { by: '顾丽华', reason: '以统计局为准' },
    { by: '县考评领导小组会议' },
    { figure: '办件量' },
  ]);
  expect({ ...named, explanation: { ...named.explanation, flags } }).toEqual(given);
});
