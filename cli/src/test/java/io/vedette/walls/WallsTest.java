// SPDX-License-Identifier: Apache-2.0
package io.vedette.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;

/// What must never import what. The numbers are those of ARCHITECTURE.md, section 2.
@AnalyzeClasses(packages = "io.vedette", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    /// The packages of core, in the order in which they may see each other: upwards only.
    private static final List<String> CORE = List.of(
            "domain",
            "numbers",
            "templates",
            "models",
            "flow",
            "keep",
            "extract",
            "detect",
            "course",
            "baseline",
            "watch",
            "cohort",
            "inspect",
            "topology",
            "correlate",
            "budget",
            "pipeline",
            "respond",
            "diagnose",
            "learn",
            "backtest",
            "engine");

    /// Those that must behave the same in every replay.
    private static final String[] PURE = CORE.subList(0, CORE.indexOf("pipeline") + 1).stream()
            .filter(name -> !name.equals("keep"))
            .map(name -> "io.vedette.core." + name + "..")
            .toArray(String[]::new);

    private static final Set<String> CLOCKS_AND_CHANCE = Set.of(
            "java.time.Instant.now",
            "java.time.Clock.systemUTC",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    @ArchTest
    static final ArchRule rule_1_core_needs_the_jdk_and_ojalgo_and_nothing_else = classes()
            .that(resideInAPackage("io.vedette.core.."))
            .should()
            .onlyDependOnClassesThat(describe(
                    "belong to core, java.base or ojAlgo",
                    other -> other.getPackageName().startsWith("io.vedette.core")
                            || other.getPackageName().startsWith("org.ojalgo")
                            || isJavaBase(other)))
            .because("core is used as a library, inside other engines too; a logger counts as something else");

    @ArchTest
    static void rule_2_core_looks_upwards_only(com.tngtech.archunit.core.domain.JavaClasses all) {
        for (int i = 0; i < CORE.size(); i++) {
            String[] below = CORE.subList(i + 1, CORE.size()).stream()
                    .map(name -> "io.vedette.core." + name + "..")
                    .toArray(String[]::new);
            if (below.length > 0) {
                noClasses()
                        .that(resideInAPackage("io.vedette.core." + CORE.get(i) + ".."))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(below))
                        .because("the river runs one way")
                        .check(all);
            }
        }
    }

    @ArchTest
    static final ArchRule rule_2_every_package_of_core_has_its_place_in_the_order = classes()
            .that(resideInAPackage("io.vedette.core.."))
            .should()
            .resideInAnyPackage(
                    CORE.stream().map(name -> "io.vedette.core." + name).toArray(String[]::new))
            .because("a new package is put into the order above, or the order says nothing of it");

    @ArchTest
    static final ArchRule rule_2_folders_side_by_side_never_import_each_other = slices().assignedFrom(new Folders())
            .should()
            .notDependOnEachOther()
            .because("each can be read, replaced and deleted alone");

    @ArchTest
    static final ArchRule rule_3_no_cycle_between_packages = slices().matching("io.vedette.(**)")
            .should()
            .beFreeOfCycles()
            .because("who imports whom must have an answer");

    @ArchTest
    static final ArchRule rule_3_no_cycle_between_files = slices().assignedFrom(new Files())
            .should()
            .beFreeOfCycles()
            .because("two files that need each other are one file, or lack a third");

    @ArchTest
    static final ArchRule rule_4_the_stream_half_touches_no_file_socket_or_thread = noClasses()
            .that(resideInAnyPackage(PURE))
            .should()
            .dependOnClassesThat(describe(
                    "are files, sockets or threads",
                    other -> other.getPackageName().startsWith("java.nio.file")
                            || other.getPackageName().startsWith("java.nio.channels")
                            || other.getPackageName().startsWith("java.util.concurrent")
                            || other.getPackageName().startsWith("java.net")
                            || other.getName().startsWith("java.io.File")
                            || other.getName().equals("java.lang.Thread")
                            || other.getName().equals("java.time.Clock")))
            .because("it must run the same on every engine, and again in a replay");

    @ArchTest
    static final ArchRule rule_4_the_stream_half_asks_no_clock_and_rolls_no_unseeded_dice = noClasses()
            .that(resideInAnyPackage(PURE))
            .should()
            .accessTargetWhere(describe(
                    "asks a clock or unseeded chance",
                    (JavaAccess<?> access) ->
                            CLOCKS_AND_CHANCE.contains(access.getTargetOwner().getName() + "." + access.getName())
                                    || isUnseeded(access)))
            .because("operators learn the time from what they are given");

    @ArchTest
    static final ArchRule rule_5_only_the_wiring_opens_plug_ins = noClasses()
            .that(describe(
                    "are neither the server's wiring nor the command line",
                    caller -> !caller.getPackageName().equals("io.vedette.server")
                            && !caller.getPackageName().startsWith("io.vedette.cli")))
            .should()
            .accessTargetWhere(describe(
                    "opens a plug-in of another folder",
                    (JavaAccess<?> access) -> access.getName().equals("open")
                            && isPlugIn(access.getTargetOwner())
                            && !access.getOriginOwner()
                                    .getPackageName()
                                    .equals(access.getTargetOwner().getPackageName())))
            .because("one function wires everything; all others are handed what they need");

    @ArchTest
    static final ArchRule rule_7_wire_formats_stay_out_of_core = noClasses()
            .that(resideInAPackage("io.vedette.core.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml..", "com.google.protobuf.."))
            .because("the domain knows no codec");

    @ArchTest
    static final ArchRule rule_7_the_modules_point_one_way = noClasses()
            .that(resideInAnyPackage("io.vedette.store..", "io.vedette.learners..", "io.vedette.laws.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vedette.server..", "io.vedette.cli.."))
            .because("cli → server → store → core ← learners, laws, bench");

    private static boolean isJavaBase(JavaClass other) {
        if (other.isPrimitive() || other.isArray()) {
            return other.isPrimitive() || isJavaBase(other.getBaseComponentType());
        }
        return other.getPackageName().startsWith("java.")
                && ModuleLayer.boot()
                        .findModule("java.base")
                        .map(module -> module.getPackages().contains(other.getPackageName()))
                        .orElse(false);
    }

    private static boolean isUnseeded(JavaAccess<?> access) {
        return access.getTargetOwner().getName().matches("java\\.util\\.(Random|SplittableRandom)")
                && access.getName().equals("<init>")
                && access.getTarget().getFullName().endsWith("()");
    }

    private static boolean isPlugIn(JavaClass owner) {
        return owner.getPackageName().matches("io\\.vedette\\.server\\.(receive|ask|notify)\\..+");
    }

    /// Folders below receive, ask, notify and api, each a slice.
    private static final class Folders implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String[] parts = type.getPackageName().split("\\.");
            boolean side = parts.length > 4
                    && parts[2].equals("server")
                    && List.of("receive", "ask", "notify", "api").contains(parts[3]);
            return side ? SliceIdentifier.of(parts[3], parts[4]) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the folders of receive, ask, notify and api";
        }
    }

    /// Source files, each a slice: a class and what is nested in it.
    private static final class Files implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "source files";
        }
    }
}
