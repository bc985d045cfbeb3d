// @ts-check
import { quantity } from '../format.js';

/** What a rule looked at, the last time that it held for an alert. @param {{value: string}} alert @param {{unit: string}} rule */
export function valueOf({ value }, { unit }) {
  const parsed = Number(value);
  return Number.isNaN(parsed) ? value : quantity(parsed, unit);
}
