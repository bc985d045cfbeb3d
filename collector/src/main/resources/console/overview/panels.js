// @ts-check
/** What the Overview shows, one entry a panel; each is a query. */

/** @typedef {{title: string, view: string, isWide?: boolean, query: string, cure?: string}} Panel cure: what to do that there be rows */
/** @typedef {{title: string, from: string, bin: string}} Stretch bin: so long that a series has some sixty points */

/** @type {Stretch[]} the stretches of time to choose from; the second is shown unless another is chosen */
export const STRETCHES = [
  { title: '5 min', from: 'now-5m', bin: '5s' },
  { title: '15 min', from: 'now-15m', bin: '15s' },
  { title: '1 h', from: 'now-1h', bin: '1m' },
  { title: '24 h', from: 'now-24h', bin: '20m' },
];

const AGENTS = 'No agent sends samples. Point agents at the collector’s UDP port; Docs, Getting started, says how.';
const PROVIDERS = 'No provider is known. Name a database of autonomous systems (geo.as-database); Docs, Resources, says how.';

/** @param {Stretch} stretch @returns {Panel[]} */
export function panels({ bin }) {
  return [
    { title: 'Traffic by direction', view: 'areas', isWide: true, cure: AGENTS,
      query: `flows\n| stats rate(bytes) as traffic by direction, bin(${bin})` },
    { title: 'Top talkers', view: 'bars', cure: AGENTS,
      query: 'flows\n| stats sum(bytes) as traffic by src.ip\n| top 10 by traffic' },
    { title: 'Ports', view: 'bars', cure: AGENTS,
      query: 'flows\n| where src.port is present and dst.port is present\n| extend port = if(src.port < dst.port, src.port, dst.port)\n| stats sum(bytes) as traffic by port, service(port) as service\n| top 10 by traffic' },
    { title: 'Providers', view: 'bars', cure: PROVIDERS,
      query: 'flows\n| where provider is present\n| stats sum(bytes) as traffic by provider\n| top 10 by traffic' },
    { title: 'Subnets', view: 'bars', cure: AGENTS,
      query: 'flows\n| where local.subnet is present\n| stats sum(bytes) as traffic by local.subnet\n| top 10 by traffic' },
    { title: 'Who talks to whom', view: 'sankey', isWide: true, cure: AGENTS,
      query: 'flows\n| where src.ip is present\n| stats sum(bytes) as traffic by src.ip, dst.ip\n| top 20 by traffic' },
    { title: 'Agents', view: 'bars', cure: AGENTS,
      query: 'flows\n| stats sum(bytes) as traffic by agent\n| top 10 by traffic' },
    { title: 'Discarded packets', view: 'lines', isWide: true, cure: 'No device tells of a discarded packet.',
      query: `drops\n| stats count() as packets by drop.reason, bin(${bin})` },
  ];
}
