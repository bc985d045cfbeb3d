// @ts-check
/** The words of the flow language: what the editor colours, and the queries to begin with. */

const KEYWORDS = 'last from to now where filter stats by sort top others limit fields as asc desc and or not in like is absent present';
const TOKEN = new RegExp(
  [
    `(?<keyword>\\b(?:${KEYWORDS.replaceAll(' ', '|')})\\b(?!\\.))`,
    '(?<call>[A-Za-z_]\\w*(?=\\())',
    '(?<text>"(?:[^"\\\\]|\\\\.)*"?|\'(?:[^\'\\\\]|\\\\.)*\'?)',
    '(?<name>[A-Za-z_][\\w.]*)',
    '(?<literal>[0-9a-fA-F]*:[0-9a-fA-F:.]+(?:/\\d+)?|\\d[\\w.:/%-]*)',
  ].join('|'),
  'g');

/**
 * Cuts a query into pieces with the class of each; '' for what has none.
 * @param {string} query
 * @returns {{text: string, kind: string, start: number}[]}
 */
export function tokens(query) {
  const pieces = [];
  let end = 0;
  for (const match of query.matchAll(TOKEN)) {
    if (match.index > end) {
      pieces.push({ text: query.slice(end, match.index), kind: '', start: end });
    }
    const [kind] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [''];
    pieces.push({ text: match[0], kind: kind === 'name' ? '' : kind, start: match.index });
    end = match.index + match[0].length;
  }
  if (end < query.length) {
    pieces.push({ text: query.slice(end), kind: '', start: end });
  }
  return pieces;
}

/** Queries to begin with: title, text. */
export const EXAMPLES = [
  ['Traffic a second, by protocol', 'flows last 5m\n| stats sum(bytes) as traffic by protocol, bin(5s)'],
  ['Top talkers', 'flows last 15m\n| stats sum(bytes) as traffic, sum(packets) as packets by src.ip, dst.ip\n| top 20 by traffic'],
  ['Top services', 'flows last 15m\n| where dst.port < 32768\n| stats sum(bytes) as traffic by protocol, dst.port\n| top 10 by traffic'],
  ['One network', 'flows last 1h\n| where src.ip in 10.0.0.0/8\n| stats sum(bytes) as traffic by src.ip, bin(1m)'],
  ['Frame sizes', 'flows last 15m\n| stats count() as samples, p50(frame.bytes), p95(frame.bytes) by agent'],
  ['Latest samples', 'flows\n| fields time, agent, src.ip, src.port, dst.ip, dst.port, protocol, frame.bytes\n| limit 100'],
  ['Interface counters', 'counters last 15m\n| where name in ("ifInOctets", "ifOutOctets")\n| stats max(value) as octets by agent, input, name'],
];
