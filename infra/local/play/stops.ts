/** Phases at whose beginning a played year can stop: their people have something to do then, and nobody has done it yet. */
export const stops = ['midterm-tracking', 'final-scoring', 'feedback', 'budget-linkage'] as const;
export type Stop = (typeof stops)[number];
