// The panels beside the editor: pages drawn by the server, asked again when their file changes.

import * as vscode from 'vscode';
import { LanguageClient, Location } from 'vscode-languageclient/node';

type View = 'preview' | 'rollout';

/** Which DaemonSet a page is about: a file and, in it, a section or a place. */
interface Target {
  uri: string;
  document?: number;
  position?: { line: number; character: number };
}

interface Page {
  panel: vscode.WebviewPanel;
  target: Target;
  /** What the page has asked for: other assumptions, a changed cluster. */
  question: { whatIf?: string[]; options?: object };
  /** Whether the panel shows a page that takes reports. */
  drawn: boolean;
}

/** What the page's script sends: language-server/src/main/page/editor.ts. */
type Message = { type: 'ask'; whatIf?: string[]; options?: object } | { type: 'open'; field: string };

const titles: Record<View, string> = { preview: 'DaemonSet preview', rollout: 'Rollout' };
const quietMillis = 300;

export class Panels implements vscode.Disposable {
  private readonly pages = new Map<View, Page>();
  private readonly changes: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly client: LanguageClient, private readonly context: vscode.ExtensionContext) {
    this.changes = [
      // Saving a file is a change without any text changed; the page stays as the user left it.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.changed(document.uri.toString());
        }
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => this.follow(editor)),
      ...(Object.keys(titles) as View[]).map(view => vscode.window.registerWebviewPanelSerializer(`daemonlens.${view}`, {
        deserializeWebviewPanel: panel => this.restore(view, panel),
      })),
    ];
  }

  /** Opens the panel that a command of the server stands for; false for every other command. */
  async show(command: string, args: unknown[]): Promise<boolean> {
    const view = (Object.keys(titles) as View[]).find(each => command === `daemonlens.server.${each}`);
    const target = args[0] as Target | undefined;
    if (!view || !target) {
      return false;
    }
    await this.open(view, target);
    return true;
  }

  async showActive(view: View): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage('Open a manifest first.');
      return;
    }
    const { line, character } = editor.selection.active;
    await this.open(view, { uri: editor.document.uri.toString(), position: { line, character } });
  }

  dispose(): void {
    this.changes.forEach(each => each.dispose());
    clearTimeout(this.timer);
    this.pages.forEach(({ panel }) => panel.dispose());
  }

  private async open(view: View, target: Target): Promise<void> {
    let page = this.pages.get(view);
    if (page) {
      page.target = target;
      page.panel.reveal(undefined, true);
    } else {
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const panel = vscode.window.createWebviewPanel(`daemonlens.${view}`, titles[view], beside, {
        // The page's own policy allows its one script by hash, and nothing else.
        enableScripts: true,
        retainContextWhenHidden: true,
        localResourceRoots: [],
      });
      page = this.adopt(view, panel, target);
    }
    await this.draw(view, page);
  }

  private adopt(view: View, panel: vscode.WebviewPanel, target: Target): Page {
    panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, 'icon.png');
    panel.onDidDispose(() => this.pages.delete(view));
    const page: Page = { panel, target, question: {}, drawn: false };
    panel.webview.onDidReceiveMessage((message: Message) => this.asked(view, page, message));
    this.pages.set(view, page);
    return page;
  }

  /** A panel of the window before it was loaded again; its file is remembered in the workspace. */
  private async restore(view: View, panel: vscode.WebviewPanel): Promise<void> {
    const target = this.context.workspaceState.get<Target>(`daemonlens.${view}`);
    if (!target) {
      panel.dispose();
      return;
    }
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    await this.draw(view, this.adopt(view, panel, target));
  }

  /** Shows the file that the user looks at now, where it holds a DaemonSet. */
  private follow(editor: vscode.TextEditor | undefined): void {
    const uri = editor?.document.uri.toString();
    if (!editor || !uri || !/^\s*(- )?["']?kind["']?:\s*["']?DaemonSet\b/m.test(editor.document.getText())) {
      return;
    }
    this.pages.forEach((page, view) => {
      if (page.target.uri !== uri) {
        page.target = { uri, position: editor.selection.active };
        void this.draw(view, page);
      }
    });
  }

  private changed(uri: string): void {
    if (![...this.pages.values()].some(page => page.target.uri === uri)) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.pages.forEach((page, view) => {
        if (page.target.uri === uri) {
          void this.draw(view, page);
        }
      });
    }, quietMillis);
  }

  private async draw(view: View, page: Page): Promise<void> {
    const params = { ...page.target, ...page.question, format: page.drawn ? 'page' : 'html' };
    const answer = await this.client.sendRequest<{ html?: string } | null>(`daemonlens/${view}`, params);
    if (!answer) {
      return;
    }
    const file = page.target.uri.slice(page.target.uri.lastIndexOf('/') + 1);
    page.panel.title = `${titles[view]} · ${decodeURIComponent(file)}`;
    void this.context.workspaceState.update(`daemonlens.${view}`, page.target);
    if (page.drawn) {
      void page.panel.webview.postMessage({ type: 'report', report: answer });
    } else if (answer.html) {
      page.panel.webview.html = answer.html;
      page.drawn = true;
    }
  }

  private async asked(view: View, page: Page, message: Message): Promise<void> {
    if (message.type === 'ask') {
      page.question = { ...page.question, ...(message.whatIf && { whatIf: message.whatIf }), ...(message.options && { options: message.options }) };
      await this.draw(view, page);
    } else if (message.type === 'open') {
      await this.reveal(page.target, message.field);
    }
  }

  /** Shows a field of the manifest in its editor, beside the panel. */
  private async reveal(target: Target, field: string): Promise<void> {
    const place = await this.client.sendRequest<Location | null>('daemonlens/locate', { ...target, field });
    if (!place) {
      return;
    }
    const { start, end } = place.range;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
    const shown = vscode.window.visibleTextEditors.find(each => each.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(start.line, start.character, end.line, end.character),
    });
  }
}
