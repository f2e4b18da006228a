// The item in the status bar: which version runs, and for which Kubernetes and cluster manifests are checked.

import * as vscode from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/node';

interface Status {
  version: string;
  java: { version: string; vendor: string };
  cluster: { source: string; title: string; nodes: number };
  openFiles: number;
}

const presets = ['kubeadm', 'kind', 'k3s', 'gke', 'eks', 'aks', 'tke', 'openshift'];
const oldestMinor = 8;
const newestMinor = 37;

export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('daemonlens', vscode.StatusBarAlignment.Right, 90);
  private readonly watching: vscode.Disposable[];

  constructor(private readonly client: LanguageClient) {
    this.item.name = 'DaemonLens';
    this.item.command = 'daemonlens.choose';
    this.watching = [
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('daemonlens')) {
          void this.update();
        }
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) {
          void this.update();
        } else {
          this.item.text = '$(warning) DaemonLens';
          this.item.tooltip = 'The DaemonLens server is not running.';
          this.item.show();
        }
      }),
    ];
  }

  /** Asks the server anew what it uses. */
  async update(): Promise<void> {
    const status = await this.ask();
    if (!status) {
      return;
    }
    const minor = vscode.workspace.getConfiguration('daemonlens').get<string>('kubernetesVersion', '').trim();
    this.item.text = `$(search) Kubernetes ${minor || 'auto'} · ${status.cluster.title}`;
    this.item.tooltip = new vscode.MarkdownString([
      `**DaemonLens ${status.version}**`,
      minor
        ? `Kubernetes ${minor}: from the setting \`daemonlens.kubernetesVersion\`.`
        : 'Kubernetes: from the file, `.daemonlens.yaml` or the cluster, else the newest that serves the API.',
      `Cluster: ${status.cluster.title} (${status.cluster.source}, ${status.cluster.nodes} nodes).`,
      'Click to choose another.',
    ].join('\n\n'));
    this.item.show();
  }

  /** Lets the user choose the Kubernetes version or the cluster. */
  async choose(): Promise<void> {
    const versions = [];
    for (let minor = newestMinor; minor >= oldestMinor; minor--) {
      versions.push({ label: `Kubernetes 1.${minor}`, setting: 'kubernetesVersion', value: `1.${minor}` });
    }
    const items = [
      { label: 'Kubernetes: as the file or cluster says', setting: 'kubernetesVersion', value: '' },
      { label: 'Cluster: built-in sketch', setting: 'cluster', value: '' },
      ...presets.map(preset => ({ label: `Cluster: preset ${preset}`, setting: 'cluster', value: preset })),
      { label: 'Show status', setting: '', value: '' },
      ...versions,
    ];
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Check manifests for…' });
    if (!chosen) {
      return;
    }
    if (!chosen.setting) {
      await this.show();
      return;
    }
    const target = vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration('daemonlens').update(chosen.setting, chosen.value || undefined, target);
  }

  /** What runs here, as a page. */
  async show(): Promise<void> {
    const status = await this.ask();
    const content = status
      ? [
        '# DaemonLens', '',
        '| | |', '|---|---|',
        `| Version | ${status.version} |`,
        `| Java | ${status.java.version} (${status.java.vendor}) |`,
        `| Cluster | ${status.cluster.title} (${status.cluster.source}, ${status.cluster.nodes} nodes) |`,
        `| Open files | ${status.openFiles} |`,
        `| Workspace trusted | ${vscode.workspace.isTrusted ? 'yes' : 'no: no cluster is asked'} |`, '',
      ].join('\n')
      : '# DaemonLens\n\nThe server is not running. *DaemonLens: Restart server* starts it.\n';
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.commands.executeCommand('markdown.showPreview', document.uri);
  }

  dispose(): void {
    this.item.dispose();
    this.watching.forEach(each => each.dispose());
  }

  private async ask(): Promise<Status | undefined> {
    return this.client.state === State.Running ? this.client.sendRequest<Status>('daemonlens/status', {}) : undefined;
  }
}
