// @ts-check
/** The order of cells in a column. */

/** @typedef {import('../api.js').Cell} Cell */
/** @typedef {import('../api.js').Column} Column */

/**
 * Rows by a column, stably; absent cells come last whichever way.
 * @param {Cell[][]} rows
 * @param {Column[]} columns
 * @param {number} index of the column
 * @param {boolean} descending
 */
export function ordered(rows, columns, index, descending) {
  const sign = descending ? -1 : 1;
  const isAddress = columns[index].type === 'address';
  return rows
    .map((row) => ({ row, key: isAddress ? addressKey(row[index]) : row[index] }))
    .sort((left, right) => {
      if (left.key === null || right.key === null) {
        return Number(left.key === null) - Number(right.key === null);
      }
      return sign * (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);
    })
    .map(({ row }) => row);
}

/** Text that sorts as addresses do: IPv4 first, each by its bits. @param {Cell} cell */
function addressKey(cell) {
  if (cell === null) {
    return null;
  }
  const address = String(cell);
  if (!address.includes(':')) {
    return '4' + address.split('.').map((octet) => octet.padStart(3, '0')).join('');
  }
  const [head, tail] = address.split('::').map((half) => half.split(':').filter((group) => group));
  const zeros = tail ? Array(8 - head.length - tail.length).fill('0') : [];
  return '6' + [...head, ...zeros, ...(tail ?? [])].map((group) => group.padStart(4, '0')).join('');
}
