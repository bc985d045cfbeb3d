// @ts-check
/** What the console itself knows of the flow language: enough for colours and charts, the rest it asks the collector. */

export const KEYWORDS = new Set(('last from to now observed where filter extend stats by sort top others limit fields compare '
  + 'as asc desc and or not in like is absent present').split(' '));

/** Aggregates whose values add up over rows. */
export const ADDITIVE = new Set(['count', 'sum', 'rate', 'delta']);
