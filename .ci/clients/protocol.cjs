// A whole session with the server through vscode-languageserver-protocol, every answer checked.
const { spawn } = require('child_process');
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const rpc = require('vscode-jsonrpc/node');
const lsp = require('vscode-languageserver-protocol/node');

const project = path.resolve(process.argv[2]);
const program = process.env.DAEMONLENS || path.join(project, 'daemonlens');
const file = path.join(project, '.ci/clients/fluentd.yaml');
const uri = pathToFileURL(file).href;
const text = fs.readFileSync(file, 'utf8');
const fixed = text.replace('app: fluentd-es', 'app: fluentd');

/** The position of a piece of text, and behind it. */
function at(whole, piece, inside = 0) {
  const before = whole.slice(0, whole.indexOf(piece) + inside).split('\n');
  return { line: before.length - 1, character: before[before.length - 1].length };
}

let passed = 0, failed = 0;
async function check(name, code) {
  try {
    await code();
    passed++;
  } catch (error) {
    failed++;
    console.error(`${name}: ${error.stack}`);
  }
}

async function main() {
  const server = spawn(program, ['server'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => server.on('exit', resolve));
  const client = lsp.createProtocolConnection(
    new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  const published = [];
  let wake = () => {};
  client.onNotification(lsp.PublishDiagnosticsNotification.type, params => { published.push(params); wake(); });
  client.onRequest(lsp.ConfigurationRequest.type, ({ items }) => items.map(() => null));
  client.onRequest(lsp.RegistrationRequest.type, () => undefined);
  client.onRequest(lsp.ShowDocumentRequest.type, params => { shown = params; return { success: true }; });
  let shown;
  client.listen();
  const diagnostics = async version => {
    for (const limit = Date.now() + 30000; Date.now() < limit;) {
      const found = published.find(each => each.version === version);
      if (found) return found.diagnostics;
      await new Promise(resolve => { wake = resolve; setTimeout(resolve, 1000); });
    }
    throw new Error(`no diagnostics of version ${version}`);
  };

  const { capabilities } = await client.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(project).href,
    workspaceFolders: [{ uri: pathToFileURL(project).href, name: 'project' }],
    capabilities: {
      workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
      window: { showDocument: { support: true } },
      textDocument: {
        publishDiagnostics: { versionSupport: true, relatedInformation: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    },
  });
  await client.sendNotification(lsp.InitializedNotification.type, {});
  const document = { textDocument: { uri } };

  await check('capabilities', () => {
    assert.strictEqual(capabilities.textDocumentSync.change, lsp.TextDocumentSyncKind.Incremental);
    assert.ok(capabilities.hoverProvider && capabilities.completionProvider && capabilities.codeLensProvider);
  });

  await client.sendNotification(lsp.DidOpenTextDocumentNotification.type,
    { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  await check('diagnostics', async () => {
    const finding = (await diagnostics(1)).find(each => each.code === 'selector-mismatch');
    assert.strictEqual(finding.source, 'daemonlens');
    assert.match(finding.message, /`selector` does not match template `labels`/);
    assert.strictEqual(finding.range.start.line, at(text, 'fluentd-es').line);
  });
  await check('code actions', async () => {
    const { line } = at(text, 'labels:\n        app: fluentd-es');
    const range = { start: { line, character: 8 }, end: { line, character: 8 } };
    const actions = await client.sendRequest(lsp.CodeActionRequest.type,
      { ...document, range, context: { diagnostics: await diagnostics(1) } });
    assert.ok(Array.isArray(actions));
  });

  const wrong = at(text, 'fluentd-es');
  await client.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: wrong, end: { line: wrong.line, character: wrong.character + 10 } }, text: 'fluentd' }],
  });
  await check('an edit is judged in its version', async () => {
    assert.ok((await diagnostics(2)).every(each => each.code !== 'selector-mismatch'));
  });
  await check('hover', async () => {
    const hover = await client.sendRequest(lsp.HoverRequest.type, { ...document, position: at(fixed, 'maxUnavailable', 3) });
    assert.strictEqual(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /^\*\*maxUnavailable\*\*/);
  });
  await check('completion and its explanation', async () => {
    const position = { line: at(fixed, 'containers:').line, character: 6 };
    const list = await client.sendRequest(lsp.CompletionRequest.type, { ...document, position });
    const item = list.items.find(each => each.label === 'tolerations');
    assert.ok(item);
    const resolved = capabilities.completionProvider.resolveProvider
      ? await client.sendRequest(lsp.CompletionResolveRequest.type, item) : item;
    assert.match(resolved.documentation.value, /tolerations/);
  });
  await check('symbols', async () => {
    const [object] = await client.sendRequest(lsp.DocumentSymbolRequest.type, document);
    assert.strictEqual(object.name, 'DaemonSet fluentd');
    assert.ok(object.children.some(each => each.name === 'containers'));
  });
  await check('folding', async () => {
    assert.ok((await client.sendRequest(lsp.FoldingRangeRequest.type, document)).length > 5);
  });
  await check('definition, references and rename of a volume', async () => {
    const position = at(fixed, 'varlog', 2);
    const [definition] = await client.sendRequest(lsp.DefinitionRequest.type, { ...document, position });
    assert.ok(definition.range.start.line > position.line);
    const places = await client.sendRequest(lsp.ReferencesRequest.type,
      { ...document, position, context: { includeDeclaration: true } });
    assert.strictEqual(places.length, 2);
    const edit = await client.sendRequest(lsp.RenameRequest.type, { ...document, position, newName: 'logs' });
    assert.strictEqual(edit.documentChanges[0].edits.length, 2);
    assert.strictEqual(edit.documentChanges[0].textDocument.version, 2);
  });
  await check('the row over the DaemonSet and what it opens', async () => {
    const lenses = await client.sendRequest(lsp.CodeLensRequest.type, document);
    assert.strictEqual(lenses[0].command.title, 'runs on 3 of 4 nodes');
    assert.match(lenses[1].command.title, /^rollout: 3 waves/);
    await client.sendRequest(lsp.ExecuteCommandRequest.type,
      { command: lenses[0].command.command, arguments: lenses[0].command.arguments });
    assert.match(fs.readFileSync(new URL(shown.uri), 'utf8'), /3 of 4 nodes/);
  });
  await check('requests of PROTOCOL.md', async () => {
    const report = await client.sendRequest('daemonlens/preview', { uri });
    assert.strictEqual(report.kind, 'PreviewReport');
    assert.strictEqual(report.previews[0].placement.desiredNumberScheduled, 3);
    const page = await client.sendRequest('daemonlens/preview', { uri, format: 'html' });
    assert.match(page.html, /<html/);
    const rollout = await client.sendRequest('daemonlens/rollout', { uri });
    assert.strictEqual(rollout.kind, 'RolloutReport');
    assert.ok((await client.sendRequest('daemonlens/status', {})).version);
  });
  await check('an unknown request is refused and the server stays', async () => {
    await assert.rejects(client.sendRequest('daemonlens/moo', {}));
  });
  await check('good-bye', async () => {
    await client.sendRequest(lsp.ShutdownRequest.type);
    await client.sendNotification(lsp.ExitNotification.type);
    assert.strictEqual(await ended, 0);
  });
  console.log(`protocol client: ${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

main().catch(error => { console.error(error); process.exit(1); });
