import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * A mutant in a schema or a table reloads everything and may be killed by any test: the tests named like the mutated file, and those of its area,
 * find it in a moment, the others in minutes. Stryker says which file is mutated by asking for the tests related to it.
 */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [, mutated = ''] = this.ctx.config.related?.[0]?.split('/layers/domain/') ?? [];
    const [area, name] = [mutated.split('/')[0], mutated.split('/').at(-1)?.split('.')[0]];
    const nearness = ({ moduleId }: TestSpecification): number =>
      Number(moduleId.includes(`/test/domain/${area}/`)) + Number(moduleId.includes(`/${name}.`) || moduleId.includes(`/${name}s.`));
    return (await super.sort(files)).sort((a, b) => nearness(b) - nearness(a));
  }
}

/** The domain's tests alone, for Stryker: it runs every project of a configuration for each mutant. */
export default defineConfig({ test: { include: ['test/domain/**/*.test.ts'], testTimeout: 60_000, sequence: { sequencer: NearestFirst } } });
