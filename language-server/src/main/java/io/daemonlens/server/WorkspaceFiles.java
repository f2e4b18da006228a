package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.feature.symbols.WorkspaceObject;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects in the YAML and JSON files of the workspace folders, open or not. Files are read once
 * in the background and again when they change; for an open file the editor's text is used.
 */
final class WorkspaceFiles {

    private static final int MOST_FILES = 4_000;
    private static final long LARGEST_FILE = 1 << 20;
    private static final int DEEPEST = 16;
    private static final Set<String> PASSED_OVER =
            Set.of(".git", "node_modules", "target", "vendor", "build", ".terraform", ".venv");

    private final Workspace workspace;
    private final Map<String, List<WorkspaceObject>> closed = new ConcurrentHashMap<>();
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private volatile List<Path> folders = List.of();

    WorkspaceFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Sets the folders to read; each is read when {@link #read} runs. */
    void opens(List<Path> roots) {
        folders = List.copyOf(roots);
    }

    /** The names of the files that contain manifests, sorted. */
    List<String> names() {
        return new TreeMap<>(closed).keySet().stream().toList();
    }

    /** Returns every object, by file. */
    List<WorkspaceObject> objects() {
        Map<String, List<WorkspaceObject>> all = new TreeMap<>(closed);
        for (String uri : workspace.names()) {
            OpenFile file = workspace.file(uri);
            Analysis analysis = file == null ? null : file.knownAnalysis();
            if (analysis != null) {
                all.put(uri, objectsOf(analysis));
            }
        }
        return all.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the objects of an open file, computed once for each of its states. */
    private List<WorkspaceObject> objectsOf(Analysis analysis) {
        String uri = analysis.document().name();
        Open known = open.get(uri);
        if (known == null || known.analysis() != analysis) {
            List<Manifest> manifests =
                    analysis.manifests().stream().map(ManifestAnalysis::manifest).toList();
            known = new Open(analysis, WorkspaceObject.of(manifests));
            open.put(uri, known);
            open.keySet().retainAll(workspace.names());
        }
        return known.objects();
    }

    /** The objects of one state of an open file. */
    private record Open(Analysis analysis, List<WorkspaceObject> objects) {}

    /** Reads all files of the folders. */
    void read() {
        closed.clear();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, Set.of(), DEEPEST, new Visitor());
            } catch (IOException e) {
                // A folder that cannot be read contributes no objects.
            }
        }
    }

    /** Reads a file again that was created, changed or deleted. */
    void changed(String uri) {
        closed.remove(uri);
        FileUris.path(uri).filter(Files::isRegularFile).ifPresent(this::read);
    }

    private void read(Path file) {
        String name = file.getFileName().toString();
        boolean fits = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
        try {
            if (fits && closed.size() < MOST_FILES && Files.size(file) <= LARGEST_FILE) {
                byte[] bytes = Files.readAllBytes(file);
                Document document = Document.of(file.toUri().toString(), bytes);
                if (document.text().contains("kind")) {
                    List<WorkspaceObject> objects = WorkspaceObject.of(Manifest.of(document));
                    if (!objects.isEmpty()) {
                        closed.put(document.name(), new ArrayList<>(objects));
                    }
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A file that cannot be read contributes no objects.
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            return name != null && PASSED_OVER.contains(name.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            read(file);
            return closed.size() < MOST_FILES
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
