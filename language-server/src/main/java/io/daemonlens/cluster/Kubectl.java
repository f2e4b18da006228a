package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the user's kubectl to read a cluster. DaemonLens has no Kubernetes client of its own, so the
 * user's login, proxies and plugins work, and the user can see and repeat the command.
 */
public final class Kubectl {

    /** The kinds that every analysis requires. */
    private static final String NEEDED =
            "nodes,pods,daemonsets,controllerrevisions,priorityclasses";

    /** The optional kinds, which the user may not be allowed to read or the server may not have. */
    private static final String FURTHER =
            "persistentvolumeclaims,persistentvolumes,storageclasses,csinodes,csidrivers,"
                    + "volumeattachments,serviceaccounts,namespaces,resourcequotas,limitranges,"
                    + "runtimeclasses,poddisruptionbudgets,events";

    /** The kinds requested in the single call. */
    static final String KINDS = NEEDED + "," + FURTHER;

    private static final Pattern FORBIDDEN =
            Pattern.compile("Error from server \\(Forbidden\\): ([a-z]+)[^ ]* is forbidden.*");
    private static final Pattern UNHEARD_OF =
            Pattern.compile("error: the server doesn't have a resource type \"([a-z]+)\"");

    private static final String SECONDS = "30";

    /** Matches log lines and warnings of kubectl. */
    private static final Pattern REMARK = Pattern.compile("[EWI][0-9]{4} .*|Warning: .*|");

    private final String program;
    private final Duration limit;

    /**
     * @param program name or path of kubectl
     * @param limit timeout of the whole call
     */
    public Kubectl(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /**
     * Creates a kubectl from {@code DAEMONLENS_KUBECTL}, with the timeout in seconds from {@code
     * DAEMONLENS_KUBECTL_LIMIT}.
     *
     * @throws ClusterException if the timeout is not a valid number of seconds
     */
    public static Kubectl of(Map<String, String> environment) throws ClusterException {
        String seconds = environment.getOrDefault("DAEMONLENS_KUBECTL_LIMIT", SECONDS);
        if (!seconds.matches("[1-9][0-9]{0,4}")) {
            throw ClusterException.wrongUse(
                    "DAEMONLENS_KUBECTL_LIMIT is \""
                            + seconds
                            + "\"; it takes whole seconds, 1 to 99999");
        }
        return new Kubectl(
                environment.getOrDefault("DAEMONLENS_KUBECTL", "kubectl"),
                Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** Returns the name or path of kubectl. */
    public String program() {
        return program;
    }

    /** Returns the command line of {@link #snapshot}, one argument per item. */
    public List<String> command(Optional<String> context) {
        return command(context, KINDS);
    }

    private List<String> command(Optional<String> context, String kinds) {
        List<String> words = new ArrayList<>(List.of(program));
        context.ifPresent(name -> words.addAll(List.of("--context", name)));
        words.addAll(List.of("get", kinds, "-A", "-o", "json"));
        words.add("--request-timeout=" + limit.toSeconds() + "s");
        return words;
    }

    /**
     * Reads all objects of the cluster that are relevant to a DaemonSet. Optional kinds that the
     * user may not read are skipped. If the server is too old to know one of them, the call is
     * repeated with the required kinds only.
     *
     * @param context the kubeconfig context; empty for the current one
     * @throws ClusterException if kubectl is missing, not logged in, too slow, or prints no objects
     */
    public ClusterObjects snapshot(Optional<String> context) throws ClusterException {
        List<String> command = command(context);
        Instant askedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Answer answer = ask(command, context);
        if (answer.values().isEmpty() && !answer.missing().isEmpty()) {
            command = command(context, NEEDED);
            answer = ask(command, context);
        }
        SnapshotObjects objects = new SnapshotObjects();
        answer.values().forEach(objects::add);
        List<String> notes = new ArrayList<>();
        if (!answer.missing().isEmpty()) {
            notes.add(
                    "you may not read "
                            + String.join(", ", answer.missing())
                            + "; what is named of these is taken to exist");
        }
        notes.add("asked with: " + String.join(" ", command));
        return withNotes(
                objects.objects(
                        ClusterObjects.Source.LIVE,
                        context.map(name -> "context " + name).orElse("current context")),
                notes,
                askedAt);
    }

    /**
     * The output of kubectl.
     *
     * @param missing requested kinds that the output does not include
     */
    private record Answer(JsonArray values, List<String> missing) {}

    private Answer ask(List<String> command, Optional<String> context) throws ClusterException {
        String shown = String.join(" ", command);
        long start = System.nanoTime();
        Process process = start(command, shown);
        AtomicBoolean late = new AtomicBoolean();
        Thread watch = stopAfterLimit(process, late);
        Captured errors = new Captured(process.getErrorStream());
        JsonArray values = null;
        ClusterException unreadable = null;
        try (InputStream out = new BufferedInputStream(process.getInputStream())) {
            values = SnapshotJson.read(out);
        } catch (ClusterException e) {
            unreadable = e;
        } catch (IOException e) {
            unreadable = ClusterException.unreadable(shown + ": " + e.getMessage());
        }
        int exit = waitFor(process);
        watch.interrupt();
        boolean limitPassed = System.nanoTime() - start >= limit.toNanos();
        if (late.get() || exit != 0 && limitPassed) {
            throw ClusterException.unreadable(
                    "kubectl did not answer within "
                            + limit.toSeconds()
                            + " s, so no cluster could be asked. The command was: "
                            + shown);
        }
        List<String> missing = exit == 0 ? List.of() : missing(errors.lines());
        if (exit != 0 && missing.isEmpty()) {
            throw ClusterException.unreadable(
                    "kubectl could not ask the cluster: "
                            + errors.lastLine()
                            + " Check that `"
                            + program
                            + context.map(name -> " --context " + name).orElse("")
                            + " get nodes` works. The command was: "
                            + shown);
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return new Answer(values, missing);
    }

    /**
     * Returns the optional kinds that kubectl reports errors for; none if it reports other errors.
     */
    private static List<String> missing(List<String> complaints) {
        List<String> further = List.of(FURTHER.split(","));
        List<String> missing = new ArrayList<>();
        for (String complaint : complaints) {
            if (REMARK.matcher(complaint).matches()) {
                continue;
            }
            Matcher forbidden = FORBIDDEN.matcher(complaint);
            Matcher unheardOf = UNHEARD_OF.matcher(complaint);
            String kind =
                    forbidden.matches()
                            ? forbidden.group(1)
                            : unheardOf.matches() ? unheardOf.group(1) : "";
            if (!further.contains(kind)) {
                return List.of();
            }
            missing.add(kind);
        }
        return missing;
    }

    /**
     * Returns the name of the current context; empty if kubectl is missing or no context is set.
     */
    public Optional<String> currentContext() {
        try {
            Process process =
                    new ProcessBuilder(program, "config", "current-context")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            stopAfterLimit(process, new AtomicBoolean());
            String name =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            return process.waitFor() == 0 && !name.isEmpty() ? Optional.of(name) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static ClusterObjects withNotes(
            ClusterObjects objects, List<String> more, Instant askedAt) {
        List<String> notes = new ArrayList<>(objects.notes());
        notes.addAll(more);
        return new ClusterObjects(
                objects.source(),
                objects.title(),
                objects.version(),
                objects.byKind(),
                objects.pools(),
                notes,
                Optional.of(askedAt));
    }

    private Process start(List<String> command, String shown) throws ClusterException {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw ClusterException.wrongUse(
                    program
                            + " could not be started, so no cluster can be asked. Install kubectl, or save the"
                            + " output of `kubectl get "
                            + KINDS
                            + " -A -o yaml` and pass the file with --cluster. The command was: "
                            + shown);
        }
    }

    private Thread stopAfterLimit(Process process, AtomicBoolean late) {
        Thread watch =
                new Thread(
                        () -> {
                            try {
                                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                                    late.set(true);
                                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                                    process.destroyForcibly();
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "kubectl-limit");
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }

    /** Reads standard error on a separate thread, so that neither stream blocks the other. */
    private static final class Captured {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;

        Captured(InputStream in) {
            reader =
                    new Thread(
                            () -> {
                                try (in) {
                                    in.transferTo(bytes);
                                } catch (IOException e) {
                                    // the process was stopped; what was read so far is all there is
                                    return;
                                }
                            },
                            "kubectl-stderr");
            reader.setDaemon(true);
            reader.start();
        }

        List<String> lines() {
            try {
                reader.join(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return bytes.toString(StandardCharsets.UTF_8).strip().lines().toList();
        }

        String lastLine() {
            List<String> lines = lines();
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
            return last.isEmpty() ? "it said nothing." : last.endsWith(".") ? last : last + ".";
        }
    }
}
