// @ts-check
/** Where the page of an agent is. @param {string} agent */
export function agentAddress(agent) {
  return `/agents?${new URLSearchParams({ agent })}`;
}
