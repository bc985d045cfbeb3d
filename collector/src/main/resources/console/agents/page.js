// @ts-check
import { go } from '../address.js';
import { get } from '../api.js';
import { offer } from '../commands.js';
import { element } from '../element.js';
import { agentAddress } from './address.js';
import { agentDetail } from './agent.js';
import { agentList } from './list.js';

/** Who sends samples, and how well. @param {import('../pages.js').Context} context */
export async function show({ place, search, signal }) {
  const chosen = search.get('agent');
  place.append(element('h1', {}, chosen === null ? 'Agents' : `Agent ${chosen}`));
  const { agents } = await get('/api/v1/agents', signal);
  const addresses = [...new Set(agents.map((/** @type {{address: string}} */ { address }) => address))];
  offer(() => addresses.map((address) => ({ title: `Agent ${address}`, chosen: () => go(agentAddress(address)) })), signal);
  if (chosen === null) {
    agentList(place, signal);
    return;
  }
  await agentDetail(place, chosen, signal);
}
