import { aNotification } from '../notifications/moves.ts';
import type { Notification } from '../notifications/notification.ts';
import { assigneeKey } from '../tasks/task.ts';
import { type Ahead, newlyAhead } from './ahead.ts';

interface Assessed {
  county: string;
  cycle: string;
  window: string;
  windowName: string;
  /** What the forecasts warn of after this window, and after the one before it. */
  ahead: readonly Ahead[];
  before: readonly Ahead[];
  on: string;
}

/** The office hears of a window's warnings as soon as it is assessed: it tells the units. Nothing where nothing is warned of. */
export const warningsForOffice = ({ county, cycle, window, windowName, ahead, before, on }: Assessed): Notification[] => {
  if (ahead.length === 0) return [];
  const counts = { units: new Set(ahead.map(({ unit }) => unit)).size, indicators: ahead.length, newly: newlyAhead(ahead, before).length };
  return [aNotification({ county, cycle, on, key: window, to: 'office-clerk' }, { kind: 'forecast-warnings', window, windowName, ...counts })];
};

/** A unit's reporter and leader hear of each new cause once, when the office has informed the units. */
export const warningsForUnits = ({ county, cycle, window, windowName, ahead, before, on }: Assessed): Notification[] =>
  newlyAhead(ahead, before).flatMap((each) =>
    (['unit-reporter', 'unit-leader'] as const).map((role) =>
      aNotification(
        { county, cycle, on, key: `${window}:${each.indicator}`, to: assigneeKey({ role, unit: each.unit }) },
        { kind: 'forecast-warning', window, windowName, ahead: each },
      ),
    ),
  );
