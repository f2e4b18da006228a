package io.daemonlens.revision;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubectl.RolloutHistory;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the revision that an argument or the setting {@code compareWith} names: a file, a folder, a
 * git ref (of a file, or {@code ref:path}), the saved file, the live object of a cluster or one of
 * its numbered revisions. The command line and the editor both use it.
 */
public final class RevisionLookup {

    private static final Pattern KUBECTL_DIFF_NAME =
            Pattern.compile("([a-z0-9.-]+\\.)?v[0-9][a-z0-9]*\\.[A-Z][A-Za-z]*\\..+");

    private final Path folder;
    private final Wording words;

    /**
     * @param folder base of relative paths
     * @param words language of error messages
     */
    public RevisionLookup(Path folder, Wording words) {
        this.folder = folder;
        this.words = words;
    }

    /**
     * The revision that was found: texts, or objects of a cluster.
     *
     * @param source where it was found, as shown to the user
     * @param documents the texts; empty if objects were found
     * @param objects as stored in the cluster
     */
    public record Found(String source, List<Document> documents, List<JsonObject> objects) {

        static Found text(String source, Document document) {
            return new Found(source, List.of(document), List.of());
        }

        /** Returns the DaemonSets of the texts, then the objects. */
        public List<Candidate> candidates() {
            List<Candidate> all = new ArrayList<>();
            documents.forEach(document -> all.addAll(Candidate.in(document, source)));
            objects.forEach(object -> all.add(Candidate.of(object, source)));
            return all;
        }
    }

    /** Thrown when a revision cannot be found. The message is a sentence that says what to do. */
    public static final class RevisionException extends Exception {
        private static final long serialVersionUID = 1L;

        RevisionException(String message) {
            super(message);
        }
    }

    /** Returns whether the argument is a file or folder. */
    public boolean isPath(String word) {
        return Files.exists(folder.resolve(word));
    }

    /**
     * Returns the texts of a file, or of all files in a folder sorted by name.
     *
     * @throws RevisionException if it cannot be read
     */
    public Found path(String word) throws RevisionException {
        Path path = folder.resolve(word);
        try {
            if (!Files.isDirectory(path)) {
                return Found.text(word, Document.of(word, Files.readAllBytes(path)));
            }
            List<Document> documents = new ArrayList<>();
            try (Stream<Path> files = Files.walk(path)) {
                List<Path> wanted =
                        files.filter(Files::isRegularFile)
                                .filter(file -> isManifest(path.relativize(file).toString()))
                                .sorted()
                                .toList();
                for (Path file : wanted) {
                    documents.add(
                            Document.of(
                                    word + "/" + path.relativize(file), Files.readAllBytes(file)));
                }
            }
            return new Found(word, documents, List.of());
        } catch (IOException e) {
            throw new RevisionException(words.say("source.unreadable", word, e.getMessage()));
        }
    }

    /**
     * Returns whether a path is a manifest, by its name or as named by kubectl diff, and not
     * hidden.
     */
    private static boolean isManifest(String path) {
        String name = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        boolean hidden = path.startsWith(".") || path.replace('\\', '/').contains("/.");
        return !hidden
                && (name.endsWith(".yaml")
                        || name.endsWith(".yml")
                        || name.endsWith(".json")
                        || KUBECTL_DIFF_NAME.matcher(name).matches());
    }

    /**
     * Returns a file or a folder at a commit.
     *
     * @throws RevisionException if git does not have it
     */
    public Found git(String ref, String file) throws RevisionException {
        try (GitFile git = GitFile.open(folder.resolve(file))) {
            if (Files.isDirectory(folder.resolve(file)) || git.isFolderAt(ref)) {
                List<Document> documents = new ArrayList<>();
                for (GitFile.OldText old : git.folderAt(ref, RevisionLookup::isManifest)) {
                    documents.add(Document.of(ref + ":" + old.path(), old.text()));
                }
                return new Found("git:" + ref, documents, List.of());
            }
            GitFile.OldText old = git.at(ref);
            return Found.text("git:" + ref, Document.of(ref + ":" + old.path(), old.text()));
        } catch (GitFile.GitException e) {
            throw new RevisionException(e.in(words));
        }
    }

    /**
     * Returns the path of a file in the folder's repository, as documents of a commit are named;
     * empty if it lies elsewhere.
     */
    public String pathInRepository(Path file) {
        try (GitFile git = GitFile.open(folder)) {
            return git.pathOf(file);
        } catch (GitFile.GitException e) {
            return "";
        }
    }

    /** Returns whether the folder's repository has a commit with this name. */
    public boolean isRef(String word) {
        try (GitFile git = GitFile.open(folder)) {
            return git.hasCommit(word);
        } catch (GitFile.GitException e) {
            return false;
        }
    }

    /**
     * Returns a file as it was last saved.
     *
     * @param name of the document
     * @throws RevisionException if it was never saved or cannot be read
     */
    public Found saved(Path file, String name) throws RevisionException {
        try {
            if (Files.isRegularFile(file)) {
                return Found.text("saved", Document.of(name, Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            // An unreadable file has no saved version that could be compared.
        }
        throw new RevisionException(words.say("older.unsaved"));
    }

    /**
     * Returns the live object as in a manifest, or another object with the template of one of the
     * live object's revisions.
     *
     * @param live the DaemonSet in the cluster
     * @param written the object whose template is replaced
     * @throws RevisionException if the cluster does not have the revision
     */
    public static JsonObject inCluster(
            ClusterRevision which,
            JsonObject live,
            JsonObject written,
            ClusterObjects cluster,
            Wording words)
            throws RevisionException {
        if (which.isLive()) {
            return LiveObject.written(live);
        }
        for (Map.Entry<Long, JsonObject> each : KeptRevisions.byNumber(live, cluster).entrySet()) {
            if (each.getKey().toString().equals(which.number())) {
                JsonObject template =
                        RolloutHistory.template(each.getValue())
                                .orElseThrow(() -> problem(words, "source.no-template", which));
                return KeptRevisions.with(written, template);
            }
        }
        throw problem(words, "source.no-revision", which);
    }

    private static RevisionException problem(Wording words, String key, ClusterRevision which) {
        return new RevisionException(words.say(key, which.number()));
    }

    /**
     * Resolves an argument: a path, {@code ref:path}, or a ref of a known file.
     *
     * @param file the file or folder that a ref alone applies to; null for the current folder
     * @throws RevisionException if the argument is none of these
     */
    public Found find(String word, String file) throws RevisionException {
        if (word.equals("/dev/null")) {
            return new Found(word, List.of(), List.of());
        }
        if (isPath(word)) {
            return path(word);
        }
        int colon = word.indexOf(':');
        if (colon > 0) {
            return git(word.substring(0, colon), word.substring(colon + 1));
        }
        if (file == null && !isRef(word)) {
            throw new RevisionException(words.say("source.no-file", word));
        }
        return git(word, file == null ? "." : file);
    }
}
