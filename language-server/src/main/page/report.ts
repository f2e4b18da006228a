// The reports as DaemonLens writes them, as far as the page reads them. Everything is optional that an older or a
// smaller report leaves out.

export interface Reason { code: string; text: string; holder?: Holder | null; short?: Record<string, string> | null }
export interface Holder { namespace?: string; name?: string; owner?: string | null }
export interface Eviction extends Holder { disruptionBudget?: string | null; then?: string | null }

export type Outcome = 'runs' | 'pending' | 'refused' | 'notWanted' | 'keeps';

export interface NodeRow {
  name: string; pool?: string | null; zone?: string | null;
  shouldRun?: boolean; shouldContinueRunning?: boolean; scheduled?: boolean | null;
  outcome?: Outcome; reasons?: Reason[]; message?: string | null; evicts?: Eviction[];
}

export interface Placement {
  desiredNumberScheduled?: number; nodes?: NodeRow[]; summary?: Record<string, number>;
  refusal?: { plugin: string; message: string } | null;
}

export interface Change { field: string; from?: unknown; to?: unknown; effect: string; line?: number }

export interface Revision {
  name?: string | null; hash?: string | null; comparedWith?: string | null; note?: string | null;
  restartsPods?: boolean | null; restarts?: { when: string; pods: number | null; of: number | null } | null; changes?: Change[];
}

export interface PodLife { node: string; name?: string; updated: boolean; stages: [number, string][] }
export interface Blocker { node: string; pod: string; why: string }

export interface Rollout {
  strategy: string; maxUnavailable: number; maxSurge: number; outcome: string; durationSeconds: number;
  start?: string; podsDeleted?: number; podsCreated?: number; maxUnavailableObserved?: number; maxPodsObserved?: number; peakPods?: number;
  fastestSeconds?: number | null; slowestSeconds?: number | null;
  waves: { startSeconds: number; nodes: string[] }[];
  stuck?: { text: string; blockedBy: Blocker[] } | null;
  assumptions?: Record<string, number | string | null>;
  leavesWithoutPod?: { node: string; why: string }[];
  pods?: PodLife[];
}

export interface Step { t: number; desired: number; current: number; ready: number; updated: number; available: number; unavailable: number }

export interface Preview {
  file?: string; namespace?: string; name: string; kubernetesVersion?: string; placement?: Placement;
  resources?: { perNode?: Record<string, string>; total?: Record<string, string> };
  rollout?: Rollout | null; alternatives?: Alternative[]; revision?: Revision | null; steps?: Step[];
}

/** The same rollout under another setting. */
export interface Alternative { setting: string; rollout: Rollout; steps?: Step[] }

export interface Cause { code: string; owner: string; nodes?: string[]; pods?: string[]; text: string; evidence?: string | null }
export interface Remedy { text: string; commands?: string[]; simulated?: { outcome: string; durationSeconds?: number | null } | null }

export interface Diagnosis {
  namespace?: string; name: string; verdict: string; sentence: string; status?: Record<string, number>;
  budget?: { maxUnavailable: number; unavailable: number; maxSurge: number } | null;
  causes?: Cause[]; nodes?: { name: string; bucket: string; pool?: string | null }[]; remedies?: Remedy[];
}

export interface PlanChange {
  file?: string; namespace?: string; name: string; change: string; accepted?: boolean | null;
  restarts?: { when: string; pods: number | null; of: number | null } | null; changes?: Change[];
  placement?: { before: number; after: number; gained?: string[]; lost?: string[]; pending?: number; evicted?: number; refused?: number } | null;
  rollout?: { outcome: string; durationSeconds?: number | null; fastestSeconds?: number | null; slowestSeconds?: number | null; stuck?: { text: string } | null } | null;
  findings?: { errors: number; warnings: number } | null; apiServer?: { message?: string } | null;
  newlyRefused?: boolean; references?: { kind: string; name: string; refused?: boolean; text: string }[]; effects?: string[];
}

export interface FleetRow {
  cluster: string; kubernetesVersion?: string | null; namespace?: string; name: string; verdict: string;
  desired?: number | null; scheduled?: number | null; pending?: number | null; refused?: number | null; evicted?: number | null;
  durationSeconds?: number | null; reason?: string | null;
}

export interface Cluster { source?: string; title?: string; nodes?: number; kubernetesVersion?: string | null }

export interface Report {
  kind: string; cluster?: Cluster | null; together?: boolean; kubernetesVersion?: string;
  previews?: Preview[];
  daemonSet?: { namespace: string; name: string }; from?: string | null; to?: string | null;
  rollout?: Rollout; steps?: Step[]; alternatives?: Alternative[]; rolloutStatus?: string[];
  daemonSets?: Diagnosis[];
  base?: string; head?: string; changes?: PlanChange[]; summary?: Record<string, number>;
  rows?: FleetRow[];
  whatIf?: WhatIfStep[]; problem?: string | null;
}

/** A change of the cluster that was asked about, and what it moves. */
export interface WhatIfStep { change: string; moves: { namespace: string; name: string; what: string; nodes: string[]; text: string }[] }

/** What of the page is not the report: how it was made, and in which language it speaks. */
export interface PageFacts { language: string; words: Record<string, string>; command?: string | null; date?: string | null; version?: string }

/** What becomes of a node's pod; older reports leave it to be read from the other facts. */
export function outcomeOf(node: NodeRow): Outcome {
  if (node.outcome) {
    return node.outcome;
  }
  if (node.reasons?.some(reason => reason.code === 'PodRefused')) {
    return 'refused';
  }
  if (node.shouldRun) {
    return node.scheduled === false ? 'pending' : 'runs';
  }
  return node.shouldContinueRunning ? 'keeps' : 'notWanted';
}

/** One DaemonSet's verdict in the words of the fleet report, worst first. */
export function verdictOf(preview: Preview): string {
  const rows = preview.placement?.nodes ?? [];
  const summary = preview.placement?.summary ?? {};
  const any = (outcome: Outcome) => rows.some(row => outcomeOf(row) === outcome);
  if (preview.placement?.refusal || summary.refused > 0 || any('refused') || preview.rollout?.outcome === 'refused') {
    return 'refused';
  }
  if (preview.rollout?.outcome === 'stuck') {
    return 'stuck';
  }
  if (summary.pending > 0 || any('pending')) {
    return 'pending';
  }
  if (summary.evicted > 0 || rows.some(row => row.evicts?.length)) {
    return 'evicts';
  }
  return preview.rollout?.outcome === 'waitsForDeletion' ? 'waitsForDeletion' : 'ok';
}
