import { describe, expect, it } from 'vitest';
import { assess } from '#domain/scoring/assess.ts';
import { samplePlayable } from '../../../infra/local/play/from-sample.ts';
import { notesOf } from '../../../infra/local/results/notes.ts';
import { sampleDossier } from '../../support/sample-dossier.ts';

const cards = assess(sampleDossier(samplePlayable(24)));
const notes = (name: string): string[] => cards.filter((card) => card.name === name).flatMap(notesOf);

describe('notes in the table of results', () => {
  it.each([
    ['青石镇', ['一票否决:发生生态环境损害责任事件(取消评优)']],
    ['白沙镇', ['名额边缘同分,按“服务民生”入选']],
    ['柳河镇', ['名额边缘同分,按“服务民生”未入选']],
    ['县政务服务和数据管理局', ['年中新设,考评期不足']],
    ['县商务局', ['迟报扣0.5分']],
    ['县发展和改革局', ['加分1分']],
    ['县工业和信息化局', ['扣分1分']],
    ['枫林乡', ['“固定资产投资”经批准剔除']],
    ['县人力资源和社会保障局', ['“困难群众帮扶”由7分核定为10分']],
    ['县教育局', []],
  ])('%s', (name, told) => expect(notes(name)).toEqual(told));
});
