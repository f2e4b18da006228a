package io.daemonlens.lambdas;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Every kind of lambda and method reference that Java links; {@link #get} uses each and prints. */
public final class Samples implements Supplier<List<String>> {

    interface Greeting {
        String greet(String name);

        default Greeting twice() {
            return name -> greet(name) + greet(name);
        }
    }

    private interface SerializableSupplier extends Supplier<String>, Serializable {}

    /** A nested class whose lambdas have this class as their nest's host. */
    private static final class Nested {
        private final int held = 7;

        Supplier<Integer> reader() {
            return () -> held;
        }
    }

    private final String field = "field";

    @Override
    public List<String> get() {
        List<String> lines = new ArrayList<>();
        Supplier<String> plain = () -> "plain";
        Supplier<String> second = () -> "second of the same kind";
        lines.add(plain.get() + second.get() + (plain.equals(second)));
        Supplier<String> ofThis = () -> field + privately(1);
        lines.add(ofThis.get());
        int small = 3;
        long wide = 1L << 40;
        double real = 0.5;
        byte tiny = (byte) 200;
        LongSupplier captured = () -> small + wide + (long) real + tiny;
        lines.add("" + captured.getAsLong());
        IntFunction<Object> boxes = value -> value;
        lines.add("" + boxes.apply(5));
        ToLongFunction<Integer> unboxesAndWidens = Integer::intValue;
        lines.add("" + unboxesAndWidens.applyAsLong(6));
        ToDoubleFunction<Long> toDouble = Long::longValue;
        lines.add("" + toDouble.applyAsDouble(7L));
        Function<Object, String> reference = String::valueOf;
        lines.add(reference.apply('c'));
        Supplier<List<String>> constructor = ArrayList::new;
        lines.add("" + constructor.get());
        IntFunction<int[]> array = int[]::new;
        lines.add("" + array.apply(4).length);
        BiFunction<String, Integer, Character> unbound = String::charAt;
        lines.add("" + unbound.apply("abc", 1));
        UnaryOperator<String> bound = "prefix-"::concat;
        lines.add(bound.apply("x"));
        IntBinaryOperator sum = Integer::sum;
        IntUnaryOperator negate = a -> -a;
        lines.add("" + negate.applyAsInt(sum.applyAsInt(2, 3)));
        Greeting greeting = name -> "hello " + name + " ";
        lines.add(greeting.twice().greet("you"));
        lines.add("" + new Nested().reader().get());
        Map<String, Integer> counts = new TreeMap<>();
        for (String each : List.of("b", "a", "b")) {
            counts.merge(each, 1, Integer::sum);
        }
        lines.add("" + counts);
        Runnable ignoresResult = counts::size;
        ignoresResult.run();
        SerializableSupplier serializable = () -> "serializable";
        lines.add(serializable.get());
        Callable<String> throwing =
                () -> {
                    throw new IllegalStateException("thrown");
                };
        try {
            throwing.call();
        } catch (Exception e) {
            lines.add(e.toString());
        }
        return lines;
    }

    private String privately(int number) {
        Function<Integer, String> inner = this::text;
        return inner.apply(number);
    }

    private String text(int number) {
        return field + number;
    }
}
