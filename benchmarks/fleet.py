#!/usr/bin/env python3
"""Measures `fleet` and `lint` on generated inputs and prints the rates that fleet.md shows.

    benchmarks/fleet.py [--clusters 300] [--agents 100] [--nodes 500] [--manifests 100000] [--jobs 1]

Everything is made from a fixed seed in a temporary folder, which is removed at the end.
"""
import argparse, json, os, pathlib, random, resource, shutil, subprocess, sys, tempfile, time

project = pathlib.Path(__file__).resolve().parent.parent
program = str(project / 'daemonlens')


def agent(i, choose):
    tolerations = choose.choice(['[]', '[{operator: Exists}]', '[{key: dedicated, operator: Exists}]'])
    selector = choose.choice(['{}', '{}', '{disk: ssd}', '{"kubernetes.io/os": linux}'])
    return f'''apiVersion: apps/v1
kind: DaemonSet
metadata: {{name: agent-{i}, namespace: team-{i % 10}}}
spec:
  selector: {{matchLabels: {{app: agent-{i}}}}}
  updateStrategy: {{rollingUpdate: {{maxUnavailable: 10%}}}}
  template:
    metadata: {{labels: {{app: agent-{i}}}}}
    spec:
      nodeSelector: {selector}
      tolerations: {tolerations}
      containers:
      - name: agent
        image: registry.example.com/agent:{i}
        resources: {{requests: {{cpu: {choose.choice([20, 50, 100])}m, memory: {choose.choice([32, 64, 128])}Mi}}}}
'''


def node(i, choose):
    labels = {'kubernetes.io/hostname': f'node-{i}', 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64',
              'topology.kubernetes.io/zone': f'z{i % 3}'}
    if choose.random() < 0.5:
        labels['disk'] = 'ssd'
    spec = {'taints': [{'key': 'dedicated', 'value': 'gpu', 'effect': 'NoSchedule'}]} if choose.random() < 0.1 else {}
    size = {'cpu': '16', 'memory': '64Gi', 'pods': '250'}
    return {'apiVersion': 'v1', 'kind': 'Node', 'metadata': {'name': f'node-{i}', 'labels': labels}, 'spec': spec,
            'status': {'capacity': size, 'allocatable': size, 'nodeInfo': {'kubeletVersion': 'v1.34.1'},
                       'conditions': [{'type': 'Ready', 'status': 'True'}]}}


def timed(words, **more):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    process = subprocess.Popen(words, **more)
    _, status, usage = os.wait4(process.pid, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.time() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    parser = argparse.ArgumentParser()
    for name, value in (('clusters', 300), ('agents', 100), ('nodes', 500), ('manifests', 100_000), ('jobs', 1)):
        parser.add_argument(f'--{name}', type=int, default=value)
    asked = parser.parse_args()
    choose = random.Random(18)
    work = pathlib.Path(tempfile.mkdtemp())
    environment = dict(os.environ, JAVA_TOOL_OPTIONS='-Xmx1g')
    try:
        if asked.clusters:
            (work / 'clusters').mkdir()
            for c in range(asked.clusters):
                items = [node(i, choose) for i in range(asked.nodes)]
                (work / 'clusters' / f'cluster-{c:04}.json').write_text(json.dumps({'apiVersion': 'v1', 'kind': 'List', 'items': items}))
            (work / 'agents.yaml').write_text('---\n'.join(agent(i, choose) for i in range(asked.agents)))
            wall, cpu, mib, code = timed([program, 'fleet', 'agents.yaml', '--clusters', 'clusters', '--fail-on', 'never', '--jobs', str(asked.jobs),
                                          '-o', 'ndjson=rows.ndjson'], cwd=work, env=environment, stderr=subprocess.DEVNULL)
            rows = sum(1 for _ in open(work / 'rows.ndjson'))
            decisions = asked.clusters * asked.agents * asked.nodes
            print(f'fleet: {asked.clusters} clusters x {asked.agents} DaemonSets x {asked.nodes} nodes, {rows} rows, exit {code}: '
                  f'{wall:.1f} s, {cpu:.1f} CPU s, {mib:.0f} MiB, {decisions / cpu:,.0f} decisions a CPU second')
        if asked.manifests:
            folder = work / 'manifests'
            for i in range(asked.manifests):
                if i % 1000 == 0:
                    (folder / str(i // 1000)).mkdir(parents=True)
                (folder / str(i // 1000) / f'{i}.yaml').write_text(agent(i, choose))
            wall, cpu, mib, code = timed([program, 'lint', '--no-progress', '-o', 'json=report.json', 'manifests'], cwd=work, env=environment,
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            print(f'lint: {asked.manifests} manifests, exit {code}: {wall:.1f} s, {cpu:.1f} CPU s, {mib:.0f} MiB, '
                  f'{asked.manifests / cpu:,.0f} manifests a CPU second')
    finally:
        shutil.rmtree(work)


if __name__ == '__main__':
    sys.exit(main())
