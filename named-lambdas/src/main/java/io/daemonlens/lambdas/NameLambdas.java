package io.daemonlens.lambdas;

import static io.daemonlens.lambdas.Conversions.adapt;
import static org.objectweb.asm.Opcodes.*;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Gives the lambdas and method references of a jar classes of their own, which an archive of
 * classes can hold. Java otherwise makes such a class when a lambda is first used, at every start
 * again: 0.3 ms each, a third of a short command.
 *
 * <p>The made class does what {@code LambdaMetafactory} would have made, and is a nest mate of the
 * class it stands in. Lambdas of one class that capture nothing and implement the same interface
 * share a class, with a number for each, because loading a class costs as much as a hundred calls.
 * Other uses of {@code invokedynamic}, serializable lambdas among them, stay as they are.
 *
 * <p>{@code NameLambdas JAR-IN JAR-OUT PREFIX…} looks at the classes whose path begins with one of
 * the prefixes. The jar is put in its place in one step, so that a program that runs from the old
 * one keeps it. docs/start-up.md tells what it gains and how to do without it.
 */
public final class NameLambdas {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    private int lambdas;
    private final Map<String, byte[]> made = new LinkedHashMap<>();
    private final Map<String, List<String>> nests = new LinkedHashMap<>();

    NameLambdas() {}

    public static void main(String[] args) throws IOException {
        Path to = Path.of(args[1]);
        Path temporary = to.resolveSibling(to.getFileName() + ".new");
        Files.createDirectories(to.toAbsolutePath().getParent());
        NameLambdas run = new NameLambdas();
        run.rewrite(Path.of(args[0]), temporary, List.of(args).subList(2, args.length));
        Files.move(
                temporary, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        System.out.println(
                run.lambdas + " lambdas have " + run.made.size() + " classes of their own");
    }

    private void rewrite(Path jar, Path to, List<String> prefixes) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to));
                ZipOutputStream written = new ZipOutputStream(out)) {
            long time = 0;
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                String name = entry.getName();
                time = Math.max(time, entry.getTime());
                if (name.endsWith(".class") && prefixes.stream().anyMatch(name::startsWith)) {
                    classes.put(name, named(bytes));
                } else {
                    write(written, name, bytes, entry.getTime());
                }
            }
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                write(written, each.getKey(), nested(each.getValue()), time);
            }
            for (Map.Entry<String, byte[]> each : made.entrySet()) {
                write(written, each.getKey() + ".class", each.getValue(), time);
            }
        }
    }

    private static void write(ZipOutputStream out, String name, byte[] bytes, long time)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(time);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    /** The class with a call of a made class wherever it asked Java to link a lambda. */
    private byte[] named(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new Rewriting(writer), 0);
        return writer.toByteArray();
    }

    /** The class with the made ones among its nest mates, if it is their host. */
    private byte[] nested(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        List<String> mates = nests.get(reader.getClassName());
        if (mates == null) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        mates.forEach(this::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** A lambda that holds nothing. */
    private record Plain(Type erased, Handle body, Type exact) {}

    /** Lambdas that share a class. */
    private record Group(String name, String method, String site, List<Plain> lambdas) {}

    private final class Rewriting extends ClassVisitor {

        private final Map<String, Group> groups = new LinkedHashMap<>();
        private int version;
        private String owner;
        private String host;
        private int count;

        Rewriting(ClassVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                String signature,
                String above,
                String[] faces) {
            this.version = Math.max(version, V11); // The first that knows nests.
            owner = name;
            host = name;
            super.visit(this.version, access, name, signature, above, faces);
        }

        @Override
        public void visitNestHost(String name) {
            host = name;
            super.visitNestHost(name);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(
                    ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
                @Override
                public void visitInvokeDynamicInsn(
                        String method, String site, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals(FACTORY)
                            && bootstrap.getName().equals("metafactory")) {
                        lambdas++;
                        Type erased = (Type) arguments[0];
                        Handle body = (Handle) arguments[1];
                        Type exact = (Type) arguments[2];
                        if (Type.getArgumentTypes(site).length == 0) {
                            Group group = group(method, site, erased);
                            visitIntInsn(SIPUSH, group.lambdas.size());
                            group.lambdas.add(new Plain(erased, body, exact));
                            String one = "(I)" + Type.getReturnType(site).getDescriptor();
                            visitMethodInsn(INVOKESTATIC, group.name, "of", one, false);
                        } else {
                            String lambda = nestMate();
                            made.put(lambda, lambda(lambda, method, site, erased, body, exact));
                            visitMethodInsn(INVOKESTATIC, lambda, "of", site, false);
                        }
                    } else {
                        super.visitInvokeDynamicInsn(method, site, bootstrap, arguments);
                    }
                }
            };
        }

        @Override
        public void visitEnd() {
            groups.values().forEach(group -> made.put(group.name, shared(group)));
            super.visitEnd();
        }

        private String nestMate() {
            String name = owner + "$$" + count++;
            nests.computeIfAbsent(host, k -> new ArrayList<>()).add(name);
            return name;
        }

        private Group group(String method, String site, Type erased) {
            return groups.computeIfAbsent(
                    method + site + erased,
                    k -> new Group(nestMate(), method, site, new ArrayList<>()));
        }

        /** A class with the captured values as fields and one method, which calls the body. */
        private byte[] lambda(
                String name, String method, String site, Type erased, Handle body, Type exact) {
            Type[] captured = Type.getArgumentTypes(site);
            ClassWriter writer = start(name, site, captured);
            factory(writer, name, site, captured);
            MethodVisitor code =
                    writer.visitMethod(ACC_PUBLIC, method, erased.getDescriptor(), null, null);
            code.visitCode();
            call(code, name, captured, new Plain(erased, body, exact));
            code.visitMaxs(0, 0);
            code.visitEnd();
            writer.visitEnd();
            return writer.toByteArray();
        }

        /** A class with a number as its field and one method, which calls that body. */
        private byte[] shared(Group group) {
            Type[] number = {Type.INT_TYPE};
            String one = "(I)" + Type.getReturnType(group.site).getDescriptor();
            ClassWriter writer = start(group.name, group.site, number);
            factory(writer, group.name, one, number);
            String descriptor = group.lambdas.get(0).erased.getDescriptor();
            MethodVisitor code =
                    writer.visitMethod(ACC_PUBLIC, group.method, descriptor, null, null);
            code.visitCode();
            Label[] starts = new Label[group.lambdas.size()];
            Arrays.setAll(starts, i -> new Label());
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, group.name, "c0", "I");
            code.visitTableSwitchInsn(0, starts.length - 1, starts[0], starts);
            for (int i = 0; i < starts.length; i++) {
                code.visitLabel(starts[i]);
                code.visitFrame(F_SAME, 0, null, 0, null);
                call(code, group.name, new Type[0], group.lambdas.get(i));
            }
            code.visitMaxs(0, 0);
            code.visitEnd();
            writer.visitEnd();
            return writer.toByteArray();
        }

        private ClassWriter start(String name, String site, Type[] fields) {
            String face = Type.getReturnType(site).getInternalName();
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            writer.visit(
                    version,
                    ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
                    name,
                    null,
                    "java/lang/Object",
                    new String[] {face});
            writer.visitNestHost(host);
            for (int i = 0; i < fields.length; i++) {
                writer.visitField(
                        ACC_PRIVATE | ACC_FINAL, "c" + i, fields[i].getDescriptor(), null, null);
            }
            constructor(writer, name, fields);
            return writer;
        }
    }

    /** Calls a lambda's body with what was captured and what the method is given. */
    private static void call(MethodVisitor code, String name, Type[] captured, Plain lambda) {
        Handle body = lambda.body;
        if (body.getTag() == H_NEWINVOKESPECIAL) {
            code.visitTypeInsn(NEW, body.getOwner());
            code.visitInsn(DUP);
        }
        List<Type> wanted = parameters(body);
        int at = 0;
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, name, "c" + i, captured[i].getDescriptor());
            adapt(code, captured[i], wanted.get(at++));
        }
        Type[] given = lambda.erased.getArgumentTypes();
        int local = 1;
        for (int i = 0; i < given.length; i++) {
            Type as = lambda.exact.getArgumentTypes()[i];
            code.visitVarInsn(given[i].getOpcode(ILOAD), local);
            local += given[i].getSize();
            adapt(code, given[i], as);
            adapt(code, as, wanted.get(at++));
        }
        code.visitMethodInsn(
                call(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
        Type from =
                body.getTag() == H_NEWINVOKESPECIAL
                        ? Type.getObjectType(body.getOwner())
                        : Type.getReturnType(body.getDesc());
        if (lambda.exact.getReturnType() != Type.VOID_TYPE) {
            adapt(code, from, lambda.exact.getReturnType());
        } else if (from != Type.VOID_TYPE) {
            code.visitInsn(from.getSize() == 2 ? POP2 : POP);
        }
        code.visitInsn(lambda.erased.getReturnType().getOpcode(IRETURN));
    }

    private static void constructor(ClassWriter writer, String name, Type[] captured) {
        String descriptor = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        MethodVisitor code = writer.visitMethod(ACC_PRIVATE, "<init>", descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int local = 1;
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(ILOAD), local);
            code.visitFieldInsn(PUTFIELD, name, "c" + i, captured[i].getDescriptor());
            local += captured[i].getSize();
        }
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Takes what the place of the lambda has on its stack. */
    private static void factory(ClassWriter writer, String name, String site, Type[] captured) {
        MethodVisitor code = writer.visitMethod(ACC_STATIC, "of", site, null, null);
        code.visitCode();
        code.visitTypeInsn(NEW, name);
        code.visitInsn(DUP);
        int local = 0;
        for (Type each : captured) {
            code.visitVarInsn(each.getOpcode(ILOAD), local);
            local += each.getSize();
        }
        String descriptor = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        code.visitMethodInsn(INVOKESPECIAL, name, "<init>", descriptor, false);
        code.visitInsn(ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** What the body takes, the object it is called on first. */
    private static List<Type> parameters(Handle body) {
        List<Type> types = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
        if (body.getTag() != H_INVOKESTATIC && body.getTag() != H_NEWINVOKESPECIAL) {
            types.add(0, Type.getObjectType(body.getOwner()));
        }
        return types;
    }

    /** A private body is called like any other: the made class is its nest mate. */
    private static int call(Handle body) {
        return switch (body.getTag()) {
            case H_INVOKESTATIC -> INVOKESTATIC;
            case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
            default -> body.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
        };
    }
}
