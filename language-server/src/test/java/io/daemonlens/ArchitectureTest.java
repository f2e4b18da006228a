package io.daemonlens;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between rooms, as sentences. A room imports only rooms named before it. */
class ArchitectureTest {

    private static final String ROOT = "io.daemonlens.";

    /** Each line is one step; rooms in one line do not know each other. */
    static final List<List<String>> ENGINE =
            List.of(
                    List.of("engine.json"),
                    List.of("engine.apimachinery"),
                    List.of("engine.features"),
                    List.of("engine.core"),
                    List.of("engine.apps"),
                    List.of("engine.apiserver"),
                    List.of("engine.daemon", "engine.scheduler", "engine.kubelet"),
                    List.of("engine.simulation"),
                    List.of("engine.diagnosis"),
                    List.of("engine.kubectl"),
                    List.of("engine.conformance"));

    /** The families of validation rules; the package itself, above them, calls them in order. */
    static final List<List<String>> VALIDATION =
            List.of(
                    List.of("engine.apiserver.validation.print"),
                    List.of("engine.apiserver.validation.core"),
                    List.of("engine.apiserver.validation.meta"),
                    List.of(
                            "engine.apiserver.validation.scheduling",
                            "engine.apiserver.validation.security"),
                    List.of("engine.apiserver.validation.volume"),
                    List.of("engine.apiserver.validation.container"),
                    List.of("engine.apiserver.validation.warnings"));

    static final List<List<String>> SCHEDULER =
            List.of(
                    List.of("engine.scheduler.storage"),
                    List.of("engine.scheduler.framework"),
                    List.of("engine.scheduler.plugins"));

    static final List<List<String>> SIMULATION =
            List.of(
                    List.of("engine.simulation.scenario"),
                    List.of("engine.simulation.placement", "engine.simulation.timeline"),
                    List.of("engine.simulation.state"),
                    List.of("engine.simulation.loops"));

    static final List<List<String>> LANGUAGE_SERVER =
            List.of(
                    List.of("text"),
                    List.of("yaml"),
                    List.of("fieldguide"),
                    List.of("manifest"),
                    List.of("settings"),
                    List.of("cluster"),
                    List.of("revision"),
                    List.of("findings"),
                    List.of("repair"),
                    List.of("advice"),
                    List.of("analysis"),
                    List.of("forecast"),
                    List.of("feature"),
                    List.of("report"),
                    List.of("server"),
                    List.of("cli"));

    static final List<List<String>> REPORT =
            List.of(List.of("report.lint"), List.of("report.diff"), List.of("report.forecast"));

    static final List<List<String>> ADVICE =
            List.of(
                    List.of(
                            "advice.rules.admission",
                            "advice.rules.container",
                            "advice.rules.placement",
                            "advice.rules.rollout",
                            "advice.rules.volume"));

    static final List<List<String>> FORECAST =
            List.of(
                    List.of("forecast.node"),
                    List.of("forecast.whatif"),
                    List.of("forecast.plan", "forecast.fleet"));

    static final List<List<String>> FEATURE = List.of(List.of("feature.symbols"));

    static final List<List<String>> CLI =
            List.of(List.of("cli.program"), List.of("cli.inputs"), List.of("cli.commands"));

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.daemonlens");

    @Test
    void insideTheEngineArrowsRunOneWay() {
        arrowsRunOneWay(ENGINE);
        arrowsRunOneWay(VALIDATION);
        arrowsRunOneWay(SCHEDULER);
        arrowsRunOneWay(SIMULATION);
    }

    @Test
    void noFamilyOfRulesKnowsItsCaller() {
        knowsNoParent("engine.apiserver.validation", VALIDATION);
        knowsNoParent("engine.scheduler", SCHEDULER);
        knowsNoParent("engine.simulation", SIMULATION);
        knowsNoParent("cli", CLI);
        knowsNoParent("feature", FEATURE);
        knowsNoParent("forecast", FORECAST.subList(0, 1));
    }

    @Test
    void insideTheLanguageServerArrowsRunOneWay() {
        arrowsRunOneWay(LANGUAGE_SERVER);
        arrowsRunOneWay(ADVICE);
        arrowsRunOneWay(FORECAST);
        arrowsRunOneWay(REPORT);
        arrowsRunOneWay(CLI);
    }

    @Test
    void everyClassLivesInARoomOfThePlan() {
        List<String> rooms = new ArrayList<>(List.of(ROOT + "schemas"));
        Stream.of(ENGINE, LANGUAGE_SERVER)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .forEach(room -> rooms.add(ROOT + room));
        assertThat(ALL.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(
                        name ->
                                rooms.stream()
                                        .anyMatch(r -> name.equals(r) || name.startsWith(r + ".")));
    }

    @Test
    void schemasKnowsOnlyTheJdk() {
        check(
                classes()
                        .that()
                        .resideInAPackage("io.daemonlens.schemas..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", "io.daemonlens.schemas.."));
    }

    @Test
    void theEngineKnowsOnlySchemasAndTheJdk() {
        check(
                classes()
                        .that()
                        .resideInAPackage("io.daemonlens.engine..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java..",
                                "io.daemonlens.schemas..",
                                "io.daemonlens.engine..",
                                // Annotations for the compiler; a run does without them.
                                "org.jspecify.annotations.."));
    }

    @Test
    void theEngineHasNoClockNoThreadAndNoUnseededChance() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.daemonlens.engine..")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.lang\\.Thread|java\\.time\\.Clock|java\\.util\\.concurrent\\..*"
                                        + "|java\\.security\\.SecureRandom|java\\.nio\\.file\\..*|java\\.io\\.File.*"));
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.daemonlens.engine..")
                        .should()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(Math.class, "random")
                        .orShould()
                        .callConstructor(java.util.Random.class));
    }

    @Test
    void onlyYamlImportsTheYamlLibrary() {
        onlyRoomUses("yaml", "org.snakeyaml..");
    }

    @Test
    void onlyFieldguideImportsTheSchemaValidator() {
        onlyRoomUses("fieldguide", "com.networknt..");
    }

    @Test
    void onlyServerImportsLsp4j() {
        onlyRoomUses("server", "org.eclipse.lsp4j..");
    }

    @Test
    void onlyRevisionImportsGit() {
        onlyRoomUses("revision", "org.eclipse.jgit..");
    }

    @Test
    void everyRoomSaysWhatItKnows() throws IOException {
        TreeSet<Path> silent = new TreeSet<>();
        for (String module : List.of("schemas", "engine", "language-server")) {
            Path sources = Path.of("..", module, "src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .filter(room -> !Files.exists(room.resolve("package-info.java")))
                        .forEach(silent::add);
            }
        }
        assertThat(silent).as("rooms without package-info.java").isEmpty();
    }

    private static void arrowsRunOneWay(List<List<String>> steps) {
        for (int i = 0; i < steps.size(); i++) {
            for (String room : steps.get(i)) {
                List<String> closed = new ArrayList<>();
                steps.get(i).stream().filter(r -> !r.equals(room)).forEach(closed::add);
                steps.subList(i + 1, steps.size()).forEach(closed::addAll);
                if (!closed.isEmpty()) {
                    check(
                            noClasses()
                                    .that()
                                    .resideInAPackage(ROOT + room + "..")
                                    .should()
                                    .dependOnClassesThat()
                                    .resideInAnyPackage(
                                            closed.stream()
                                                    .map(r -> ROOT + r + "..")
                                                    .toArray(String[]::new)));
                }
            }
        }
    }

    private static void knowsNoParent(String parent, List<List<String>> children) {
        for (List<String> step : children) {
            for (String child : step) {
                check(
                        noClasses()
                                .that()
                                .resideInAPackage(ROOT + child + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(ROOT + parent));
            }
        }
    }

    private static void onlyRoomUses(String room, String library) {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ALL);
    }
}
