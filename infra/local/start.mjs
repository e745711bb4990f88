import { ensure, handOver } from './ensure.mjs';

const help = `npm start —— 在本地云上把示例县的一个考评年度从头到尾走一遍

  npm start                     运行 24 个单位的示例县,结束后保持运行,Ctrl-C 退出
  npm start -- --once           年度走完即退出,结果留在 .local/results/
  npm start -- --until feedback 走到某个阶段开始即停下,由您登录工作台接着办:
                                midterm-tracking(过程评估)、final-scoring(年终评估)、feedback(反馈)、budget-linkage(预算挂钩)
  npm start -- --units 120      生成更大的县(不少于 24 个单位)
  npm start -- --keep           保留模拟器中的数据,下次启动时继续使用

设置了 AWS_ENDPOINT_URL 时使用该地址的云,不启动内置模拟器。`;

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(help);
} else {
  const endpoint = process.env.AWS_ENDPOINT_URL ?? '';
  handOver('infra/local/year.ts', args, ensure({ emulatorNeeded: endpoint === '' }));
}
