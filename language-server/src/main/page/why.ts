// What holds a DaemonSet up now: the budget as a sum, every node in one bucket, evidence, and remedies with their outcome.

import { clean, code, h, own } from './dom';
import { count, grouped, isKnown, say } from './words';
import { Cause, Diagnosis } from './report';
import { duration } from './format';
import { Grid } from './grid';
import { icon } from './marks';
import { nameList } from './rollout';

const GOOD = ['available'], QUIET: Record<string, string> = { updating: 'updating', old: 'old', notWanted: 'notWanted' };

const RANK = ['updating', 'old', 'available', 'notWanted'];

export function whySection(of: Diagnosis): HTMLElement {
  const owners = new Map((of.causes ?? []).map(cause => [cause.code, cause.owner]));
  const nodes = of.nodes ?? [];
  const state = (bucket: string) => GOOD.includes(bucket) ? 'available' : own(QUIET, bucket) ?? owners.get(bucket) ?? 'failed';
  const label = (bucket: string) => isKnown(`bucket.${bucket}`) ? say(`bucket.${bucket}`) : bucket;
  const section = h('section', { id: 'why', 'aria-labelledby': 'why-title' }, h('h2', { id: 'why-title' }, say('section.why')),
    h('p', { class: 'lead' }, clean(of.sentence, 1000)), budget(of));
  if (nodes.length) {
    const grid = new Grid({
      count: nodes.length, name: node => nodes[node].name, rank: title => RANK.findIndex(each => label(each) === title), group: node => label(nodes[node].bucket), state: node => state(nodes[node].bucket),
      label: node => `${clean(nodes[node].name)}: ${label(nodes[node].bucket)}`,
      describe: node => h('div', { class: 'node' }, h('div', { class: 'node-title' }, icon(state(nodes[node].bucket)), ' ', h('bdi', null, clean(nodes[node].name))), label(nodes[node].bucket)),
    }, say('section.why'));
    section.append(grid.element);
  }
  section.append(...(of.causes ?? []).map(cause => causeCard(cause, label)));
  if (of.remedies?.length) {
    section.append(h('h3', null, say('remedies')), h('ol', { class: 'remedies' }, of.remedies.map(each => h('li', null,
      h('p', null, clean(each.text, 1000), ' ', each.simulated ? h('span', { class: `tag t-${each.simulated.outcome}` },
        icon(each.simulated.outcome === 'complete' ? 'available' : each.simulated.outcome === 'stuck' ? 'failed' : 'updating'), ' ',
        isKnown(`outcome-of.${each.simulated.outcome}`) ? say(`outcome-of.${each.simulated.outcome}`) : clean(each.simulated.outcome),
        each.simulated.outcome === 'complete' && each.simulated.durationSeconds ? ` · ${duration(each.simulated.durationSeconds)}` : '') : null),
      each.commands?.map(command => h('pre', { tabindex: '0' }, code(command)))))));
  }
  return section;
}

function budget(of: Diagnosis): HTMLElement | null {
  if (!of.budget) {
    return null;
  }
  const { maxUnavailable, unavailable, maxSurge } = of.budget;
  const most = Math.max(maxUnavailable, unavailable, 1), used = Math.min(unavailable, maxUnavailable), over = Math.max(0, unavailable - maxUnavailable);
  const causes = (of.causes ?? []).filter(cause => cause.nodes?.length && !['BudgetExhausted', 'OnDelete', 'Misscheduled', 'NotObserved'].includes(cause.code));
  const cells = most <= 40 ? Array.from({ length: most }, (_, i) => h('i', { class: i < used ? 'used' : i < maxUnavailable ? 'free' : 'over' }))
    : [h('i', { class: 'used wide', vars: { '--share': used } }), maxUnavailable > used ? h('i', { class: 'free wide', vars: { '--share': maxUnavailable - used } }) : null,
      over ? h('i', { class: 'over wide', vars: { '--share': over } }) : null];
  return h('div', { class: 'budget' }, h('div', { class: 'cells', 'aria-hidden': 'true' }, cells), h('p', null,
    maxSurge > 0 ? say('budget.surge', grouped(maxSurge)) : unavailable >= maxUnavailable ? say('budget.spent', grouped(unavailable), grouped(maxUnavailable)) : say('budget.sum', grouped(unavailable), grouped(maxUnavailable), grouped(maxUnavailable - unavailable)),
    causes.length && !maxSurge ? h('span', { class: 'dim' }, ` (${causes.map(each => `${grouped(each.nodes?.length ?? 0)} ${each.code}`).join(' + ')})`) : null));
}

function causeCard(cause: Cause, label: (bucket: string) => string): HTMLElement {
  return h('article', { class: `cause o-${cause.owner}` }, h('h3', null, icon(cause.owner), ' ', clean(label(cause.code)), ' ',
    h('span', { class: 'tag' }, isKnown(`owner.${cause.owner}`) ? say(`owner.${cause.owner}`) : clean(cause.owner)),
    cause.nodes?.length ? h('span', { class: 'count' }, ' ', count('count.nodes', cause.nodes.length)) : null),
  h('p', null, clean(cause.text, 1500)), cause.evidence ? h('pre', { class: 'evidence', tabindex: '0' }, code(cause.evidence)) : null,
  cause.nodes?.length ? h('p', { class: 'dim' }, nameList(cause.nodes)) : null);
}
