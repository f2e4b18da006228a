package io.daemonlens.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The VS Code extension: one for every system that has a Java, and one for this platform with a Java inside. */
final class EditorExtension {

    private EditorExtension() {}

    /** Writes the one for every system; none where it was not built, because Node is missing. */
    static void write(Path built, String version, Path folder) throws IOException {
        if (!Files.exists(built)) {
            System.err.println("dist: no VS Code extension, because vscode-client has not built one (Node 20)");
            return;
        }
        Archives.zip(read(built), folder.resolve("daemonlens-" + version + ".vsix"));
    }

    static void writeFor(String platform, Path built, Tree packed, String version, Path folder) throws IOException {
        if (!Files.exists(built)) {
            return;
        }
        String target = platform.replace("windows", "win32");
        Tree own = read(built);
        own.entries().keySet().removeIf(path -> path.startsWith("extension/server/"));
        own.addAll("extension/server/", packed);
        String manifest = new String(own.bytes("extension.vsixmanifest"), StandardCharsets.UTF_8);
        own.add("extension.vsixmanifest", Tree.PLAIN,
                manifest.replaceFirst("(<Identity [^>]*?)( ?/?>)", "$1 TargetPlatform=\"" + target + "\"$2"));
        String types = new String(own.bytes("[Content_Types].xml"), StandardCharsets.UTF_8);
        own.add("[Content_Types].xml", Tree.PLAIN, withTypes(types, own));
        Archives.zip(own, folder.resolve("daemonlens-" + target + "-" + version + ".vsix"));
    }

    private static Tree read(Path built) throws IOException {
        Tree tree = new Tree();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(built))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                if (!entry.isDirectory()) {
                    boolean program = entry.getName().startsWith("extension/server/bin/");
                    tree.add(entry.getName(), program ? Tree.PROGRAM : Tree.PLAIN, zip.readAllBytes());
                }
            }
        }
        return tree;
    }

    /** The list of file types, which must name every extension in the archive. */
    private static String withTypes(String types, Tree tree) {
        StringBuilder added = new StringBuilder();
        tree.entries().keySet().stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> name.lastIndexOf('.') > 0)
                .map(name -> name.substring(name.lastIndexOf('.')))
                .distinct()
                .sorted()
                .filter(extension -> !types.contains("Extension=\"" + extension + "\""))
                .forEach(extension -> added.append("<Default Extension=\"").append(extension)
                        .append("\" ContentType=\"application/octet-stream\"/>"));
        return types.replace("</Types>", added + "</Types>");
    }
}
