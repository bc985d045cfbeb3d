// @ts-check
import { get, send } from '../api.js';
import { field, openForm } from '../dialog.js';
import { element } from '../element.js';
import { ResourceList } from './resources.js';

/** @typedef {import('./resources.js').Resource} Resource */
/** @typedef {import('./resources.js').ResourceType} ResourceType */
/** @typedef {{name: string, arn: string, region: string, status: string, localResources: Resource[], remoteResources: Resource[], condition: string, createdAt: string, modifiedAt: string, tags: Record<string, string>}} Monitor */
/** @typedef {{region: string, resourceTypes: {local: ResourceType[], remote: ResourceType[]}, monitors: Monitor[]}} Monitors */

const ACCOUNT = '000000000000'; // of a scope that nobody has made: a collector of one's own has one account
const LOCAL_HINT = 'At this end of the flows; at least one.';
const REMOTE_HINT = 'At the other end; none for every flow that ends in the Region.';

/**
 * Makes a monitor, or changes the resources of one, as Amazon's interface has it; what is wrong is said where it stands.
 * @param {HTMLElement} place
 * @param {Monitors} monitors
 * @param {Monitor | undefined} monitor the one to change
 * @param {() => void} done
 * @param {AbortSignal} signal
 */
export function openMonitorForm(place, { region, resourceTypes }, monitor, done, signal) {
  const input = element('input', { value: monitor?.name ?? '', readonly: monitor !== undefined, autocomplete: 'off', spellcheck: 'false' });
  const name = field('Name', input, 'Letters, digits, and . _ -');
  const local = new ResourceList('Local resources', LOCAL_HINT, 'local', resourceTypes.local, signal);
  const remote = new ResourceList('Remote resources', REMOTE_HINT, 'remote', resourceTypes.remote, signal);
  monitor?.localResources.forEach((resource) => local.add(resource));
  monitor?.remoteResources.forEach((resource) => remote.add(resource));
  const work = async () => {
    await (monitor ? change(monitor, local.resources, remote.resources) : make(region, input.value.trim(), local.resources, remote.resources));
    done();
  };
  openForm(place, {
    title: monitor ? `Edit ${monitor.name}` : 'New monitor',
    action: monitor ? 'Save' : 'Create',
    content: [name.place, local.place, remote.place],
    work,
    refused: ({ message }) => blame(message, name.complain, local, remote),
  });
  monitor || local.add();
  input.focus();
}

/** @param {HTMLElement} place @param {Monitor} monitor @param {() => void} done */
export function openRemoval(place, { name }, done) {
  openForm(place, {
    title: `Delete ${name}?`, action: 'Delete', isDanger: true,
    content: [element('p', {}, 'The monitor goes; flows and paths stay, and can still be asked for.')],
    work: async () => {
      await send('DELETE', `/monitors/${encodeURIComponent(name)}`);
      done();
    },
  });
}

/** @param {string} region @param {string} monitorName @param {Resource[]} localResources @param {Resource[]} remoteResources */
async function make(region, monitorName, localResources, remoteResources) {
  await send('POST', '/monitors', { monitorName, scopeArn: await scope(region), localResources, remoteResources });
}

/** The Region's scope, which is made if there is none. @param {string} region @returns {Promise<string>} its ARN */
async function scope(region) {
  const { scopes } = await get('/scopes');
  if (scopes.length > 0) {
    return scopes[0].scopeArn;
  }
  const target = { region, targetIdentifier: { targetId: { accountId: ACCOUNT }, targetType: 'ACCOUNT' } };
  return (await send('POST', '/scopes', { targets: [target] })).scopeArn;
}

/** @param {Monitor} monitor @param {Resource[]} local @param {Resource[]} remote */
async function change({ name, localResources, remoteResources }, local, remote) {
  await send('PATCH', `/monitors/${encodeURIComponent(name)}`, {
    localResourcesToAdd: without(local, localResources),
    localResourcesToRemove: without(localResources, local),
    remoteResourcesToAdd: without(remote, remoteResources),
    remoteResourcesToRemove: without(remoteResources, remote),
  });
}

/** Those of some that are not among others. @param {Resource[]} some @param {Resource[]} others */
function without(some, others) {
  return some.filter(({ type, identifier }) => !others.some((other) => other.type === type && other.identifier === identifier));
}

/**
 * Says at a field what the interface says of a member of the request: Value … at 'localResources.1.member.identifier' failed to satisfy constraint: …
 * @param {string} message
 * @param {(sentence: string) => void} complainOfName
 * @param {ResourceList} local
 * @param {ResourceList} remote
 */
function blame(message, complainOfName, local, remote) {
  const violations = [...message.matchAll(/at '([^']+)' failed to satisfy constraint: ([^;]+)/g)];
  return violations.length > 0 && violations.every(([, member, constraint]) => {
    if (member === 'monitorName') {
      complainOfName(constraint);
      return true;
    }
    const [list, index] = member.split('.');
    const resources = new Map([['localResources', local], ['remoteResources', remote]]).get(list);
    return resources?.complain(Number(index) - 1, constraint) === true;
  });
}
