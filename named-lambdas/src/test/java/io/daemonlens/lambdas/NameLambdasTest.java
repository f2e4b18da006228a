package io.daemonlens.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

final class NameLambdasTest {

    private static final String FOLDER = "io/daemonlens/lambdas/";
    private static final List<String> CLASSES =
            List.of(
                    "Samples.class",
                    "Samples$Greeting.class",
                    "Samples$SerializableSupplier.class",
                    "Samples$Nested.class");

    @TempDir Path folder;

    @Test
    void theJarDoesWhatItDidBefore() throws Exception {
        List<String> before = new Samples().get();
        assertThat(before).hasSize(17);
        assertThat(run(named("io/daemonlens/"))).isEqualTo(before);
    }

    @Test
    void noLambdaIsLinkedAtRunTimeButTheSerializableOnes() throws IOException {
        assertThat(linked(named("io/daemonlens/"))).containsOnlyKeys("altMetafactory");
    }

    @Test
    void lambdasThatCaptureNothingShareAClass() throws IOException {
        try (ZipFile zip = new ZipFile(named("io/daemonlens/").toFile())) {
            long made = zip.stream().filter(each -> each.getName().contains("$$")).count();
            assertThat(made).isBetween(10L, 24L);
        }
    }

    @Test
    void classesOutsideThePrefixesStayTheSameBytes() throws IOException {
        Path jar = jar();
        Path out = named("org/elsewhere/");
        try (ZipFile before = new ZipFile(jar.toFile());
                ZipFile after = new ZipFile(out.toFile())) {
            assertThat(after.size()).isEqualTo(before.size());
            for (String each : CLASSES) {
                assertThat(read(after, FOLDER + each)).isEqualTo(read(before, FOLDER + each));
            }
        }
    }

    @Test
    void theSameJarGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(named("io/daemonlens/"));
        assertThat(Files.readAllBytes(named("io/daemonlens/"))).isEqualTo(first);
    }

    @Test
    void aProgramThatRunsFromTheOldJarKeepsIt() throws Exception {
        Path out = named("io/daemonlens/");
        try (ZipFile open = new ZipFile(out.toFile())) {
            Files.write(jar(), new byte[0]);
            named("io/daemonlens/");
            assertThat(read(open, FOLDER + "Samples.class")).isNotEmpty();
        }
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("in.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String each : CLASSES) {
                ZipEntry entry = new ZipEntry(FOLDER + each);
                entry.setTime(1_700_000_000_000L);
                out.putNextEntry(entry);
                try (InputStream in = Samples.class.getResourceAsStream(each)) {
                    out.write(in.readAllBytes());
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    private Path named(String prefix) throws IOException {
        Path out = folder.resolve("lib/out.jar");
        NameLambdas.main(new String[] {jar().toString(), out.toString(), prefix});
        return out;
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Path jar) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> samples = loader.loadClass("io.daemonlens.lambdas.Samples");
            return ((Supplier<List<String>>) samples.getConstructor().newInstance()).get();
        }
    }

    /** How often each bootstrap method of lambdas is still used. */
    private static TreeMap<String, Integer> linked(Path jar) throws IOException {
        TreeMap<String, Integer> found = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry each : zip.stream().map(ZipEntry.class::cast).toList()) {
                new ClassReader(zip.getInputStream(each))
                        .accept(
                                new ClassVisitor(Opcodes.ASM9) {
                                    @Override
                                    public MethodVisitor visitMethod(
                                            int access,
                                            String name,
                                            String type,
                                            String signature,
                                            String[] thrown) {
                                        return counting(found);
                                    }
                                },
                                0);
            }
        }
        return found;
    }

    private static MethodVisitor counting(TreeMap<String, Integer> found) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitInvokeDynamicInsn(
                    String name, String type, Handle bootstrap, Object... arguments) {
                if (bootstrap.getOwner().endsWith("LambdaMetafactory")) {
                    found.merge(bootstrap.getName(), 1, Integer::sum);
                }
            }
        };
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }
}
