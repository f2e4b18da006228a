// Reports to look at: every kind that the page shows, large ones, and one full of hostile names.

const ok = (name, pool, more) => ({ name, pool, shouldRun: true, shouldContinueRunning: true, scheduled: true, outcome: 'runs', reasons: [], message: null, ...more });
const not = (name, pool, text, more) => ({ name, pool, shouldRun: false, shouldContinueRunning: false, scheduled: null, outcome: 'notWanted', reasons: [{ code: 'UntoleratedTaint', text }], message: null, ...more });

/** Pods' lives of an update, so many nodes at a time; with surge the new pod comes first. */
function lives(names, width, { surge = false, start = 2, ready = 8, stop = 20, blocked = () => false } = {}) {
  const pods = [], waves = [];
  let t = 0, open = width, stuck = 0;
  for (let i = 0; i < names.length && open > 0;) {
    const turn = names.slice(i, i + open);
    waves.push({ startSeconds: t, nodes: turn });
    for (const node of turn) {
      const bad = blocked(node);
      stuck += bad ? 1 : 0;
      const from = surge ? t : t + stop, available = from + start + ready;
      const gone = surge ? available : t;
      pods.push({ node, name: `agent-${node}`, updated: false, stages: surge && bad ? [[0, 'available']] : [[0, 'available'], [gone, 'terminating'], [gone + stop, 'gone']] });
      pods.push({ node, name: `agent-${node}-2`, updated: true, stages: [[from, 'pending'], [from + 0.01, 'pulling'], [from + start, 'starting'], ...(bad ? [] : [[available, 'available']])] });
    }
    i += open;
    open = width - stuck;
    t += start + ready + stop;
  }
  const seen = new Set(pods.map(pod => pod.node));
  names.filter(name => !seen.has(name)).forEach(node => pods.push({ node, name: `agent-${node}`, updated: false, stages: [[0, 'available']] }));
  return { pods, waves, durationSeconds: Math.max(...waves.slice(-1).map(wave => wave.startSeconds)) + start + ready + (stuck || surge ? 30 : stop) };
}

function rollout(names, width, options = {}) {
  const of = lives(names, width, options);
  const bad = options.blocked ? names.filter(options.blocked).slice(0, width) : [];
  return {
    strategy: 'RollingUpdate', maxUnavailable: options.surge ? 0 : width, maxSurge: options.surge ? width : 0, outcome: bad.length ? 'stuck' : 'complete',
    start: 'update', podsDeleted: names.length, podsCreated: names.length, maxUnavailableObserved: options.surge ? 0 : width, ...of,
    stuck: bad.length ? { text: `${bad.length} pods hold up the rollout: maxUnavailable ${width} is used up, and ${names.length - of.waves.length * width} nodes keep the old pod.`,
      blockedBy: bad.map((node, i) => ({ node, pod: i % 2 ? 'old' : 'new', why: i % 2 ? 'its node does not answer' : 'its image cannot be pulled' })) } : null,
    assumptions: { startAfterSeconds: 2, readyAfterSeconds: 8, stopAfterSeconds: 20, seed: null },
  };
}

function preview(count, more = {}) {
  const nodes = [];
  for (let i = 0; i < count; i++) {
    const zone = 'abc'[i % 3];
    if (i % 25 === 7) nodes.push(not(`gpu-${i}`, 'gpu', 'taint nvidia.com/gpu=present:NoSchedule is not tolerated', { zone }));
    else if (i % 97 === 11) nodes.push(ok(`small-${i}`, 'small', { zone, scheduled: false, outcome: 'pending', reasons: [{ code: 'NodeResourcesFit', text: 'Insufficient memory', short: { memory: '300Mi' } }], message: `0/${count} nodes are available: 1 Insufficient memory, ${count - 1} node(s) didn't satisfy plugin(s) [NodeAffinity].` }));
    else if (i % 131 === 17) nodes.push(ok(`worker-${i}`, 'worker', { zone, evicts: [{ namespace: 'shop', name: `cart-${i}`, owner: 'ReplicaSet/cart', disruptionBudget: 'respected', then: 'pending' }] }));
    else if (i % 53 === 3) nodes.push(not(`worker-${i}`, 'worker', 'the node is not of the architecture arm64', { zone, outcome: 'keeps', shouldContinueRunning: true }));
    else nodes.push(ok(`worker-${i}`, 'worker', { zone }));
  }
  const wanted = nodes.filter(node => node.shouldRun && node.scheduled).map(node => node.name);
  const width = Math.max(1, Math.round(wanted.length / 40));
  return { apiVersion: 'daemonlens.io/v1', kind: 'PreviewReport', cluster: { source: 'snapshot', title: 'prod-eu-1.yaml', nodes: count, kubernetesVersion: '1.35' }, together: true, previews: [{
    file: 'agents/node-agent.yaml', namespace: 'monitoring', name: 'node-agent', kubernetesVersion: '1.35',
    placement: { desiredNumberScheduled: nodes.filter(node => node.shouldRun).length, nodes },
    resources: { perNode: { cpu: '100m', memory: '200Mi' }, total: { cpu: `${wanted.length * 100}m`, memory: `${wanted.length * 200}Mi` } },
    rollout: rollout(wanted, width), alternatives: [{ setting: 'maxUnavailable: 10%', rollout: rollout(wanted, Math.ceil(wanted.length / 10)) }],
    revision: { name: 'node-agent-7474489b7b', hash: '7474489b7b', comparedWith: 'git HEAD', restartsPods: true, restarts: { when: 'rollingUpdate', pods: wanted.length, of: wanted.length }, changes: [
      { field: 'spec.template.spec.containers[0].image', from: 'registry.example/agent:1.20', to: 'registry.example/agent:2.2.0', effect: 'restart' },
      { field: 'spec.updateStrategy.rollingUpdate.maxUnavailable', from: 1, to: '10%', effect: 'rollout' },
      { field: 'spec.template.spec.tolerations', from: null, to: [{ key: 'dedicated', operator: 'Exists' }], effect: 'placement' }] }, ...more }] };
}

const report = (of, more = {}) => ({ apiVersion: 'daemonlens.io/v1', kind: 'RolloutReport', kubernetesVersion: '1.35', daemonSet: { namespace: 'kube-system', name: 'log-agent' },
  from: 'log-agent-6c9c8b65f5', to: 'log-agent-85c998dd68', rollout: of, steps: [], rolloutStatus: ['Waiting for daemon set "log-agent" rollout to finish: 0 out of 20 new pods have been updated...'], ...more });

const names = (count, prefix = 'node') => Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`);

function hostile() {
  const evil = ['</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>', '\u202egnp.exe', 'javascript:alert(1)', 'a\u0000b\u200bc', '${7*7}{{7*7}}', '__proto__', 'constructor', 'x'.repeat(10000), 'مرحبا بالعالم', '节点-一', '🦊'.repeat(300), ' ', '<!--', ']]>', '&lt;b&gt;'];
  const nodes = evil.map((name, i) => i % 2 ? ok(name, evil[i]) : not(name, evil[i], evil[evil.length - 1 - i], { zone: evil[i] }));
  const of = rollout(evil, 3);
  of.stuck = { text: evil[0], blockedBy: [{ node: evil[1], pod: 'new', why: evil[1] }] };
  return { kind: 'PreviewReport', cluster: { source: evil[1], title: evil[0], nodes: 3, kubernetesVersion: evil[2] }, previews: evil.map(name => ({ file: name, namespace: name, name, kubernetesVersion: name,
    placement: { desiredNumberScheduled: 1, nodes, refusal: { plugin: name, message: name } }, resources: { perNode: { [name]: name }, total: {} }, rollout: of,
    revision: { name, hash: name, comparedWith: name, restartsPods: true, changes: [{ field: name, from: name, to: { [name]: name }, effect: name }] } })) };
}

const diagnosis = () => ({ apiVersion: 'daemonlens.io/v1', kind: 'DiagnosisReport', cluster: { source: 'snapshot', title: 'prod-eu-1.yaml', nodes: 40, kubernetesVersion: '1.34' }, daemonSets: [{
  namespace: 'kube-system', name: 'log-agent', verdict: 'stuck', sentence: 'The rollout is stuck: 3 nodes that do not answer use up maxUnavailable 3, so no other node is updated.',
  status: { desired: 38, current: 38, ready: 33, updated: 14, available: 33, unavailable: 5, misscheduled: 0 }, budget: { maxUnavailable: 3, unavailable: 5, maxSurge: 0 },
  causes: [{ code: 'NodeNotReady', owner: 'node', nodes: ['node-4', 'node-11', 'node-23'], pods: ['log-agent-x1', 'log-agent-x2', 'log-agent-x3'], text: 'The kubelet of 3 nodes has not reported for 26 min. Their pods are not ready and count against the budget.', evidence: 'Ready=Unknown since 2026-11-29T02:41:07Z: Kubelet stopped posting node status.' },
    { code: 'ImagePull', owner: 'template', nodes: ['node-7', 'node-8'], pods: ['log-agent-k9', 'log-agent-k8'], text: 'The image of container "agent" cannot be pulled.', evidence: 'Failed to pull image "registry.example/agent:2.2.0": not found' }],
  nodes: names(40).map((name, i) => ({ name, bucket: [3, 10, 22].includes(i) ? 'NodeNotReady' : [6, 7].includes(i) ? 'ImagePull' : i > 37 ? 'notWanted' : i < 14 ? 'available' : 'old' })),
  remedies: [{ text: 'Set the image to a tag that exists and delete the pods on the nodes that do not answer.', commands: ['kubectl -n kube-system set image ds/log-agent agent=registry.example/agent:2.1.9', 'kubectl delete node node-4 node-11 node-23'], simulated: { outcome: 'complete', durationSeconds: 412 } },
    { text: 'Only raise maxUnavailable to 6.', commands: ["kubectl -n kube-system patch ds log-agent -p '{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"maxUnavailable\":6}}}}'"], simulated: { outcome: 'stuck', durationSeconds: null } }] }] });

const plan = () => ({ apiVersion: 'daemonlens.io/v1', kind: 'PlanReport', base: 'main', head: 'HEAD', cluster: { source: 'snapshot', title: 'prod-eu-1.yaml', nodes: 30, kubernetesVersion: '1.35' }, changes: [
  { file: 'agents/log.yaml', namespace: 'kube-system', name: 'log-agent', change: 'changed', accepted: true, restarts: { when: 'rollingUpdate', pods: 28, of: 28 }, changes: preview(3).previews[0].revision.changes, placement: { before: 28, after: 26, gained: [], lost: ['node-4', 'node-5'], pending: 1, evicted: 2, refused: 0 }, rollout: { outcome: 'stuck', durationSeconds: 84, stuck: { text: 'Insufficient memory on node-9 uses up maxUnavailable 1.' } }, findings: { errors: 0, warnings: 2 } },
  { file: 'agents/gpu.yaml', namespace: 'gpu', name: 'driver', change: 'added', accepted: true, restarts: null, changes: [], placement: { before: 0, after: 4, gained: ['gpu-1', 'gpu-2', 'gpu-3', 'gpu-4'], lost: [] }, rollout: { outcome: 'complete', durationSeconds: 12 }, findings: { errors: 0, warnings: 0 } },
  { file: 'agents/bad.yaml', namespace: 'default', name: 'bad', change: 'changed', accepted: false, apiServer: { message: 'DaemonSet.apps "bad" is invalid: spec.selector: Invalid value: field is immutable' }, restarts: { when: 'never', pods: null, of: null }, changes: [{ field: 'spec.selector.matchLabels.app', from: 'a', to: 'b', effect: 'none' }], placement: null, rollout: null, findings: { errors: 1, warnings: 0 } },
  { file: 'agents/old.yaml', namespace: 'default', name: 'old', change: 'removed', accepted: true, placement: { before: 30, after: 0, lost: names(30), gained: [] }, rollout: null }], summary: { added: 1, changed: 2, removed: 1, refused: 1, restart: 1, move: 2, stuck: 1 } });

function fleet(clusters, daemonSets) {
  const words = ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'pending', 'evicts', 'ok', 'stuck', 'ok', 'ok', 'refused', 'ok', 'notServed', 'ok', 'rejected'];
  const rows = [];
  for (let c = 0; c < clusters; c++) for (let d = 0; d < daemonSets; d++) {
    const verdict = (c * 7 + d * 3) % 11 < 9 ? 'ok' : words[(c * 31 + d * 17) % words.length];
    rows.push({ cluster: `prod-${['eu', 'us', 'ap'][c % 3]}-${c + 1}`, kubernetesVersion: `1.${30 + c % 6}`, namespace: 'kube-system', name: ['log-agent', 'node-exporter', 'cni', 'csi-node', 'gpu-driver', 'otel-collector', 'falco', 'kube-proxy'][d % 8] + (d > 7 ? `-${d}` : ''), verdict,
      desired: 20 + c, scheduled: verdict === 'pending' ? 18 + c : 20 + c, pending: verdict === 'pending' ? 2 : 0, refused: 0, evicted: 0, durationSeconds: 840, reason: verdict === 'ok' ? null : { pending: 'Insufficient memory on 2 nodes', stuck: 'maxUnavailable 1 is used up by a node that does not answer', refused: 'exceeded quota: critical-pods', rejected: 'spec.selector: field is immutable', evicts: 'evicts shop/cart-1', notServed: 'extensions/v1beta1 is served until 1.15' }[verdict] });
  }
  return { kind: 'FleetReport', rows };
}

module.exports = {
  preview, hostile, diagnosis, plan, fleet,
  surge: () => report(rollout(names(18), 4, { surge: true })),
  stuck: () => report(rollout(names(24), 3, { blocked: name => ['node-2', 'node-5', 'node-9'].includes(name) })),
  rollout: count => report(rollout(names(count), Math.max(1, Math.round(count / 50)))),
  waves: () => { const of = rollout(names(12), 2); delete of.pods; return report(of); },
};
