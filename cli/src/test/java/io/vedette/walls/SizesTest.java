// SPDX-License-Identifier: Apache-2.0
package io.vedette.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Rule 6: names and sizes, as the build refuses them.
class SizesTest {
    private static final int MOST_FILE_LINES = 400;
    private static final int MOST_TEST_LINES = 600;
    private static final int MOST_METHOD_LINES = 50;
    private static final int MOST_PARAMETERS = 7;
    private static final int MOST_LINE = 120;

    private static final String REFUSED_NAMES =
            ".*(Util|Utils|Helper|Helpers|Impl|Manager|Info|Data)|Common|Base|Abstract.*";

    @Test
    void files_lines_names_methods_and_parameters_stay_within_their_bounds() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(100);
        List<String> broken = new ArrayList<>();
        for (Path source : sources) {
            lines(source, broken);
        }
        methods(sources, broken);

        assertThat(broken).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("vedette"))) {
            root = root.getParent();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isTest(Path source) {
        return source.toString().contains("/src/test/") || source.toString().contains("/laws/src/");
    }

    private static void lines(Path source, List<String> broken) throws IOException {
        List<String> lines = Files.readAllLines(source);
        String name = source.getFileName().toString().replace(".java", "");
        if (lines.size() > (isTest(source) ? MOST_TEST_LINES : MOST_FILE_LINES)) {
            broken.add("%s holds %d lines: tell its two ideas apart".formatted(name, lines.size()));
        }
        if (name.matches(REFUSED_NAMES)) {
            broken.add("%s: the name says nothing of what is in it".formatted(name));
        }
        if (!lines.getFirst().equals("// SPDX-License-Identifier: Apache-2.0")) {
            broken.add("%s does not begin with its licence line".formatted(name));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > MOST_LINE) {
                broken.add("%s line %d is %d wide"
                        .formatted(name, i + 1, lines.get(i).length()));
            }
        }
    }

    private static void methods(List<Path> sources, List<String> broken) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, _ -> {}, List.of("--release", "25"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Bounds(unit, positions, broken).scan(unit, null);
            }
        }
    }

    /// A record's components are no list of parameters: they are named where they are read.
    private static final class Bounds extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> broken;
        private String type = "";
        private boolean isRecord;

        Bounds(CompilationUnitTree unit, SourcePositions positions, List<String> broken) {
            this.unit = unit;
            this.positions = positions;
            this.broken = broken;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String outer = type;
            boolean outerIsRecord = isRecord;
            type = tree.getSimpleName().toString();
            isRecord = tree.getKind() == Tree.Kind.RECORD;
            super.visitClass(tree, nothing);
            type = outer;
            isRecord = outerIsRecord;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            long lines = line(positions.getEndPosition(unit, tree)) - line(positions.getStartPosition(unit, tree)) + 1;
            if (lines > MOST_METHOD_LINES) {
                broken.add("%s.%s is %d lines long".formatted(type, tree.getName(), lines));
            }
            boolean compact = isRecord && tree.getName().contentEquals("<init>");
            if (tree.getParameters().size() > MOST_PARAMETERS && !compact) {
                broken.add("%s.%s takes %d parameters"
                        .formatted(type, tree.getName(), tree.getParameters().size()));
            }
            return super.visitMethod(tree, nothing);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
