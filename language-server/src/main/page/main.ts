// The page: reads the report that is embedded in it, and shows what the report has.

import { clean, h, named, own, replace } from './dom';
import { grouped, isKnown, say, speak } from './words';
import { Diagnosis, PageFacts, Preview, Report, outcomeOf, verdictOf } from './report';
import { duration } from './format';
import { ask, canAsk, onReport } from './editor';
import { icon } from './marks';
import { nodesSection } from './nodes';
import { figure, limits, rolloutSection } from './rollout';
import { whySection } from './why';
import { revisionSection } from './revision';
import { planSection } from './plan';
import { fleetSection } from './fleet';
import { forgetWhatIf, whatIfSection } from './whatif';

interface Subject { namespace: string; name: string; verdict: string; preview?: Preview; diagnosis?: Diagnosis }

const VERDICT_MARK: Record<string, string> = {
  ok: 'runs', healthy: 'runs', complete: 'runs', progressing: 'updating', waitsForDeletion: 'updating', nothing: 'keeps', evicts: 'evicts', pending: 'pending',
  degraded: 'pending', stuck: 'failed', refused: 'failed',
};
const ASSUMED = ['startAfterSeconds', 'readyAfterSeconds', 'stopAfterSeconds'];

let facts: PageFacts;
let restyle: (() => void)[] = [];
/** The DaemonSet that is looked at, kept when the report changes under the page. */
let chosen = '';

function read(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null');
}

function subjects(report: Report): Subject[] {
  switch (report.kind) {
    case 'PreviewReport':
      return (report.previews ?? []).map(preview => ({ namespace: preview.namespace || 'default', name: preview.name, verdict: verdictOf(preview), preview }));
    case 'RolloutReport': {
      const name = report.daemonSet?.name ?? '', namespace = report.daemonSet?.namespace || 'default';
      const preview: Preview = { name, namespace, kubernetesVersion: report.kubernetesVersion, rollout: report.rollout, alternatives: report.alternatives };
      return [{ namespace, name, verdict: report.rollout?.outcome ?? 'nothing', preview }];
    }
    case 'DiagnosisReport':
      return (report.daemonSets ?? []).map(diagnosis => ({ namespace: diagnosis.namespace || 'default', name: diagnosis.name, verdict: diagnosis.verdict, diagnosis }));
    default:
      return [];
  }
}

function verdictText(word: string): string {
  return isKnown(`verdict.${word}`) ? say(`verdict.${word}`) : clean(word);
}

function show(report: Report): void {
  restyle = [];
  const all = subjects(report);
  const main = h('main', { tabindex: '-1' });
  const current = all.find(each => `${each.namespace}/${each.name}` === chosen) ?? all[0];
  const title = current ? current.name : say(`title.${report.kind}`);
  document.title = `${clean(title, 80)} · DaemonLens`;
  if (report.whatIf?.length || report.problem) {
    main.append(whatIfSection(report.whatIf ?? [], report.problem ?? ''));
  } else {
    forgetWhatIf();
  }
  if (all.length > 1) {
    main.append(overview(all, current, report));
  }
  if (current) {
    body(current, report).forEach(each => main.append(each));
  } else if (report.kind === 'PlanReport') {
    main.append(planSection(report));
  } else if (report.kind === 'FleetReport') {
    main.append(fleetSection(report.rows ?? []));
  } else {
    main.append(h('p', { class: 'lead' }, say(report.kind === 'DiagnosisReport' ? 'all-healthy' : 'none')));
  }
  replace(document.body, header(current, report, all), main, footer());
}

function body(of: Subject, report: Report): HTMLElement[] {
  const preview = of.preview;
  const sections: HTMLElement[] = [];
  if (of.diagnosis) {
    sections.push(whySection(of.diagnosis));
  }
  if (preview?.placement) {
    sections.push(nodesSection(preview.placement, of.name));
  }
  if (preview?.resources?.perNode && Object.keys(preview.resources.perNode).length) {
    sections.push(resources(preview.resources.perNode, preview.resources.total ?? {}));
  }
  if (preview?.rollout) {
    sections.push(rolloutSection(preview.rollout, preview.alternatives ?? [], preview.placement?.nodes ?? [], listener => restyle.push(listener)));
  }
  if (preview?.revision) {
    sections.push(revisionSection(preview.revision));
  }
  if (report.rolloutStatus?.length) {
    sections.push(h('section', { id: 'status', 'aria-labelledby': 'status-title' }, h('h2', { id: 'status-title' }, 'kubectl rollout status'),
      h('pre', { class: 'evidence', tabindex: '0' }, report.rolloutStatus.slice(0, 200).map(line => `${clean(line, 400)}\n`).join(''))));
  }
  return sections;
}

/** Several DaemonSets: one row each, the worst first, of which one is shown below. */
function overview(all: Subject[], current: Subject | undefined, report: Report): HTMLElement {
  const order = ['refused', 'stuck', 'degraded', 'pending', 'evicts', 'waitsForDeletion', 'progressing', 'ok', 'healthy'];
  const sorted = [...all].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return h('section', { id: 'daemonsets', 'aria-label': say('column.daemonset') }, h('div', { class: 'scroll cards', tabindex: '0', role: 'region', 'aria-label': say('column.daemonset') }, sorted.map(each => h('button', {
    type: 'button', class: 'card', 'aria-pressed': String(each === current), on: { click: () => { chosen = `${each.namespace}/${each.name}`; show(report); document.querySelector('main')?.focus(); } },
  }, icon(own(VERDICT_MARK, each.verdict) ?? 'failed'), ' ', named(each.name, 60), h('span', { class: 'dim' }, clean(each.namespace, 60)), h('span', { class: 'card-verdict' }, verdictText(each.verdict))))));
}

function header(of: Subject | undefined, report: Report, all: Subject[]): HTMLElement {
  const cluster = report.cluster;
  const version = of?.preview?.kubernetesVersion ?? report.kubernetesVersion ?? cluster?.kubernetesVersion;
  const rows: [string, string | HTMLElement | null | undefined][] = [
    [say('meta.cluster'), cluster ? [cluster.title ?? cluster.source ?? '', cluster.nodes === undefined ? '' : say('meta.nodes', grouped(cluster.nodes))].filter(Boolean).map(each => clean(each, 200)).join(' · ') : null],
    ['Kubernetes', version ? clean(version) : null],
    [say('meta.revisions'), report.kind === 'RolloutReport' ? clean(`${report.from ?? say('meta.unknown')} → ${report.to ?? '?'}`, 300) : null],
    [say('meta.file'), of?.preview?.file ? clean(of.preview.file.replace(/^file:.*\//, ''), 200) : null],
    [say('meta.command'), facts.command ? h('code', null, clean(facts.command, 400)) : null],
    [say('meta.date'), facts.date ? clean(facts.date) : null],
    [say('meta.assumed'), assumptions(of)],
  ];
  return h('header', null, h('p', { class: 'brand' }, lens(), ' DaemonLens ', h('span', null, say(`title.${report.kind}`))),
    h('h1', null, of ? [h('span', { class: 'namespace' }, h('bdi', null, clean(of.namespace, 80)), '/'), named(of.name, 120)] : heading(report)),
    of ? h('p', { class: `verdict w-${of.verdict}` }, icon(own(VERDICT_MARK, of.verdict) ?? 'failed'), ' ', verdictText(of.verdict)) : null,
    of?.preview?.rollout ? h('div', { class: 'now' }, keyFigures(of.preview)) : null,
    h('dl', null, rows.filter(([, value]) => value).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))),
    navigation(of, all));
}

function heading(report: Report): string {
  if (report.kind === 'PlanReport') {
    return clean(`${report.base ?? ''} → ${report.head ?? ''}`, 120);
  }
  return report.kind === 'FleetReport' ? say('heading.fleet', grouped(new Set(report.rows?.map(row => row.cluster)).size)) : say(`title.${report.kind}`);
}

function keyFigures(preview: Preview): (HTMLElement | null)[] {
  const rollout = preview.rollout;
  const rows = preview.placement?.nodes ?? [], running = rows.filter(row => outcomeOf(row) === 'runs').length;
  return [preview.placement ? figure(`${grouped(running)} / ${grouped(rows.length)}`, say('figure.nodes')) : rollout?.podsCreated ? figure(grouped(rollout.podsCreated), say('figure.created')) : null,
    rollout && rollout.outcome !== 'nothing' ? figure(rollout.outcome === 'complete' ? duration(rollout.durationSeconds) : say(`outcome-of.${rollout.outcome}`), say(rollout.outcome === 'complete' ? 'figure.rollout' : 'figure.outcome')) : null,
    rollout && rollout.waves.length ? figure(grouped(rollout.waves.length), say(rollout.waves.length === 1 ? 'figure.waves.one' : 'figure.waves', limits(rollout))) : null,
    preview.alternatives?.length ? figure(duration(preview.alternatives[0].rollout.durationSeconds), say('figure.alternative', clean(preview.alternatives[0].setting, 60))) : null];
}

function navigation(of: Subject | undefined, all: Subject[]): HTMLElement | null {
  const preview = of?.preview;
  const ids = [of?.diagnosis ? 'why' : '', preview?.placement ? 'nodes' : '', preview?.rollout ? 'rollout' : '', preview?.revision ? 'revision' : ''].filter(Boolean);
  return ids.length < 2 && all.length < 2 ? null
    : h('nav', { 'aria-label': say('sections') }, ids.map(id => h('a', { href: `#${id}` }, say(`section.${id}`))));
}

/** What the simulation assumes; in an editor's panel it can be changed. */
function assumptions(of: Subject | undefined): HTMLElement | null {
  const assumed = of?.preview?.rollout?.assumptions;
  if (!assumed) {
    return null;
  }
  if (!canAsk()) {
    return h('span', null, ASSUMED.filter(each => assumed[each] != null).map(each => say(`assumed.${each}`, duration(Number(assumed[each])))).join(' · '));
  }
  const inputs = ASSUMED.filter(each => assumed[each] != null).map(each => {
    const input = h('input', { type: 'number', min: 0, step: 0.1, value: String(assumed[each]), 'aria-label': say(`assumed.${each}`, 's') });
    return { each, input, label: h('label', null, say(`assumed.${each}`, ''), input, ' s ') };
  });
  return h('form', { class: 'assumed', on: { submit: (event: Event) => {
    event.preventDefault();
    ask({ options: Object.fromEntries(inputs.map(({ each, input }) => [each, Number(input.value)])) });
  } } }, inputs.map(({ label }) => label), h('button', null, say('play-again')));
}

function resources(perNode: Record<string, string>, total: Record<string, string>): HTMLElement {
  return h('section', { id: 'resources', 'aria-labelledby': 'resources-title' }, h('h2', { id: 'resources-title' }, say('section.resources')), h('div', { class: 'now' },
    Object.keys(perNode).flatMap(name => [figure(clean(perNode[name], 40), say('per-node', clean(name, 60))), own(total, name) ? figure(clean(total[name], 40), say('in-total', clean(name, 60))) : null])));
}

function lens(): SVGElement {
  const of = icon('keeps');
  of.setAttribute('class', 'icon lens');
  return of;
}

function footer(): HTMLElement {
  return h('footer', null, h('p', null, `DaemonLens ${facts.version ?? ''}`.trim(), ' · ', say('footer')));
}

function start(): void {
  facts = read('page') as PageFacts;
  speak(facts.language, facts.words);
  const report = read('report') as Report;
  show(report);
  onReport(next => show(next as Report));
  const themed = () => restyle.forEach(each => each());
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)', 'print']) {
    window.matchMedia(query).addEventListener('change', themed);
  }
  // An editor changes the theme by the classes of the body.
  new MutationObserver(themed).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

start();

