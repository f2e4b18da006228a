import static org.objectweb.asm.Opcodes.*;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Lets no class of a jar be without a loader. The launcher has Java's own loader load them, which
 * takes them from the class-data archive at a third of the cost; but a class asked for that loader
 * answers null, and libraries that pass it on to find a resource fail. The system loader finds
 * everything that one does, so its name stands wherever a class was asked. Run by Maven after the
 * jar is put together: {@code java -cp asm.jar NameLoader.java JAR}.
 */
final class NameLoader {

    private static final String QUESTION = "getClassLoader";

    private int places;

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path temporary = jar.resolveSibling(jar.getFileName() + ".loader");
        NameLoader run = new NameLoader();
        run.rewrite(jar, temporary);
        Files.move(temporary, jar, StandardCopyOption.REPLACE_EXISTING);
        System.out.println(run.places + " times a class is not asked for its loader");
    }

    private void rewrite(Path jar, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to));
                ZipOutputStream written = new ZipOutputStream(out)) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                written.putNextEntry(copy);
                written.write(asks(entry, bytes) ? named(bytes) : bytes);
                written.closeEntry();
            }
        }
    }

    private static boolean asks(ZipEntry entry, byte[] bytes) {
        return entry.getName().endsWith(".class")
                && new String(bytes, StandardCharsets.ISO_8859_1).contains(QUESTION);
    }

    private byte[] named(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] thrown) {
                        return new Naming(super.visitMethod(access, name, type, signature, thrown));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private final class Naming extends MethodVisitor {

        Naming(MethodVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visitMethodInsn(
                int code, String owner, String name, String type, boolean ofInterface) {
            if (owner.equals("java/lang/Class") && name.equals(QUESTION)) {
                places++;
                visitInsn(POP);
                super.visitMethodInsn(
                        INVOKESTATIC, "java/lang/ClassLoader", "getSystemClassLoader", type, false);
            } else {
                super.visitMethodInsn(code, owner, name, type, ofInterface);
            }
        }
    }
}
