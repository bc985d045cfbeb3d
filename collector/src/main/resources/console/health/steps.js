// @ts-check
/** @typedef {{time: string, event: string, name: string, state: string, labels: string, value: number, impact?: number, local?: string, provider?: string, started: string, summary: string}} Step */
/** @typedef {{id: string, aspect: string, scope: string, started: string, ended?: string, worst: number, impact: number, last: Step, steps: Step[]}} HealthEvent steps: the newest first */

const OVERALL = 'scope=overall';

/** Steps as events, the newest first. @param {Step[]} steps the newest first @returns {HealthEvent[]} */
export function grouped(steps) {
  return [...Map.groupBy(steps, ({ event }) => event).values()].map((own) => ({
    id: own[0].event,
    aspect: own[0].name,
    scope: own[0].labels === OVERALL ? 'all traffic' : own[0].labels.replace(/^scope=(local|remote) /, ''),
    started: own[0].started,
    ended: own[0].state === 'resolved' ? own[0].time : undefined,
    worst: Math.min(...own.map(({ value }) => value)),
    impact: Math.max(...own.map(({ impact }) => impact ?? 0)),
    last: own[0],
    steps: own,
  }));
}
