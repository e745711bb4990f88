import { parseArgs } from 'node:util';
import { Stop } from './stop.ts';

export const help = `xianheng —— 县衡命令行工具,不需要云

  xianheng check <文件> [--policy <考评办法>] [--plan <年度方案>]
      检查考评办法、年度方案、考评细则或项目评价表模板,列出全部问题及其位置。
      检查年度方案时可用 --policy 给出考评办法;检查考评细则时可用 --policy 和 --plan,
      没有给出的,与之有关的内容不检查。

  xianheng assess <卷宗文件> [--explain <单位编号或名称>] [--json]
      按卷宗计算得分,分类别列出名次、得分和等次。
      --explain  用文字说明一个单位的每一项得分是怎样得出的
      --json     输出规范化的得分明细(与系统归档的内容逐字节相同)

  xianheng --help

文件为 YAML 或 JSON(UTF-8),格式见 docs/formats.md。
退出码:0 没有问题;1 文件有问题;2 命令用法有误,或所指的文件、单位不存在。`;

export interface CheckCommand {
  command: 'check';
  file: string;
  policy: string | undefined;
  plan: string | undefined;
}
export interface AssessCommand {
  command: 'assess';
  file: string;
  explain: string | undefined;
  json: boolean;
}
export type Command = { command: 'help' } | CheckCommand | AssessCommand;

const wrong = (message: string): Stop => new Stop(`${message}\n用法见 xianheng --help`, 2);

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        policy: { type: 'string' },
        plan: { type: 'string' },
        explain: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw wrong(`不认识的写法:${error.message.split('\n')[0]}`);
    throw error;
  }
};

/** Options that belong to the other command. */
const foreign = (command: string, options: Record<string, string | boolean | undefined>): void => {
  const [name] = Object.entries(options).find(([, value]) => value !== undefined && value !== false) ?? [];
  if (name !== undefined) throw wrong(`${command} 没有选项 --${name}`);
};

/** Reads the command line; throws `Stop` (2) with a sentence that says what is wrong with it. */
export const commandOf = (args: readonly string[]): Command => {
  const { values, positionals } = parse(args);
  const [command, file, ...others] = positionals;
  const { policy, plan, explain, json } = values;
  if (values.help) return { command: 'help' };
  if (command === undefined) throw wrong('没有写命令,应为 check 或 assess');
  if (command !== 'check' && command !== 'assess') throw wrong(`没有命令“${command}”,应为 check 或 assess`);
  if (file === undefined) throw wrong(`${command} 后面应写一个文件`);
  if (others.length > 0) throw wrong(`${command} 一次只处理一个文件,多出的是:${others.join(' ')}`);
  if (command === 'check') {
    foreign('check', { explain, json });
    return { command, file, policy, plan };
  }
  foreign('assess', { policy, plan });
  if (json && explain !== undefined) throw wrong('--json 与 --explain 只能选一个');
  return { command, file, explain, json };
};
