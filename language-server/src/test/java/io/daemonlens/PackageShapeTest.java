package io.daemonlens;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The size of packages, and the cycles inside them. The exceptions may only shrink: an entry that
 * is no longer needed fails the test, too.
 */
class PackageShapeTest {

    private static final int MOST_FILES = 30;
    private static final int LARGEST_CYCLE = 3;

    /** Packages above the limit, with the number of files that they may have. */
    private static final Map<String, Integer> LARGE = Map.of("server", 31);

    /** Cycles above the limit. */
    private static final Set<String> CYCLES =
            Set.of(
                    "engine.scheduler.framework: AffinityTerm PodInfo PodInfoReader PodVolume",
                    "repair: BracketRepair DeepBlock SyntaxCause TabRepair",
                    "schemas: ApiField ApiType ApiTypes Descriptions FieldsByName");

    private static final String ROOT = "io.daemonlens.";

    /** The top-level classes by package, each with those of its package that it uses. */
    private final Map<String, Map<String, Set<String>>> packages = read();

    @Test
    void noPackageHasMoreThanThirtyFiles() {
        packages.forEach(
                (name, files) -> {
                    int most = LARGE.getOrDefault(name, MOST_FILES);
                    assertThat(files.size()).as(name).isLessThanOrEqualTo(most);
                });
        for (String name : LARGE.keySet()) {
            assertThat(packages.get(name)).as(name).hasSizeGreaterThan(MOST_FILES);
        }
    }

    /** A sealed type does not count as a user of the types that it permits. */
    @Test
    void noCycleInAPackageHasMoreThanThreeFiles() {
        Set<String> cycles = new TreeSet<>();
        packages.forEach(
                (name, files) -> {
                    for (Set<String> cycle : cycles(files)) {
                        if (cycle.size() > LARGEST_CYCLE) {
                            cycles.add(name + ": " + String.join(" ", cycle));
                        }
                    }
                });
        assertThat(cycles).isEqualTo(new TreeSet<>(CYCLES));
    }

    @Test
    void aCycleIsFound() {
        Map<String, Set<String>> files =
                Map.of(
                        "A", Set.of("B"),
                        "B", Set.of("C"),
                        "C", Set.of("A", "D"),
                        "D", Set.of());
        assertThat(cycles(files)).containsOnlyOnce(new TreeSet<>(Set.of("A", "B", "C")));
    }

    private static Map<String, Map<String, Set<String>>> read() {
        Map<String, Map<String, Set<String>>> packages = new TreeMap<>();
        for (JavaClass each :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.daemonlens")) {
            String file = file(each);
            if (file.equals("package-info")) {
                continue;
            }
            Set<String> uses =
                    packages.computeIfAbsent(
                                    each.getPackageName().replace(ROOT, ""), key -> new TreeMap<>())
                            .computeIfAbsent(file, key -> new TreeSet<>());
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().equals(each.getPackageName())
                        && !file(target).equals(file)) {
                    uses.add(file(target));
                }
            }
        }
        return packages;
    }

    private static String file(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    /** Returns the sets of files that reach one another. */
    private static List<Set<String>> cycles(Map<String, Set<String>> files) {
        Map<String, Set<String>> reached = new HashMap<>();
        files.keySet().forEach(file -> reached.put(file, reach(file, files)));
        List<Set<String>> cycles = new ArrayList<>();
        for (String file : new TreeSet<>(files.keySet())) {
            Set<String> cycle = new TreeSet<>();
            for (String other : reached.get(file)) {
                if (reached.getOrDefault(other, Set.of()).contains(file)) {
                    cycle.add(other);
                }
            }
            if (!cycle.isEmpty() && !cycles.contains(cycle)) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    private static Set<String> reach(String from, Map<String, Set<String>> files) {
        Set<String> found = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(files.get(from));
        while (!next.isEmpty()) {
            String file = next.pop();
            if (found.add(file)) {
                next.addAll(files.getOrDefault(file, Set.of()));
            }
        }
        return found;
    }
}
