import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { StageName, stages } from '../stages.ts';
import { root } from './cloud.ts';
import { binary, run } from './ladder/run.ts';
import { lintTemplates, templatesIn } from './lint-templates.ts';

const stageNamed = (args: readonly string[]) => {
  const { values } = parseArgs({ args: [...args], options: { stage: { type: 'string', default: 'local' } } });
  const known = StageName.safeParse(values.stage);
  if (!known.success) throw new Error(`--stage 应为 ${StageName.options.join('、')} 之一,收到的是“${values.stage}”`);
  return stages[known.data];
};

/** `npm run synth -- --stage china`: the stage's templates below .local/synth, linted for its region. */
const synth = async (args: readonly string[]): Promise<void> => {
  const { name, region } = stageNamed(args);
  const folder = join(root, '.local', 'synth', name);
  const made = await run(binary('cdk'), ['synth', '-q', '-c', `stage=${name}`, '-o', folder, '--no-notices', '--no-version-reporting']);
  if (made.code !== 0) throw new Error(`合成失败(cdk synth 退出码 ${made.code}):\n${made.output.trimEnd()}`);
  const { code, output } = await lintTemplates(folder, region);
  if (code !== 0) throw new Error(`模板未通过 cfn-lint -r ${region}:\n${output.trimEnd()}`);
  console.log(`✓ ${name}:${templatesIn(folder).length} 个模板在 ${relative(root, folder)}/,通过 cfn-lint -r ${region}`);
};

try {
  await synth(process.argv.slice(2));
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
