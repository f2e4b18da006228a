// What a change set does, DaemonSet by DaemonSet: the review of a pull request on one page.

import { clean, h, named } from './dom';
import { count, grouped, isKnown, say } from './words';
import { PlanChange, Report } from './report';
import { duration } from './format';
import { icon } from './marks';
import { diff, restarts } from './revision';
import { figure, nameList } from './rollout';

export function planSection(report: Report): HTMLElement {
  const changes = (report.changes ?? []).filter(each => each.change !== 'unchanged' || (each.effects?.length ?? 0) > 0);
  const summary = report.summary ?? {};
  const words = ['added', 'changed', 'removed', 'refused', 'restart', 'move', 'stuck'];
  return h('section', { id: 'plan', 'aria-labelledby': 'plan-title' }, h('h2', { id: 'plan-title' }, say('section.plan')),
    h('div', { class: 'now' }, words.filter(each => summary[each] !== undefined).map(each => figure(grouped(summary[each]), say(`plan.${each}`)))),
    changes.length === 0 ? h('p', { class: 'lead' }, say('plan.nothing')) : changes.map(change));
}

function state(of: PlanChange): string {
  if (of.accepted === false || of.newlyRefused || of.references?.some(each => each.refused) || (of.change !== 'unchanged' && (of.placement?.refused ?? 0) > 0) || of.rollout?.outcome === 'stuck' || of.rollout?.outcome === 'refused') {
    return 'failed';
  }
  return (of.placement?.pending ?? 0) > 0 || (of.placement?.evicted ?? 0) > 0 || (of.placement?.lost?.length ?? 0) > 0 ? 'evicts' : 'available';
}

function change(of: PlanChange): HTMLElement {
  const placement = of.placement, rollout = of.rollout;
  const facts = [
    of.accepted === false ? h('span', { class: 'tag t-refused' }, say('plan.refused-one')) : null,
    of.change === 'changed' && of.restarts ? restarts(of.restarts, null) : null,
    placement ? h('span', { class: `tag ${placement.before === placement.after ? '' : 't-pending'}` }, say('plan.nodes', grouped(placement.before), grouped(placement.after))) : null,
    placement?.pending && of.change !== 'unchanged' ? h('span', { class: 'tag t-pending' }, count('count.pending', placement.pending)) : null,
    placement?.refused && (of.change !== 'unchanged' || of.newlyRefused) ? h('span', { class: 'tag t-refused' }, count('count.refused', placement.refused)) : null,
    placement?.evicted ? h('span', { class: 'tag t-evicted' }, count('count.evicted', placement.evicted)) : null,
    rollout ? h('span', { class: `tag t-${rollout.outcome}` }, isKnown(`outcome-of.${rollout.outcome}`) ? say(`outcome-of.${rollout.outcome}`) : clean(rollout.outcome),
      rollout.durationSeconds ? ` · ${duration(rollout.durationSeconds)}` : '') : null,
    of.findings && of.findings.errors + of.findings.warnings > 0 ? h('span', { class: 'tag' }, say('plan.findings', of.findings.errors, of.findings.warnings)) : null,
  ];
  return h('details', { class: 'cluster', open: state(of) === 'failed' }, h('summary', null, icon(state(of)), ' ', named(`${of.namespace ?? 'default'}/${of.name}`), ' ',
    h('span', { class: 'dim' }, say(`plan.is-${of.change}`)), ' ', facts),
  of.file ? h('p', { class: 'dim' }, clean(of.file, 300)) : null,
  of.effects ? h('ul', null, of.effects.map(each => h('li', null, clean(each, 2000)))) : [
    of.accepted === false && of.apiServer?.message ? h('p', { class: 'callout bad' }, clean(of.apiServer.message, 2000)) : null,
    rollout?.stuck?.text ? h('p', { class: 'callout bad' }, clean(rollout.stuck.text, 1000)) : null,
    placement?.lost?.length ? h('p', null, say('plan.lost'), ' ', nameList(placement.lost)) : null,
    placement?.gained?.length ? h('p', null, say('plan.gained'), ' ', nameList(placement.gained)) : null,
  ],
  diff(of.changes ?? []));
}
