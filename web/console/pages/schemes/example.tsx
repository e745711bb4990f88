import { Input } from 'antd';
import { useState } from 'react';
import type { DraftIndicator } from '#domain/schemes/draft-tree.ts';
import type { Direction } from '#domain/scoring/rules/rule.ts';
import { sentenceOfStep } from '#domain/scoring/sentence.zh-cn.ts';
import { type Tried, trialNeeds, tryRule } from '#domain/scoring/try-rule.ts';
import { useSchemeWords } from './texts.ts';

const Said = ({ tried }: { tried: Tried }) => {
  const words = useSchemeWords();
  if (!('why' in tried)) {
    return (
      <>
        <p className="result" role="status">
          <strong className="number">{words('gets', { marks: tried.marks })}</strong>
        </p>
        <ol className="steps" lang="zh-CN">
          {tried.steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is what names a step
            <li key={at}>{sentenceOfStep(step)}</li>
          ))}
        </ol>
      </>
    );
  }
  switch (tried.why) {
    case 'unfinished':
      return <p className="soft">{words('exampleUnfinished')}</p>;
    case 'elsewhere':
      return <p className="soft">{words('exampleElsewhere')}</p>;
    case 'number':
      return <p className="soft">{words('exampleNumber', { what: words(`needs.${tried.of}`) })}</p>;
    case 'not-computable':
      return <p className="amber-text">{words('exampleNot', { reason: tried.reason })}</p>;
  }
};

/** A live worked example of the rule: the marks of a made-up unit, computed in the page by the domain's own functions. */
export const Example = ({ indicator: { rule, fullMarks, ...indicator } }: { indicator: DraftIndicator }) => {
  const words = useSchemeWords();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const needs = trialNeeds(rule);
  const field = (name: string, label: string) => (
    <label key={name}>
      {label}
      <Input inputMode="decimal" value={typed[name] ?? ''} onChange={({ target }) => setTyped((all) => ({ ...all, [name]: target.value }))} />
    </label>
  );
  const figures = Object.fromEntries((needs?.figures ?? []).map((name) => [name, typed[`figure ${name}`] ?? '']));
  const tried = tryRule({
    rule,
    fullMarks,
    direction: (indicator['direction'] as Direction | undefined) ?? 'higher',
    value: typed['value'] ?? '',
    target: typed['target'] ?? '',
    baseline: typed['baseline'] ?? '',
    figures,
    others: (typed['others'] ?? '').split(/[、,,\s]+/).filter((each) => each !== ''),
  });
  return (
    <section className="example" aria-labelledby="example">
      <h3 id="example">{words('example')}</h3>
      <p className="soft">{words('exampleSays')}</p>
      {needs === undefined ? null : (
        <div className="numbers">
          {needs.value ? field('value', words('needs.value')) : null}
          {needs.references ? [field('target', words('needs.target')), field('baseline', words('needs.baseline'))] : null}
          {needs.figures.map((name) => field(`figure ${name}`, name))}
          {needs.others ? field('others', words('needs.others')) : null}
        </div>
      )}
      <Said tried={tried} />
    </section>
  );
};
