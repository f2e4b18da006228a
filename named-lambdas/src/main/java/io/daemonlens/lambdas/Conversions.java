package io.daemonlens.lambdas;

import static org.objectweb.asm.Opcodes.*;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The conversions between a lambda's interface and its body, as {@code LambdaMetafactory} does
 * them.
 */
final class Conversions {

    private Conversions() {}

    /** Casts, boxes, unboxes and widens as {@code LambdaMetafactory} says. */
    static void adapt(MethodVisitor code, Type from, Type to) {
        boolean primitive = from.getSort() < Type.ARRAY;
        if (from.equals(to)) {
            return;
        } else if (primitive && to.getSort() < Type.ARRAY) {
            widen(code, from, to);
        } else if (primitive) {
            Type box = Boxes.of(from);
            code.visitMethodInsn(
                    INVOKESTATIC,
                    box.getInternalName(),
                    "valueOf",
                    Type.getMethodDescriptor(box, from),
                    false);
        } else if (to.getSort() < Type.ARRAY) {
            Type inside = Boxes.inside(from);
            Type unboxed = inside == null ? to : inside;
            Type box = Boxes.of(unboxed);
            if (inside == null) {
                code.visitTypeInsn(CHECKCAST, box.getInternalName());
            }
            code.visitMethodInsn(
                    INVOKEVIRTUAL,
                    box.getInternalName(),
                    unboxed.getClassName() + "Value",
                    Type.getMethodDescriptor(unboxed),
                    false);
            widen(code, unboxed, to);
        } else if (!to.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(CHECKCAST, to.getInternalName());
        }
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
        boolean small = from.getSort() <= Type.INT;
        if (small && to.getSort() <= Type.INT) {
            return;
        }
        int opcode =
                switch (from.getSort()) {
                    case Type.LONG -> to.getSort() == Type.FLOAT ? L2F : L2D;
                    case Type.FLOAT -> F2D;
                    default ->
                            switch (to.getSort()) {
                                case Type.LONG -> I2L;
                                case Type.FLOAT -> I2F;
                                default -> I2D;
                            };
                };
        if (!from.equals(to)) {
            code.visitInsn(opcode);
        }
    }

    /** The classes of boxed values. */
    private static final class Boxes {

        private static final Map<Type, Type> ALL =
                Map.of(
                        Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
                        Type.CHAR_TYPE, Type.getType(Character.class),
                        Type.BYTE_TYPE, Type.getType(Byte.class),
                        Type.SHORT_TYPE, Type.getType(Short.class),
                        Type.INT_TYPE, Type.getType(Integer.class),
                        Type.LONG_TYPE, Type.getType(Long.class),
                        Type.FLOAT_TYPE, Type.getType(Float.class),
                        Type.DOUBLE_TYPE, Type.getType(Double.class));

        static Type of(Type primitive) {
            return ALL.get(primitive);
        }

        /** The primitive type a box holds; null for what is no box. */
        static Type inside(Type box) {
            for (Map.Entry<Type, Type> each : ALL.entrySet()) {
                if (each.getValue().equals(box)) {
                    return each.getKey();
                }
            }
            return null;
        }
    }
}
