import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Every metric that an alarm or a dashboard reads. */
export type Metric = 'ServerErrors' | 'AuditEntriesChanged' | 'TickComplete' | 'CountiesBehind' | 'ExecutionsFailed' | 'SourcesAbsent';

const metrics = new Metrics();

/** Counts something that happened, at once (embedded metric format in the log: no call, no permission). */
export const countMetric = (metric: Metric, times = 1): void => {
  metrics.addMetric(metric, MetricUnit.Count, times);
  metrics.publishStoredMetrics();
};
