package io.daemonlens.server;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * The worker threads, so that the reading thread never waits: one for findings, one for requests at
 * every keystroke, one for slow requests. A feature that fails returns an empty answer and is
 * logged; in tests it throws.
 */
final class Workers implements AutoCloseable {

    /** Set by the tests: a failing feature fails its request. */
    static final boolean STRICT = Boolean.getBoolean("daemonlens.strict");

    private final ExecutorService findings = Executors.newSingleThreadExecutor(named("findings"));
    private final ExecutorService fast = Executors.newSingleThreadExecutor(named("answers"));
    private final ExecutorService slow = Executors.newSingleThreadExecutor(named("slow"));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(named("clock"));
    private final Client client;

    Workers(Client client) {
        this.client = client;
    }

    /** Runs a task that computes diagnostics. */
    void diagnose(Runnable task) {
        run(
                findings,
                "diagnostics",
                null,
                () -> {
                    task.run();
                    return null;
                });
    }

    /** Answers a request for diagnostics, in order with those that are published. */
    CompletableFuture<?> diagnose(String what, Supplier<Object> answer) {
        return run(findings, what, null, answer);
    }

    /** Runs a small task after a delay. */
    void after(long millis, Runnable task) {
        if (!clock.isShutdown()) {
            clock.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Answers a request with high priority. */
    CompletableFuture<?> soon(String what, Object otherwise, Supplier<Object> answer) {
        return run(fast, what, otherwise, answer);
    }

    /** Answers a request that may take long and must not block others. */
    CompletableFuture<?> later(String what, Object otherwise, Supplier<Object> answer) {
        return run(slow, what, otherwise, answer);
    }

    private CompletableFuture<?> run(
            ExecutorService thread, String what, Object otherwise, Supplier<Object> answer) {
        CompletableFuture<Object> future = new CompletableFuture<>();
        thread.execute(
                () -> {
                    if (!future.isCancelled()) {
                        answer(future, what, otherwise, answer);
                    }
                });
        return future;
    }

    private void answer(
            CompletableFuture<Object> future,
            String what,
            Object otherwise,
            Supplier<Object> answer) {
        try {
            future.complete(answer.get());
        } catch (CancellationException e) {
            future.cancel(false);
        } catch (ResponseErrorException refusal) {
            future.completeExceptionally(refusal);
        } catch (OutOfMemoryError e) {
            future.completeExceptionally(
                    new ResponseErrorException(
                            new ResponseError(
                                    ResponseErrorCode.InternalError,
                                    what + ": not enough memory",
                                    null)));
        } catch (RuntimeException | Error e) {
            if (STRICT) {
                future.completeExceptionally(e);
            } else {
                client.log(MessageType.Error, what + " failed: " + trace(e));
                future.complete(otherwise);
            }
        }
    }

    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        StackTraceElement[] frames = failure.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, 12); i++) {
            text.append("\n  at ").append(frames[i]);
        }
        return text.toString();
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(null, task, "daemonlens-" + name, 16 << 20);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        findings.shutdownNow();
        fast.shutdownNow();
        slow.shutdownNow();
        clock.shutdownNow();
    }
}
