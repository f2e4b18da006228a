// The editor around the page, where there is one: VS Code's panel gives the page a way to send messages.

export interface Question { whatIf?: string[]; options?: Record<string, string | number | boolean | null> }

interface Editor { postMessage(message: unknown): void }

declare global {
  interface Window { acquireVsCodeApi?: () => Editor }
}

let editor: Editor | null | undefined;

function api(): Editor | null {
  if (editor === undefined) {
    editor = window.acquireVsCodeApi?.() ?? null;
  }
  return editor;
}

export function canAsk(): boolean {
  return api() !== null;
}

/** Asks for the report anew, under other assumptions or in a changed cluster. */
export function ask(question: Question): void {
  api()?.postMessage({ type: 'ask', ...question });
}

/** Asks the editor to show a field of the manifest. */
export function open(field: string): void {
  api()?.postMessage({ type: 'open', field });
}

/** Reports that the editor sends when the manifest has changed. */
export function onReport(taken: (report: unknown) => void): void {
  window.addEventListener('message', event => {
    if (event.data && event.data.type === 'report') {
      taken(event.data.report);
    }
  });
}
