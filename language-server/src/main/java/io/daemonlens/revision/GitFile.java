package io.daemonlens.revision;

import io.daemonlens.text.Sentence;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * A file in a git repository and its versions in older commits. It uses JGit, so it needs no git
 * binary, and it never changes the repository.
 */
public final class GitFile implements AutoCloseable {

    /** The largest file to read: 50 MiB. Larger files are not manifests. */
    private static final int MOST_BYTES = 50 << 20;

    private static volatile Predicate<Path> allowed = gitFolder -> true;

    private final Repository repository;
    private final String path;

    private GitFile(Repository repository, String path) {
        this.repository = repository;
        this.path = path;
    }

    /**
     * A version of the file.
     *
     * @param text of the whole file in the commit
     * @param commit the full hash of the commit
     * @param path of the file in the commit, relative to the top of the repository
     */
    public record OldText(String text, String commit, String path) {}

    /** Thrown when git has no older version. The rest of a result is still valid. */
    public static final class GitException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<Sentence> sentences;

        GitException(Sentence sentence) {
            this(List.of(sentence));
        }

        GitException(List<Sentence> sentences) {
            super(said(sentences, Wording.ENGLISH));
            this.sentences = List.copyOf(sentences);
        }

        /** Returns the message in a language. */
        public String in(Wording words) {
            return said(sentences, words);
        }

        private static String said(List<Sentence> sentences, Wording words) {
            return String.join(" ", sentences.stream().map(each -> each.in(words)).toList());
        }
    }

    /**
     * Opens the repository that contains a file.
     *
     * @throws GitException if the file is not in a repository, or git's own files cannot be read
     */
    public static GitFile open(Path file) throws GitException {
        GitEnvironment.quiet();
        Path real = realPath(file);
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(real.toFile());
        if (builder.getGitDir() == null) {
            throw new GitException(Sentence.of("git.outside", file));
        }
        if (!allowed.test(builder.getGitDir().toPath())) {
            throw new GitException(Sentence.of("git.outside", file));
        }
        try {
            Repository repository = builder.setMustExist(true).build();
            if (repository.isBare()) {
                repository.close();
                throw new GitException(Sentence.of("git.bare", file));
            }
            Path top = realPath(repository.getWorkTree().toPath());
            String path = top.relativize(real).toString().replace('\\', '/');
            return new GitFile(repository, path);
        } catch (IOException e) {
            throw new GitException(Sentence.of("git.unreadable", file, said(e)));
        }
    }

    /**
     * Limits this process to some repositories; others count as if they did not exist.
     *
     * @param of tells by the folder {@code .git} whether a repository may be read
     */
    public static void allowOnly(Predicate<Path> of) {
        allowed = of;
    }

    /**
     * Returns the commit at HEAD of the repository that contains a file; empty if there is none.
     */
    public static Optional<String> head(Path file) {
        try (GitFile git = open(file)) {
            ObjectId head = git.repository.resolve("HEAD");
            return Optional.ofNullable(head).map(ObjectId::getName);
        } catch (GitException | IOException e) {
            return Optional.empty();
        }
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /** Returns whether the file has merge conflicts. */
    public boolean inConflict() {
        try {
            DirCache index = repository.readDirCache();
            int at = index.findEntry(path);
            return at >= 0 && index.getEntry(at).getStage() != DirCacheEntry.STAGE_0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns the file's text at a commit.
     *
     * @param ref a branch, tag, commit or expression such as {@code HEAD~2}; {@code base...tip} is
     *     the merge base of the two
     * @throws GitException if the commit does not exist or does not contain the file
     */
    public OldText at(String ref) throws GitException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = commit(walk, ref);
            Optional<ObjectId> blob = blobAt(commit, path);
            String where = path;
            if (blob.isEmpty()) {
                where = renamedFrom(commit).orElse(null);
                blob = where == null ? Optional.empty() : blobAt(commit, where);
            }
            if (blob.isEmpty()) {
                throw new GitException(hinted(Sentence.of("git.new", path, ref)));
            }
            byte[] bytes = repository.open(blob.get(), Constants.OBJ_BLOB).getBytes(MOST_BYTES);
            return new OldText(new String(bytes, StandardCharsets.UTF_8), commit.getName(), where);
        } catch (IOException e) {
            throw new GitException(hinted(Sentence.of("git.unreadable-at", path, ref, said(e))));
        }
    }

    /** Returns whether a commit exists. */
    public boolean hasCommit(String ref) {
        try (RevWalk walk = new RevWalk(repository)) {
            return commit(walk, ref) != null;
        } catch (IOException | GitException e) {
            return false;
        }
    }

    /** Returns whether the path is a folder in a commit. */
    public boolean isFolderAt(String ref) throws GitException {
        if (path.isEmpty()) {
            return true;
        }
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = TreeWalk.forPath(repository, path, commit(walk, ref).getTree())) {
            return tree != null && tree.isSubtree();
        } catch (IOException e) {
            throw new GitException(hinted(Sentence.of("git.unreadable-at", path, ref, said(e))));
        }
    }

    /** Returns the path of another file of this repository; empty if it lies elsewhere. */
    String pathOf(Path file) {
        Path top = realPath(repository.getWorkTree().toPath());
        Path real = realPath(file);
        return real.startsWith(top) ? top.relativize(real).toString().replace('\\', '/') : "";
    }

    /**
     * Returns the files below the path at a commit, by name; none if the folder does not exist.
     *
     * @param wanted selects the files by their path relative to the folder
     * @throws GitException if the commit does not exist
     */
    public List<OldText> folderAt(String ref, Predicate<String> wanted) throws GitException {
        List<OldText> texts = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            RevCommit commit = commit(walk, ref);
            tree.addTree(commit.getTree());
            tree.setRecursive(true);
            String prefix = path.isEmpty() ? "" : path + "/";
            if (!path.isEmpty()) {
                tree.setFilter(PathFilter.create(path));
            }
            while (tree.next()) {
                String at = tree.getPathString();
                boolean file = tree.getFileMode(0).getObjectType() == Constants.OBJ_BLOB;
                if (file && at.startsWith(prefix) && wanted.test(at.substring(prefix.length()))) {
                    byte[] bytes =
                            repository
                                    .open(tree.getObjectId(0), Constants.OBJ_BLOB)
                                    .getBytes(MOST_BYTES);
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    texts.add(new OldText(text, commit.getName(), at));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new GitException(hinted(Sentence.of("git.unreadable-at", path, ref, said(e))));
        }
    }

    private RevCommit commit(RevWalk walk, String ref) throws IOException, GitException {
        int dots = ref.indexOf("...");
        if (dots >= 0) {
            String left = ref.substring(0, dots);
            String right = ref.substring(dots + 3);
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(resolve(left.isEmpty() ? "HEAD" : left)));
            walk.markStart(walk.parseCommit(resolve(right.isEmpty() ? "HEAD" : right)));
            RevCommit base = walk.next();
            if (base == null) {
                throw new GitException(hinted(Sentence.of("git.no-base", left, right)));
            }
            return walk.parseCommit(base);
        }
        return walk.parseCommit(resolve(ref));
    }

    private ObjectId resolve(String ref) throws IOException, GitException {
        ObjectId id;
        try {
            id = repository.resolve(ref + "^{commit}");
        } catch (org.eclipse.jgit.errors.RevisionSyntaxException
                | org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
            id = null;
        }
        if (id == null) {
            throw new GitException(
                    ref.equals("HEAD")
                            ? List.of(Sentence.of("git.no-commits"))
                            : hinted(Sentence.of("git.no-ref", ref)));
        }
        return id;
    }

    /** Adds how to fetch the missing history of a shallow clone. */
    private List<Sentence> hinted(Sentence sentence) {
        try {
            return repository.getObjectDatabase().getShallowCommits().isEmpty()
                    ? List.of(sentence)
                    : List.of(sentence, Sentence.of("git.shallow"));
        } catch (IOException e) {
            return List.of(sentence);
        }
    }

    private static String said(IOException e) {
        return String.valueOf(e.getMessage());
    }

    private Optional<ObjectId> blobAt(RevCommit commit, String where) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, where, commit.getTree())) {
            return walk == null || walk.getFileMode(0).getObjectType() != Constants.OBJ_BLOB
                    ? Optional.empty()
                    : Optional.of(walk.getObjectId(0));
        }
    }

    /**
     * Returns the path in the commit of a file that was since renamed to {@link #path}, in the
     * index or on disk.
     */
    private Optional<String> renamedFrom(RevCommit commit) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(repository, reader)) {
            walk.addTree(new CanonicalTreeParser(null, reader, commit.getTree()));
            boolean inIndex = repository.readDirCache().findEntry(path) >= 0;
            if (inIndex) {
                walk.addTree(new DirCacheIterator(repository.readDirCache()));
            } else if (Files.exists(repository.getWorkTree().toPath().resolve(path))) {
                walk.addTree(new FileTreeIterator(repository));
            } else {
                return Optional.empty();
            }
            walk.setRecursive(true);
            RenameDetector detector = new RenameDetector(repository);
            detector.addAll(DiffEntry.scan(walk));
            List<DiffEntry> changes = detector.compute();
            return changes.stream()
                    .filter(change -> change.getChangeType() == DiffEntry.ChangeType.RENAME)
                    .filter(change -> change.getNewPath().equals(path))
                    .map(DiffEntry::getOldPath)
                    .findFirst();
        }
    }

    /** Returns the path relative to the top of the repository. */
    public String path() {
        return path;
    }

    @Override
    public void close() {
        repository.close();
    }
}
