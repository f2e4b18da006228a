#!/usr/bin/env python3
"""Posts and replaces the comment of a plan on a small server that behaves as GitHub's and GitLab's do."""
import http.server, json, os, pathlib, re, shutil, subprocess, sys, tempfile, threading, urllib.parse

project = pathlib.Path(__file__).resolve().parent.parent.parent
script = project / '.github' / 'comment'
notes, calls = {}, []


class Server(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, code, value):
        body = json.dumps(value).encode()
        self.send_response(code)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_any(self):
        address = urllib.parse.urlparse(self.path)
        calls.append((self.command, address.path))
        if self.headers.get('Authorization') != 'Bearer t0ken' and self.headers.get('PRIVATE-TOKEN') != 't0ken':
            return self.answer(401, {'message': 'Bad credentials'})
        body = json.loads(self.rfile.read(int(self.headers.get('Content-Length') or 0)) or '{}')
        collection = re.fullmatch(r'/repos/team/agents/issues/7/comments|/projects/12/merge_requests/7/notes', address.path)
        one = re.fullmatch(r'/repos/team/agents/issues/comments/(\d+)|/projects/12/merge_requests/7/notes/(\d+)', address.path)
        if collection and self.command == 'GET':
            query = urllib.parse.parse_qs(address.query)
            size, page = int(query['per_page'][0]), int(query['page'][0])
            return self.answer(200, list(notes.values())[(page - 1) * size:page * size])
        if collection and self.command == 'POST':
            number = 1000 + len(notes)
            notes[number] = {'id': number, 'body': body['body']}
            return self.answer(201, notes[number])
        if one and self.command == ('PATCH' if 'repos' in address.path else 'PUT'):
            notes[int(one[1] or one[2])]['body'] = body['body']
            return self.answer(200, notes[int(one[1] or one[2])])
        return self.answer(404, {'message': 'Not Found'})

    do_GET = do_POST = do_PATCH = do_PUT = handle_any


def post(file, **variables):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(('CI_', 'GITHUB_', 'GITLAB_'))}
    return subprocess.run([sys.executable, str(script), file], env={**clean, **variables}, capture_output=True, text=True)


with tempfile.TemporaryDirectory() as folder, http.server.ThreadingHTTPServer(('127.0.0.1', 0), Server) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = f'http://127.0.0.1:{server.server_port}'
    comment = os.path.join(folder, 'plan.md')
    with open(comment, 'w', encoding='utf-8') as out:
        subprocess.run([str(project / 'daemonlens'), 'plan', 'before', 'after', '--cluster', '../fleet/clusters/prod-eu.yaml', '--fail-on', 'never', '-o', 'markdown'],
                       cwd=project / 'examples' / 'pull-request', stdout=out, check=True)
    text = pathlib.Path(comment).read_text(encoding='utf-8')
    assert text == (project / 'examples' / 'pull-request' / 'comment.md').read_text(encoding='utf-8'), 'examples/pull-request/comment.md is not what plan prints'
    for variables in ({'GITHUB_API_URL': at, 'GITHUB_REPOSITORY': 'team/agents', 'PULL_REQUEST': '7', 'GITHUB_TOKEN': 't0ken'},
                      {'CI_API_V4_URL': at, 'CI_PROJECT_ID': '12', 'CI_MERGE_REQUEST_IID': '7', 'GITLAB_TOKEN': 't0ken'}):
        notes.clear()
        notes.update({i: {'id': i, 'body': f'a remark that mentions <!-- daemonlens plan --> {i}'} for i in range(1, 131)})
        first = post(comment, **variables)
        assert first.returncode == 0 and first.stdout.startswith('posted'), first
        assert len(notes) == 131 and notes[1130]['body'] == text
        with open(comment, 'a', encoding='utf-8') as out:
            out.write('\nlater\n')
        second = post(comment, **variables)
        assert second.stdout == 'replaced comment 1130\n', second
        assert len(notes) == 131 and notes[1130]['body'].endswith('later\n') and notes[1]['body'].endswith(' 1')
        pathlib.Path(comment).write_text(text, encoding='utf-8')
        refused = post(comment, **{**variables, **{name: 'wrong' for name in variables if name.endswith('TOKEN')}})
        assert refused.returncode == 1 and '401' in refused.stderr and 'wrong' not in refused.stderr, refused
    assert 'is not set' in post(comment, GITHUB_API_URL=at).stderr
    pathlib.Path(comment).write_text('no marker\n')
    assert 'hidden marker' in post(comment, **variables).stderr
    server.shutdown()
with tempfile.TemporaryDirectory() as folder, http.server.ThreadingHTTPServer(('127.0.0.1', 0), Server) as server:
    # The whole step, in a repository whose last commit sets another image.
    threading.Thread(target=server.serve_forever, daemon=True).start()
    notes.clear()
    git = lambda *words: subprocess.run(['git', '-c', 'user.name=a', '-c', 'user.email=a@example.com', *words], cwd=folder, check=True, capture_output=True)
    git('init', '-q')
    for state in ('before', 'after'):
        shutil.copy(project / 'examples' / 'pull-request' / state / 'log-agent.yaml', folder)
        git('add', '.')
        git('commit', '-qm', state)
    step = subprocess.run(['bash', str(project / '.github' / 'plan')], cwd=folder, capture_output=True, text=True, env={
        **os.environ, 'GITHUB_ACTION_PATH': str(project), 'FOLDER': '', 'OUTCOMES': 'leaves', 'PATHS': '.', 'BASE': 'HEAD~1', 'CLUSTER': '', 'KUBERNETES': '1.31',
        'COMMENT': os.path.join(folder, 'plan.md'), 'GITHUB_STEP_SUMMARY': os.path.join(folder, 'summary'), 'GITHUB_TOKEN': 't0ken', 'PULL_REQUEST': '7',
        'GITHUB_API_URL': f'http://127.0.0.1:{server.server_port}', 'GITHUB_REPOSITORY': 'team/agents', 'CI_MERGE_REQUEST_IID': ''})
    assert step.returncode == 1 and 'posted comment 1000' in step.stdout, step
    assert 'loses its pod for good' in notes[1000]['body'] and '1 to change' in pathlib.Path(folder, 'summary').read_text(encoding='utf-8')
    server.shutdown()
print('comment: posted once and replaced, on GitHub and GitLab')
