// @ts-check
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 });

/** What the rule looked at, the last time. @param {{value: string}} alert */
export function valueOf({ value }) {
  const parsed = Number(value);
  return Number.isNaN(parsed) ? value : short.format(parsed);
}
