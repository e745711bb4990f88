import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { problem } from '#domain/problems/problem.ts';

/** Whatever a library throws while it reads somebody's bytes says one thing: they are not what they claim to be. */
export const damaged = (format: string, cause: unknown): FileRefused =>
  cause instanceof FileRefused
    ? cause
    : new FileRefused(
        problem('file', 'file-damaged', '文件已损坏,无法读取;请用表格软件重新打开并另存为 xlsx 后再导入', {
          expected: `完整的 ${format} 文件`,
          got: cause instanceof Error ? cause.message.slice(0, 120) : String(cause),
        }),
        { cause },
      );
