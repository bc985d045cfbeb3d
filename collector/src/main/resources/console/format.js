// @ts-check
/** Cells as people read them. */

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
const DURATIONS = [['ns', 1], ['us', 1e3], ['ms', 1e6], ['s', 1e9], ['min', 60e9], ['h', 3600e9]];

/**
 * @param {any} value as the API gives it; null where absent
 * @param {{type: string, unit: string}} column
 */
export function cell(value, column) {
  if (value === null || value === undefined) {
    return '—';
  }
  if (column.type === 'time') {
    return time(value);
  }
  return typeof value === 'number' ? number(value, column.unit) : String(value);
}

/**
 * @param {number} value
 * @param {string} unit
 */
export function number(value, unit) {
  if (unit === 'bytes') {
    return scaled(value) + 'B';
  }
  if (unit === 'bytes/s') {
    return scaled(value) + 'B/s';
  }
  if (unit === 'bit/s') {
    return scaled(value) + 'bit/s';
  }
  if (DURATIONS.some(([name]) => name === unit)) {
    return duration(value, unit);
  }
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toLocaleString('en', { maximumSignificantDigits: 5 });
}

/** Local time; milliseconds only where there are some. @param {string} iso */
export function time(iso) {
  const at = new Date(iso);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const fraction = at.getMilliseconds() ? '.' + String(at.getMilliseconds()).padStart(3, '0') : '';
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}${fraction}`;
}

/** @param {number} value */
function scaled(value) {
  const power = value === 0 ? 0 : Math.min(PREFIXES.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value)) / 3)));
  const short = value / 1000 ** power;
  return `${short.toLocaleString('en', { maximumSignificantDigits: 4 })} ${PREFIXES[power]}`;
}

/**
 * @param {number} value
 * @param {string} unit
 */
function duration(value, unit) {
  const nanos = value * Number(DURATIONS.find(([name]) => name === unit)?.[1]);
  const [name, scale] = DURATIONS.findLast(([, size]) => Math.abs(nanos) >= Number(size)) ?? DURATIONS[0];
  return `${(nanos / Number(scale)).toLocaleString('en', { maximumSignificantDigits: 4 })} ${name}`;
}

/** @param {number} value */
function two(value) {
  return String(value).padStart(2, '0');
}
