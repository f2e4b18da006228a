// Usable by yaml-language-server: the good manifest has no diagnostic, the bad one has three, hover speaks.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [server, schema, folder] = process.argv.slice(2);
const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
const diagnostics = new Map();
let buffer = Buffer.alloc(0);
let id = 0;

const send = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  child.stdin.write(body);
};
const ask = (method, params) => new Promise((done) => {
  waiting.set(++id, done);
  send({ id, method, params });
});
const settings = { yaml: { schemas: { [pathToFileURL(schema).href]: '*.yaml' }, validate: true, hover: true, schemaStore: { enable: false } } };

child.stdout.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    const length = end < 0 ? 0 : Number(/Content-Length: (\d+)/.exec(buffer.toString('utf8', 0, end))[1]);
    if (end < 0 || buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.toString('utf8', end + 4, end + 4 + length));
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === 'workspace/configuration') {
      send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? {}) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      diagnostics.set(message.params.uri, message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      send({ id: message.id, result: null });
    } else if (waiting.has(message.id)) {
      waiting.get(message.id)(message.result);
      waiting.delete(message.id);
    }
  }
});

const fail = (why) => {
  console.error(why);
  child.kill();
  process.exit(1);
};
setTimeout(() => fail('no answer within 60 s: ' + JSON.stringify([...diagnostics])), 60_000).unref();

await ask('initialize', { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true } } });
send({ method: 'initialized', params: {} });
send({ method: 'workspace/didChangeConfiguration', params: { settings } });
const uris = ['good', 'bad'].map((name) => pathToFileURL(`${folder}/${name}.yaml`).href);
for (const uri of uris) {
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text: readFileSync(new URL(uri), 'utf8') } } });
}
while (!(diagnostics.get(uris[1])?.length && diagnostics.has(uris[0]))) await new Promise((r) => setTimeout(r, 100));
const hover = await ask('textDocument/hover', { textDocument: { uri: uris[0] }, position: { line: 20, character: 12 } });
const said = JSON.stringify(hover?.contents ?? '');
if (diagnostics.get(uris[0]).length !== 0) fail(JSON.stringify(diagnostics.get(uris[0])));
if (diagnostics.get(uris[1]).length !== 3) fail(JSON.stringify(diagnostics.get(uris[1])));
if (!said.includes('StartupProbe')) fail(`hover says ${said}`);
console.log('yaml-language-server: good taken, 3 faults found, hover speaks');
child.kill();
process.exit(0);
