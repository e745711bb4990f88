import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { monthText } from '../../../shared/days.ts';
import { Month } from '../../parts/day.tsx';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useLanguage } from '../../texts/texts.ts';
import { allSaved } from './saving.ts';
import { useReportingWords } from './texts.ts';
import { cellKey, type Form, type FormPath } from './use-form.ts';

interface Place {
  figure: string;
  month: string;
}

/** A reason for each of some cells. */
const Reasons = ({
  of,
  name,
  texts,
  say,
}: {
  of: readonly Place[];
  name: 'missingOf' | 'noEvidenceOf';
  texts: Record<string, string>;
  say: (key: string, text: string) => void;
}) => {
  const [words, language] = [useReportingWords(), useLanguage()];
  return (
    <ul className="reasons">
      {of.map((place) => (
        <li key={cellKey(place)}>
          <label>
            {words(name, { figure: place.figure, month: monthText(place.month, language) })}
            <Input value={texts[cellKey(place)] ?? ''} maxLength={200} onChange={({ target }) => say(cellKey(place), target.value)} />
          </label>
        </li>
      ))}
    </ul>
  );
};

const useReasons = () => {
  const [texts, setTexts] = useState<Record<string, string>>({});
  const say = (key: string, text: string) => setTexts((old) => ({ ...old, [key]: text }));
  const stated = (of: readonly Place[]) =>
    of.flatMap(({ figure, month }) => {
      const reason = texts[cellKey({ figure, month })]?.trim() ?? '';
      return reason === '' ? [] : [{ figure, month, reason }];
    });
  return { texts, say, stated };
};

/** Everything that stands between the form and its report, then the report. What the API refuses is shown in full; nothing is lost. */
export const ReportPanel = ({ form, path }: { form: Form; path: FormPath }) => {
  const words = useReportingWords();
  const { message } = App.useApp();
  const [missing, unproven, notes] = [useReasons(), useReasons(), useReasons()];
  const report = useAct('POST', '/reporting/{cycle}/{window}/{unit}/report');
  const empty = form.asked.filter(({ value }) => value === undefined);
  const wanted = form.evidence.asked.filter(
    ({ figure, month, proof }) => proof === 'missing' && !empty.some((each) => each.figure === figure && each.month === month),
  );
  const hints = form.findings.map((finding) => ({ ...finding, figure: finding.rule }));
  const send = async () => {
    const acknowledged = notes.stated(hints.filter(({ level }) => level === 'hint')).map(({ figure: rule, month, reason: note }) => ({ rule, month, note }));
    const withoutEvidence = unproven.stated(wanted);
    const body = { missing: missing.stated(empty), acknowledged, ...(withoutEvidence.length === 0 ? {} : { withoutEvidence }) };
    try {
      await allSaved();
      await report.mutateAsync({ params: { ...path }, body });
      void message.success(words('reportSaid'));
    } catch {
      // shown below
    }
  };
  const problem = report.error instanceof ApiProblem ? report.error : undefined;
  return (
    <section className="card" aria-labelledby="report">
      <h2 id="report">{words('report')}</h2>
      {hints.length === 0 ? null : <h3>{words('findings')}</h3>}
      <ul className="reasons">
        {hints.map((finding) => (
          <li key={`${finding.rule}-${finding.month}`}>
            <span className={`tag ${finding.level === 'block' ? 'red' : 'amber'}`}>{words(finding.level)}</span> <Month month={finding.month} />{' '}
            {finding.message}
            <span className="soft">({finding.got})</span>
            {finding.level === 'hint' ? (
              <label>
                {words('acknowledge')}
                <Input value={notes.texts[cellKey(finding)] ?? ''} maxLength={200} onChange={({ target }) => notes.say(cellKey(finding), target.value)} />
              </label>
            ) : null}
          </li>
        ))}
      </ul>
      {empty.length === 0 ? null : (
        <details>
          <summary>{words('remaining', { count: empty.length })}</summary>
          <Reasons of={empty} name="missingOf" texts={missing.texts} say={missing.say} />
        </details>
      )}
      {wanted.length === 0 ? null : (
        <details>
          <summary>{words('noEvidence', { count: wanted.length })}</summary>
          <Reasons of={wanted} name="noEvidenceOf" texts={unproven.texts} say={unproven.say} />
        </details>
      )}
      {report.error === null ? null : (
        <div className="wrong" role="alert">
          <p>{words('reportRefused', { reason: problem?.message ?? whyOf(report.error) })}</p>
          <ul>
            {problem?.errors.map((each) => (
              <li key={each.path}>{each.message}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="soft">{words('reportNext')}</p>
      <Button type="primary" size="large" loading={report.isPending} onClick={() => void send()}>
        {words('reportDo')}
      </Button>
    </section>
  );
};
