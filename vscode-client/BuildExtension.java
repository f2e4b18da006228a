import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the VS Code extension with the server inside: {@code java BuildExtension.java
 * SERVER_FOLDER}, run by Maven in the extension's folder. Where Node 20 is missing it says so in
 * one line and passes, so that a machine with only a JDK builds the rest; with {@code CI=true}
 * nothing is left out.
 */
final class BuildExtension {

    private static final int OLDEST_NODE = 20;
    private static final boolean CI = "true".equals(System.getenv("CI"));
    private static final boolean WINDOWS = File.separatorChar == '\\';

    public static void main(String[] args) throws IOException, InterruptedException {
        String node = output("node", "--version");
        if (major(node) < OLDEST_NODE) {
            leaveOut(
                    node.isEmpty()
                            ? "Node " + OLDEST_NODE + " or newer is not installed"
                            : "Node " + OLDEST_NODE + " or newer is needed, found " + node);
        }
        if (!installed()
                && run("npm", "ci", "--no-fund", "--no-audit", "--prefer-offline", "--loglevel=error")
                        != 0) {
            leaveOut("npm could not install what package-lock.json names");
        }
        copyTree(Path.of(args[0]), Path.of("server"));
        copyTree(Path.of("../language-server/src/main/resources/tour"), Path.of("tour/files"));
        copyTree(Path.of("../docs/tour"), Path.of("tour/pages"));
        copyPictures(Path.of("../docs/images"), Path.of("tour/images"));
        Files.copy(Path.of("../LICENSE"), Path.of("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(Path.of("target"));
        for (String script : List.of("build", "package")) {
            if (run("npm", "run", "--silent", script) != 0) {
                System.err.println("vscode-client: npm run " + script + " failed");
                System.exit(1);
            }
        }
    }

    private static void leaveOut(String why) {
        System.err.println("vscode-client: left out, because " + why);
        System.exit(CI ? 1 : 0);
    }

    /** Whether npm has already installed what the lock file names now. */
    private static boolean installed() throws IOException {
        Path done = Path.of("node_modules", ".package-lock.json");
        return Files.exists(done)
                && Files.getLastModifiedTime(done)
                                .compareTo(Files.getLastModifiedTime(Path.of("package-lock.json")))
                        >= 0;
    }

    /** {@code v20.20.2} → 20; 0 where there is no number. */
    private static int major(String version) {
        String digits = version.replaceFirst("^v", "").replaceFirst("[^0-9].*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(shell(command)).inheritIO().start().waitFor();
    }

    /** What a program prints; empty where it cannot be started. */
    private static String output(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(shell(command)).start();
            String text = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor() == 0 ? text : "";
        } catch (IOException notFound) {
            return "";
        }
    }

    /** npm is a batch file on Windows, which only its shell starts. */
    private static List<String> shell(String... command) {
        List<String> words = new ArrayList<>(WINDOWS ? List.of("cmd", "/c") : List.of());
        words.addAll(List.of(command));
        return words;
    }

    /** The pictures of the tour's pages. */
    private static void copyPictures(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("tour-")) {
                    Path target = to.resolve(file.getFileName());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                // The archives of loaded classes belong to this machine's Java.
                if (file.startsWith(from.resolve("cache"))) {
                    continue;
                }
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
