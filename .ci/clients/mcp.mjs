// Lists and calls the tools of `daemonlens mcp` with the official client, and tries to read what it may not.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const [project, work] = process.argv.slice(2);
const root = join(work, 'root'), secret = join(work, 'secret.yaml');
mkdirSync(root);
writeFileSync(secret, 'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: top-secret}\n');
cpSync(join(project, 'examples'), join(root, 'examples'), { recursive: true });
mkdirSync(join(root, 'linked'));
symlinkSync(secret, join(root, 'linked', 'agent.yaml'));
symlinkSync(work, join(root, 'up'));
symlinkSync(secret, join(root, 'gke'));

const client = new Client({ name: 'check', version: '1.0.0' });
await client.connect(new StdioClientTransport({ command: join(project, 'daemonlens'), args: ['mcp', root], cwd: work, stderr: 'inherit' }));
assert.equal(client.getServerVersion().name, 'daemonlens');
await client.ping();

const { tools } = await client.listTools();
assert.deepEqual(tools.map(tool => tool.name), ['lint', 'preview', 'rollout', 'why', 'plan']);
assert.ok(tools.every(tool => tool.annotations.readOnlyHint && tool.inputSchema.additionalProperties === false));

const call = (name, args) => client.callTool({ name, arguments: args }, undefined, { timeout: 120_000 });
const text = result => result.content[0].text;

const broken = 'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: x}\nspec: {template: {metadata: {}, spec: {containers: []}}}\n';
assert.match(text(await call('lint', { text: broken })), /containers: Required value/);
const lint = await call('lint', { paths: ['examples/fluentd.yaml'], format: 'json', kubernetesVersion: '1.31' });
assert.equal(lint.structuredContent.kind, 'LintReport');
assert.equal(lint.structuredContent.documents[0].file, 'examples/fluentd.yaml');
assert.match(text(await call('preview', { paths: ['examples/fluentd.yaml'], cluster: ['examples/gpu-cluster.yaml'] })), /23 of 27 get a pod/);
assert.match(text(await call('preview', { paths: ['examples/fluentd.yaml'], cluster: ['kind'], whatIf: ['add 2 kind-worker'] })), /created on 2 nodes/);
const rollout = await call('rollout', { paths: ['examples/pull-request/after'], from: 'examples/pull-request/before/log-agent.yaml', cluster: ['examples/fleet/clusters/prod-eu.yaml'], format: 'json' });
assert.equal(rollout.isError, false, text(rollout));
assert.match(text(await call('why', { cluster: ['examples/stuck-rollout.json'] })), /monitoring\/agent · stuck/);
const plan = await call('plan', { base: 'examples/pull-request/before', head: 'examples/pull-request/after', cluster: ['examples/fleet/clusters/prod-eu.yaml'] });
assert.match(text(plan), /restarts 20 of 20 pods/);

// Nothing outside of the folder, whatever it is called.
for (const [name, args] of [
  ['lint', { paths: ['../secret.yaml'] }], ['lint', { paths: [secret] }], ['lint', { paths: ['linked'] }], ['lint', { paths: ['linked/agent.yaml'] }],
  ['lint', { paths: ['up/secret.yaml'] }], ['lint', { paths: ['.'] }], ['preview', { text: broken, cluster: [secret] }], ['preview', { text: broken, cluster: ['gke'] }],
  ['rollout', { paths: ['examples/fluentd.yaml'], from: '../secret.yaml' }], ['plan', { base: '../', head: 'examples' }], ['plan', { base: 'up', head: 'examples' }],
  ['lint', { paths: ['--config=../secret.yaml'] }], ['lint', { text: broken, namespace: '--config=../secret.yaml' }],
]) {
  const result = await call(name, args);
  assert.equal(result.isError, true, JSON.stringify(args));
  assert.doesNotMatch(text(result), /top-secret/);
}
assert.equal((await call('lint', { wrong: 1 })).isError, true);
await assert.rejects(call('apply', {}), /no tool/);
await client.close();
console.log('mcp: 5 tools answered the official client');
