package io.daemonlens.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The VS Code extension: one for every system that has a Java, and one for this platform with a Java inside. */
final class EditorExtension {

    private EditorExtension() {}

    /** Empty where the extension was not built, because Node is missing. */
    static List<Path> write(Path built, Tree packed, String platform, String version, Path folder) throws IOException {
        if (!Files.exists(built)) {
            System.err.println("dist: no VS Code extension, because vscode-client has not built one (Node 20)");
            return List.of();
        }
        Tree universal = new Tree();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(built))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                if (!entry.isDirectory()) {
                    boolean program = entry.getName().startsWith("extension/server/bin/");
                    universal.add(entry.getName(), program ? Tree.PROGRAM : Tree.PLAIN, zip.readAllBytes());
                }
            }
        }
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve("daemonlens-" + version + ".vsix"));
        Archives.zip(universal, files.get(0));
        String target = platform.replace("windows", "win32");
        Tree own = new Tree().addAll("", universal);
        own.entries().keySet().removeIf(path -> path.startsWith("extension/server/"));
        own.addAll("extension/server/", packed);
        String manifest = new String(universal.bytes("extension.vsixmanifest"), StandardCharsets.UTF_8);
        own.add("extension.vsixmanifest", Tree.PLAIN,
                manifest.replaceFirst("(<Identity [^>]*?)( ?/?>)", "$1 TargetPlatform=\"" + target + "\"$2"));
        String types = new String(universal.bytes("[Content_Types].xml"), StandardCharsets.UTF_8);
        own.add("[Content_Types].xml", Tree.PLAIN, withTypes(types, own));
        files.add(folder.resolve("daemonlens-" + target + "-" + version + ".vsix"));
        Archives.zip(own, files.get(1));
        return files;
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
