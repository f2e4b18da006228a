package io.daemonlens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * A user's folder as tests lay it out: manifests in it and, where one is wanted, a real git
 * repository on the branch {@code main}, the same whatever the user's own git is set to.
 *
 * @param path the folder; it exists
 */
public record WorkFolder(Path path) {

    /** A DaemonSet with nothing wrong: one container {@code main} of the image {@code a:1}. */
    public static final String AGENT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  containers:
                  - {name: main, image: "a:1"}
            """;

    private static final PersonIdent AUTHOR = new PersonIdent("a", "a@example.com");

    /** Writes a file, and the folders it stands in. */
    public Path write(String name, String text) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Makes a repository of the folder and commits all that stands in it. */
    public Git commit() throws GitAPIException {
        Git git = Git.init().setDirectory(path.toFile()).setInitialBranch("main").call();
        commit(git);
        return git;
    }

    /** Commits all that stands in the repository's folder. */
    public static void commit(Git git) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("one more")
                .setAuthor(AUTHOR)
                .setCommitter(AUTHOR)
                .setSign(false)
                .call();
    }
}
