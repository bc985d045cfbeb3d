// @ts-check
/** Cells as people read them. */

/** @typedef {import('./api.js').Cell} Cell */
/** @typedef {import('./api.js').Column} Column */

const ABSENT = '—';
const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
const SCALED = new Map([['bytes', 'B'], ['B', 'B'], ['bit/s', 'bit/s'], ['bits', 'bit'], ['bytes/s', 'B/s'], ['packets/s', 'packets/s']]);
/** @type {[string, number][]} names of durations, in nanoseconds */
const DURATIONS = [['ns', 1], ['us', 1e3], ['ms', 1e6], ['s', 1e9], ['min', 60e9], ['h', 3600e9], ['d', 86400e9]];

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fraction = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 });
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

/**
 * @param {Cell} value
 * @param {Column} column
 * @param {boolean} utc whether times are shown in UTC
 */
export function cell(value, column, utc) {
  if (value === null) {
    return ABSENT;
  }
  if (column.type === 'time') {
    return time(Date.parse(String(value)), utc);
  }
  return typeof value === 'number' && !column.isCode ? number(value, column.unit) : String(value);
}

/**
 * A number in the scale that fits it.
 * @param {number} value
 * @param {string} unit
 */
export function number(value, unit) {
  const scale = SCALED.get(unit);
  if (scale) {
    return scaled(value, scale);
  }
  if (isDuration(unit)) {
    return duration(value, unit);
  }
  const text = Number.isInteger(value) ? plain.format(value) : fraction.format(value);
  return unit === '%' ? `${text} %` : text;
}

/** A number that stands alone, and names its unit whatever it is. @param {number} value @param {string} unit */
export function quantity(value, unit) {
  const text = number(value, unit);
  return SCALED.has(unit) || isDuration(unit) || unit === '%' ? text : `${text} ${unit}`.trimEnd();
}

/** A number for an axis, where room is scarce: 1.5 M. @param {number} value @param {string} unit */
export function axisNumber(value, unit) {
  return SCALED.has(unit) || isDuration(unit) ? number(value, unit) : scaled(value, '').trimEnd();
}

/** A number to its last digit; empty where the browser cannot hold it. @param {number} value @param {string} unit */
export function exact(value, unit) {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return '';
  }
  return `${value.toLocaleString('en', { maximumFractionDigits: 20 })} ${symbol(unit)}`.trimEnd();
}

/** Milliseconds only where there are some. @param {number} millis @param {boolean} utc */
export function time(millis, utc) {
  const shifted = new Date(utc ? millis : millis - new Date(millis).getTimezoneOffset() * 60000);
  const text = shifted.toISOString().replace('T', ' ').replace('Z', '');
  return text.endsWith('.000') ? text.slice(0, -4) : text;
}

/** @param {number} value */
export function amount(value) {
  return plain.format(value);
}

/** An amount and its noun. @param {number} value @param {string} noun */
export function count(value, noun) {
  return `${amount(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** @param {Column} column */
export function isNumber(column) {
  return column.type === 'integer' || column.type === 'number';
}

/** @param {number} value @param {string} scale what it is a multiple of */
function scaled(value, scale) {
  const size = Math.abs(value);
  const power = size < 1000 ? 0 : Math.min(PREFIXES.length - 1, Math.floor(Math.log10(size) / 3));
  return `${short.format(value / 1000 ** power)} ${PREFIXES[power]}${scale}`;
}

/** @param {string} unit */
function isDuration(unit) {
  return DURATIONS.some(([name]) => name === unit);
}

/** @param {number} value @param {string} unit */
function duration(value, unit) {
  const nanos = value * (DURATIONS.find(([name]) => name === unit)?.[1] ?? 1);
  const [name, size] = DURATIONS.findLast(([, scale]) => Math.abs(nanos) >= scale) ?? DURATIONS[0];
  return nanos === 0 ? `0 ${symbol(unit)}` : `${short.format(nanos / size)} ${symbol(name)}`;
}

/** A unit as people write it: answers keep to ASCII. @param {string} unit */
function symbol(unit) {
  return unit === 'us' ? 'µs' : unit;
}
