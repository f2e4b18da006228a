// Many clusters and many DaemonSets: a matrix by verdict, and a cluster's rows behind each line.

import { Child, clean, h, named, own, replace } from './dom';
import { grouped, isKnown, say } from './words';
import { FleetRow } from './report';
import { duration, natural } from './format';
import { icon } from './marks';
import { chip } from './nodes';

/** Worst first. */
export const VERDICTS = ['rejected', 'notServed', 'refused', 'stuck', 'pending', 'evicts', 'ok'];
const MARK: Record<string, string> = { ok: 'runs', evicts: 'evicts', pending: 'pending', stuck: 'failed', refused: 'refused', rejected: 'refused', notServed: 'keeps' };
const MOST_CELLS = 40_000, MOST_LINES = 300;

const verdict = (word: string) => isKnown(`verdict.${word}`) ? say(`verdict.${word}`) : clean(word);

export function fleetSection(rows: FleetRow[]): HTMLElement {
  const key = (row: FleetRow) => `${row.namespace ?? ''}/${row.name}`;
  const columns = [...new Set(rows.map(key))].sort(natural);
  const clusters = new Map<string, FleetRow[]>();
  rows.forEach(row => {
    const known = clusters.get(row.cluster);
    if (known) known.push(row); else clusters.set(row.cluster, [row]);
  });
  const worst = (of: FleetRow[]) => Math.min(...of.map(row => VERDICTS.indexOf(row.verdict)));
  const order = [...clusters].sort((a, b) => worst(a[1]) - worst(b[1]) || bad(b[1]) - bad(a[1]) || natural(a[0], b[0]));
  const off = new Set<string>();
  let query = '', most = MOST_LINES;
  const detail = h('div', { class: 'detail', 'aria-live': 'polite' });
  const body = h('tbody'), more = h('p', { class: 'dim' });
  const narrow = columns.length * Math.min(order.length, MOST_LINES) > MOST_CELLS || columns.length > 60;
  const draw = (): void => {
    const matching = order.map(([name, of]): [string, FleetRow[]] => [name, of.filter(row => !off.has(row.verdict)
      && (query === '' || row.cluster.toLowerCase().includes(query) || key(row).toLowerCase().includes(query) || (row.reason ?? '').toLowerCase().includes(query)))])
      .filter(([, of]) => of.length > 0);
    replace(body, matching.slice(0, most).map(([name, of]) => line(name, of)));
    replace(more, matching.length > most ? [say('and-more', grouped(matching.length - most)), ' ',
      h('button', { type: 'button', on: { click: () => { most += 1000; draw(); } } }, say('show-more'))] : null);
  };
  const line = (name: string, of: FleetRow[]): HTMLElement => {
    const by = new Map(of.map(row => [key(row), row]));
    const cells = narrow
      ? [h('td', { class: 'heat-line' }, VERDICTS.map(each => [each, of.filter(row => row.verdict === each).length] as [string, number]).filter(([, n]) => n > 0)
        .map(([each, n]) => h('span', { class: `heat v-${each}`, vars: { '--share': n }, title: `${verdict(each)}: ${n}` }, icon(MARK[each] ?? 'failed'), grouped(n))))]
      : columns.map(column => {
        const row = by.get(column);
        return h('td', { class: row ? `heat v-${row.verdict}` : 'heat' }, row
          ? h('button', { type: 'button', title: title(row), 'aria-label': `${clean(row.cluster)} ${clean(column)}: ${title(row)}`, on: { click: () => replace(detail, about(row)) } }, icon(own(MARK, row.verdict) ?? 'failed')) : null);
      });
    return h('tr', null, h('th', { scope: 'row' }, h('button', { type: 'button', class: 'link', on: { click: () => { replace(detail, drill(name, clusters.get(name) ?? of)); detail.scrollIntoView({ block: 'nearest' }); } } }, named(name, 60)),
      of[0].kubernetesVersion ? h('span', { class: 'dim' }, ` ${clean(of[0].kubernetesVersion)}`) : null), cells, h('td', { class: 'why-line' }, reasons(of)));
  };
  const search = h('input', { type: 'search', class: 'search', placeholder: say('search.fleet'), 'aria-label': say('search.fleet'), on: { input: () => { query = search.value.trim().toLowerCase(); draw(); } } });
  const present = VERDICTS.filter(each => rows.some(row => row.verdict === each));
  draw();
  return h('section', { id: 'fleet', 'aria-labelledby': 'fleet-title' }, h('h2', { id: 'fleet-title' }, say('section.fleet')),
    h('p', { class: 'lead' }, say('fleet.lead', grouped(rows.filter(row => row.verdict === 'ok').length), grouped(rows.length), grouped(clusters.size))),
    h('div', { class: 'bar' }, h('div', { class: 'chips', role: 'group', 'aria-label': say('legend') }, present.map(each => chip([icon(MARK[each]), ' ', say(`short.${each}`), ' ',
      h('b', null, grouped(rows.filter(row => row.verdict === each).length))], true, on => { if (on) off.delete(each); else off.add(each); draw(); }))), h('span', { class: 'grow' }), search),
    h('div', { class: 'scroll matrix', tabindex: '0', role: 'region', 'aria-label': say('section.fleet') }, h('table', null,
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, say('column.cluster')), narrow ? h('th', { scope: 'col' }, say('column.daemonsets', grouped(columns.length)))
        : columns.map(column => h('th', { scope: 'col', class: 'turned' }, h('span', null, named(column.split('/')[1] || column, 40)))), h('th', { scope: 'col', class: 'why-line' }, say('group.reason')))), body)), more, detail);
}

/** The worst rows of a cluster in one line. */
function reasons(of: FleetRow[]): Child[] {
  const worst = of.filter(row => row.verdict !== 'ok').sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  return [worst.slice(0, 2).map((row, i): Child[] => [i ? '; ' : '', named(row.name, 40), ': ', clean(row.reason ?? verdict(row.verdict), 90)]), worst.length > 2 ? ` ${say('and-more', worst.length - 2)}` : null];
}

function bad(of: FleetRow[]): number {
  return of.filter(row => row.verdict !== 'ok').length;
}

function title(row: FleetRow): string {
  return `${verdict(row.verdict)}${row.desired != null ? ` · ${grouped(row.scheduled ?? 0)}/${grouped(row.desired)}` : ''}${row.reason ? ` · ${clean(row.reason, 300)}` : ''}`;
}

function about(row: FleetRow): HTMLElement {
  return h('div', { class: 'node' }, h('div', { class: 'node-title' }, icon(own(MARK, row.verdict) ?? 'failed'), ' ', named(row.cluster), ' · ', named(`${row.namespace ?? ''}/${row.name}`)),
    h('div', null, title(row)), row.durationSeconds ? h('div', { class: 'dim' }, say('fleet.takes', duration(row.durationSeconds))) : null);
}

function drill(name: string, of: FleetRow[]): HTMLElement {
  const sorted = [...of].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || natural(a.name, b.name));
  const number = (value?: number | null) => value == null ? '' : grouped(value);
  return h('div', null, h('h3', null, named(name)), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': clean(name) }, h('table', null, h('thead', null, h('tr', null,
    [say('column.daemonset'), say('column.verdict'), say('column.scheduled'), say('column.takes'), say('group.reason')].map(each => h('th', { scope: 'col' }, each)))),
  h('tbody', null, sorted.map(row => h('tr', null, h('th', { scope: 'row' }, named(`${row.namespace ?? ''}/${row.name}`)), h('td', { class: 'nowrap' }, icon(own(MARK, row.verdict) ?? 'failed'), ' ', verdict(row.verdict)),
    h('td', null, row.desired == null ? '' : `${number(row.scheduled)}/${number(row.desired)}`), h('td', { class: 'nowrap' }, row.durationSeconds == null ? '' : duration(row.durationSeconds)), h('td', null, clean(row.reason ?? '', 300))))))));
}
