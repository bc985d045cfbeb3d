// @ts-check
/** @type {[title: string, query: string][]} queries to begin with */
export const EXAMPLES = [
  ['Traffic over time, by protocol', 'flows\n| stats sum(bytes) as traffic by protocol, bin(10s)'],
  ['Busiest sources over time', 'flows\n| stats sum(bytes) as traffic, count() as samples by src.ip, bin(10s)'],
  ['Who talks to whom', 'flows\n| stats sum(bytes) as traffic, sum(packets) as packets by src.ip, dst.ip\n| top 20 by traffic'],
  ['Top services', 'flows\n| where dst.port < 32768\n| stats sum(bytes) as traffic, count() as samples by protocol, dst.port\n| top 20 by traffic'],
  ['One network over time', 'flows\n| where src.ip in 10.0.0.0/8\n| stats sum(bytes) as traffic by src.ip, bin(10s)'],
  ['Traffic by country', 'flows\n| stats sum(bytes) as traffic by remote.country'],
  ['Frame sizes of each agent', 'flows\n| stats count() as samples, p50(frame.bytes) as median, p95(frame.bytes) as large by agent'],
  ['Latest samples', 'flows\n| fields time, agent, src.ip, src.port, dst.ip, dst.port, protocol, frame.bytes\n| limit 1000'],
  ['Interface counters', 'counters\n| where name in ("ifInOctets", "ifOutOctets")\n| stats max(value) as octets by agent, input, name'],
];
