/** List prices in USD (AWS price pages, us-east-1, read in November 2026; free tiers are left out). One place to change when they do. */
export const prices = {
  transition: 25 / 1e6, // Step Functions, standard workflows
  lambdaRequest: 0.2 / 1e6,
  lambdaGigabyteSecond: 0.0000133334, // arm64
  writeUnit: 0.625 / 1e6, // DynamoDB on demand
  readUnit: 0.125 / 1e6,
  apiRequest: 3.5 / 1e6, // API Gateway, REST
  s3Write: 5 / 1e6,
  s3Read: 0.4 / 1e6,
  queueRequest: 0.5 / 1e6, // SQS FIFO
  idleReceive: 0.4 / 1e6, // SQS standard
} as const;

/** Lambda asks each queue by itself, five at a time, each waiting up to 20 s for a message, day and night. */
const emptyReceivesAMonth = (queues: number): number => queues * 5 * 3 * 60 * 24 * 30;

/** What it costs in a month that nothing happens, for a deployment with so many queues. */
export const idleQueues = (queues: number): { requests: number; usd: number } => {
  const requests = emptyReceivesAMonth(queues);
  return { requests, usd: requests * prices.idleReceive };
};

export interface Use {
  transitions: number;
  lambdaRequests: number;
  lambdaGigabyteSeconds: number;
  writeUnits: number;
  readUnits: number;
  apiRequests: number;
  s3Writes: number;
  s3Reads: number;
  queueRequests: number;
}

export interface Line {
  what: string;
  amount: number;
  usd: number;
}

export const bill = (use: Use): Line[] => [
  { what: 'Step Functions state transitions', amount: use.transitions, usd: use.transitions * prices.transition },
  { what: 'DynamoDB write units', amount: use.writeUnits, usd: use.writeUnits * prices.writeUnit },
  { what: 'DynamoDB read units', amount: use.readUnits, usd: use.readUnits * prices.readUnit },
  { what: 'Lambda requests', amount: use.lambdaRequests, usd: use.lambdaRequests * prices.lambdaRequest },
  { what: 'Lambda GB-seconds', amount: use.lambdaGigabyteSeconds, usd: use.lambdaGigabyteSeconds * prices.lambdaGigabyteSecond },
  { what: 'API Gateway requests', amount: use.apiRequests, usd: use.apiRequests * prices.apiRequest },
  { what: 'S3 writes', amount: use.s3Writes, usd: use.s3Writes * prices.s3Write },
  { what: 'S3 reads', amount: use.s3Reads, usd: use.s3Reads * prices.s3Read },
  { what: 'SQS requests', amount: use.queueRequests, usd: use.queueRequests * prices.queueRequest },
];

export const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);
