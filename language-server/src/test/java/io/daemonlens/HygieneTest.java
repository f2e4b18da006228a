package io.daemonlens;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reviewer would otherwise look for in every change. */
class HygieneTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> TEXTS =
            Set.of(
                    "java",
                    "md",
                    "properties",
                    "tsv",
                    "ts",
                    "mjs",
                    "cjs",
                    "json",
                    "xml",
                    "yml",
                    "yaml",
                    "py",
                    "sh",
                    "html",
                    "args",
                    "log",
                    "txt");

    /** What a stranger cannot open: working papers, rule numbers of ours, folders of a machine. */
    private static final Pattern UNREACHABLE =
            Pattern.compile(
                    "\\.\\./shared|\\bdesign\\.md\\b|\\bcontract\\.md\\b|\\bof the contract\\b"
                            + "|\\b(?:WRN|MF|CT|INI|EPH|VOL|PVC|FLD|CLM|PSC|CSC|OSW|SCH|TSC|TOL|PLR|PRT|PRB"
                            + "|MNT|LFC|ANN|PRJ|TPL)-[0-9]{2}\\b"
                            + "|/(?:work|root)/|/home/[a-z]+/");

    private static final Pattern STRINGS =
            Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'");

    /** What programs that use the engine as a library call. */
    private static final Set<String> LIBRARY =
            Set.of(
                    "io.daemonlens.engine.json.JsonConverter",
                    "io.daemonlens.engine.simulation.scenario.Scenario");

    private static final Pattern TEST_METHOD =
            Pattern.compile(
                    "@(?:Test|ParameterizedTest|Property|TestFactory|RepeatedTest)\\b[^;]*?\\n    [\\w<>]+ (\\w+)\\(");

    private static final Pattern ASSERTION =
            Pattern.compile(
                    "\\b(?:assert|check|verify|expect|fail|compare|dynamicTest|arrowsRun|onlyRoom|knowsNo)\\w*\\(");

    private static final Pattern CALL = Pattern.compile("(?:\\.|::|\\b)(\\w+)\\b");

    private static final Pattern WORD = Pattern.compile("[A-Z]\\w+");

    private static final Pattern CONSTANT =
            Pattern.compile("static final String (\\w+) =\\s*\"((?:\\\\.|[^\"\\\\])*)\";");

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.daemonlens");

    @Test
    void nothingRefersToWhatAStrangerCannotOpen() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(TOP)) {
            String name = TOP.relativize(file).toString();
            if (name.startsWith(".ci/") || name.endsWith("HygieneTest.java")) {
                continue;
            }
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (UNREACHABLE.matcher(lines.get(i)).find()) {
                    found.add(name + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyTestAsserts() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path file : files(TOP)) {
            if (!file.toString().endsWith("Test.java")) {
                continue;
            }
            String text = STRINGS.matcher(Files.readString(file)).replaceAll("\"\"");
            Matcher methods = TEST_METHOD.matcher(text);
            while (methods.find()) {
                String body = body(text, methods.end() - 1);
                if (!ASSERTION.matcher(body).find() && !callsAHelperThatAsserts(text, body)) {
                    silent.add(file.getFileName() + " " + methods.group(1));
                }
            }
        }
        assertThat(silent).as("tests without an assertion").isEmpty();
    }

    private static boolean callsAHelperThatAsserts(String text, String body) {
        Matcher calls = Pattern.compile("\\b([a-z]\\w*)\\(").matcher(body);
        while (calls.find()) {
            Matcher helper =
                    Pattern.compile(
                                    "(?m)^    (?:private |static |public )*[\\w<>, .?\\[\\]]+ "
                                            + calls.group(1)
                                            + "\\(")
                            .matcher(text);
            while (helper.find()) {
                String inside = body(text, helper.end() - 1);
                if (ASSERTION.matcher(inside).find()
                        || !inside.contains(calls.group(1) + "(")
                                && !inside.equals(body)
                                && callsAHelperThatAsserts(text, inside)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** From the parenthesis of a method's parameters to the brace that closes its body. */
    private static String body(String text, int from) {
        int depth = 0;
        int start = text.indexOf('{', text.indexOf(')', from));
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return text.substring(start, i);
            }
        }
        return text.substring(start);
    }

    @Test
    void noClassIsOutOfUse() throws IOException {
        Map<Path, String> sources = new TreeMap<>();
        for (Path file : files(TOP)) {
            if (file.toString().endsWith(".java")) {
                sources.put(file, Files.readString(file));
            }
        }
        Map<String, Integer> filesWithWord = new TreeMap<>();
        for (String source : sources.values()) {
            Set<String> words = new TreeSet<>();
            Matcher each = WORD.matcher(source);
            while (each.find()) {
                words.add(each.group());
            }
            words.forEach(word -> filesWithWord.merge(word, 1, Integer::sum));
        }
        List<String> unused = new ArrayList<>();
        for (Path file : sources.keySet()) {
            String name = file.getFileName().toString().replace(".java", "");
            boolean used =
                    !file.toString().contains("/src/main/")
                            || Set.of("Main", "package-info").contains(name)
                            // The build starts these.
                            || sources.get(file).contains("public static void main(")
                            || filesWithWord.getOrDefault(name, 0) > 1;
            if (!used) {
                unused.add(TOP.relativize(file).toString());
            }
        }
        assertThat(unused).as("classes that no other class names").isEmpty();
    }

    @Test
    void noMethodIsOutOfUse() throws IOException {
        Set<String> unused = new TreeSet<>();
        Set<String> calledByTests = callsInTests();
        for (JavaClass each : ALL) {
            for (JavaMethod method : each.getMethods()) {
                boolean generated =
                        method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                || each.isRecord() && method.getRawParameterTypes().isEmpty()
                                || each.isEnum()
                                || LIBRARY.contains(each.getName())
                                || each.isInterface()
                                || method.getName().equals("main")
                                || method.getName().startsWith("lambda$");
                if (!generated
                        && method.getAccessesToSelf().isEmpty()
                        && method.getReferencesToSelf().isEmpty()
                        && !overrides(method)
                        && !calledByTests.contains(method.getName())) {
                    unused.add(method.getFullName());
                }
            }
        }
        assertThat(unused).as("methods that nothing calls").isEmpty();
    }

    private static Set<String> callsInTests() throws IOException {
        Set<String> called = new TreeSet<>();
        for (Path file : files(TOP)) {
            if (file.toString().endsWith(".java") && file.toString().contains("/src/test/")
                    || file.startsWith(TOP.resolve("benchmarks"))) {
                Matcher calls = CALL.matcher(Files.readString(file));
                while (calls.find()) {
                    called.add(calls.group(1));
                }
            }
        }
        return called;
    }

    private static boolean overrides(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(
                        owner.getAllRawSuperclasses().stream(),
                        owner.getAllRawInterfaces().stream())
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(
                        other ->
                                other.getName().equals(method.getName())
                                        && other.getRawParameterTypes().size()
                                                == method.getRawParameterTypes().size());
    }

    /** Words that two rules use for reasons of their own, so that neither may follow the other. */
    private static final Set<String> TWO_FACTS =
            Set.of("ReadWriteOncePod", "ServiceAccount", "[a-z0-9]([-_a-z0-9]*[a-z0-9])?");

    /** A fact stands once; a second copy will differ one day. */
    @Test
    void noConstantStandsTwice() throws IOException {
        Map<String, Set<String>> places = new TreeMap<>();
        for (Path file : files(TOP)) {
            if (!file.toString().endsWith(".java") || !file.toString().contains("/src/main/")) {
                continue;
            }
            Matcher constants = CONSTANT.matcher(Files.readString(file));
            while (constants.find()) {
                if (constants.group(2).length() >= 12) {
                    places.computeIfAbsent(constants.group(2), key -> new TreeSet<>())
                            .add(file.getFileName() + " " + constants.group(1));
                }
            }
        }
        places.keySet().removeAll(TWO_FACTS);
        places.values().removeIf(all -> all.size() < 2);
        assertThat(places).as("constants defined more than once").isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(HygieneTest::isOurs).filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isOurs(Path file) {
        String name = TOP.relativize(file).toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return TEXTS.contains(ending)
                && !name.contains("target/")
                && !name.contains("node_modules/")
                && !name.startsWith(".git/")
                && !name.endsWith("package-lock.json");
    }

    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    }
}
