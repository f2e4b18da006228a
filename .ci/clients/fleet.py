#!/usr/bin/env python3
"""Runs `fleet --shard` as an Indexed Job does, with real processes, and compares the merged rows byte for byte.

    .ci/checks/fleet [--most 16] [--seed 1]
"""
import argparse, os, pathlib, random, signal, subprocess, sys, tempfile, time

project = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(project / 'benchmarks'))
import fleet as generated

program = str(project / 'daemonlens')
words = ['fleet', 'agents.yaml', '--clusters', 'clusters', '--fail-on', 'never', '--jobs', '1']


def run(*more, env=None, **options):
    return subprocess.run([program, *more], cwd=work, env={**os.environ, **(env or {})}, **options)


parser = argparse.ArgumentParser()
parser.add_argument('--most', type=int, default=16)
parser.add_argument('--seed', type=int, default=1)
asked = parser.parse_args()
choose = random.Random(asked.seed)
with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    (work / 'clusters').mkdir()
    for c in range(5):
        nodes = [generated.node(i, choose) for i in range(8)]
        (work / 'clusters' / f'c{c}.json').write_text(generated.json.dumps({'apiVersion': 'v1', 'kind': 'List', 'items': nodes}))
    (work / 'agents.yaml').write_text('---\n'.join(generated.agent(i, choose) for i in range(6)))
    whole = run(*words, '-o', 'ndjson', capture_output=True, check=True).stdout
    assert len(whole.splitlines()) == 30, len(whole.splitlines())
    killed = 0
    for count in range(1, asked.most + 1):
        files = []
        for index in range(count):
            name = f'rows-{count}-{index}.ndjson'
            shard = {'JOB_COMPLETION_INDEX': str(index), 'DAEMONLENS_SHARDS': str(count)}
            command = [program, *words, '-o', f'ndjson={name}']
            if choose.random() < 0.3:
                process = subprocess.Popen(command, cwd=work, env={**os.environ, **shard}, start_new_session=True)
                time.sleep(choose.random() * 0.5)
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                process.wait()
                if (work / name).exists():
                    assert all(line.endswith(b'}\n') for line in (work / name).read_bytes().splitlines(keepends=True))
                else:
                    killed += 1
            subprocess.run(command, cwd=work, env={**os.environ, **shard}, check=True)
            files.append(name)
        choose.shuffle(files)
        merged = run('fleet', 'merge', '--shards', str(count), *files, capture_output=True).stdout
        assert merged == whole, f'{count} shards: the merged rows differ'
        if count > 1:
            lacking = run('fleet', 'merge', '--shards', str(count), *files[1:], capture_output=True)
            assert lacking.returncode == 3 and b'no rows of shards' in lacking.stderr, lacking
    print(f'fleet: 1 to {asked.most} processes merge to the same {len(whole)} bytes; {killed} were killed before they had written')
