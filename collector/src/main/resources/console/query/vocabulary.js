// @ts-check
/** The words of the flow language, one a line: what it is called, how it is written, what it does. */

/** @typedef {{name: string, form: string, doc: string}} Word */

/** @type {Word[]} */
export const STAGES = [
  { name: 'where', form: 'where CONDITION', doc: 'Keeps the rows of which the condition is true.' },
  { name: 'stats', form: 'stats AGGREGATE [as NAME], … by KEY, …', doc: 'One row for each combination of keys.' },
  { name: 'top', form: 'top N by NAME', doc: 'The first N rows, the greatest first.' },
  { name: 'sort', form: 'sort NAME [asc|desc], …', doc: 'Orders the rows; absent cells come last.' },
  { name: 'limit', form: 'limit N', doc: 'The first N rows.' },
  { name: 'fields', form: 'fields NAME, …', doc: 'Keeps these columns.' },
  { name: 'filter', form: 'filter CONDITION', doc: 'Another name of where.' },
];

/** @type {Word[]} */
export const AGGREGATES = [
  { name: 'count', form: 'count()', doc: 'Number of rows, or of those where a field is present.' },
  { name: 'sum', form: 'sum(x)', doc: 'Total; exact for whole numbers.' },
  { name: 'avg', form: 'avg(x)', doc: 'Mean.' },
  { name: 'min', form: 'min(x)', doc: 'Least value.' },
  { name: 'max', form: 'max(x)', doc: 'Greatest value.' },
  { name: 'p50', form: 'p50(x)', doc: 'Median, within 1 % of the value.' },
  { name: 'p90', form: 'p90(x)', doc: '90th percentile, within 1 % of the value.' },
  { name: 'p95', form: 'p95(x)', doc: '95th percentile, within 1 % of the value.' },
  { name: 'p99', form: 'p99(x)', doc: '99th percentile, within 1 % of the value.' },
];

/** Aggregates whose values add up over rows. */
export const ADDITIVE = new Set(['count', 'sum']);

/** @type {Word} */
export const BIN = { name: 'bin', form: 'bin(1m)', doc: 'Start of the minute, or of any length of time, that a row lies in.' };

const RANGE_WORDS = ['last', 'from', 'to', 'now'];
export const CONDITION_WORDS = ['and', 'or', 'not', 'in', 'like', 'is', 'absent', 'present'];
const ORDER_WORDS = ['by', 'as', 'asc', 'desc'];

export const KEYWORDS = new Set([...STAGES.map((stage) => stage.name), ...RANGE_WORDS, ...CONDITION_WORDS, ...ORDER_WORDS]);
