import io.aibotiyi.backend.operations.database.EmptyDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * Run by the build: lets Spring write down as Java code which beans the embedded backend has, and
 * compiles that, so that its start neither scans the class path nor evaluates conditions; and makes
 * the database that a new home begins with.
 *
 * <p>Arguments: a scratch folder, and the folder of classes to add to.
 */
public final class PrepareBackend {

    private PrepareBackend() {}

    public static void main(String[] args) throws Exception {
        Path scratch = Path.of(args[0]);
        Path classes = Path.of(args[1]);
        Path sources = scratch.resolve("sources");
        // Spring empties the folder that it is given
        Path made = scratch.resolve("classes");
        clear(scratch);
        clear(classes.resolve("io/aibotiyi/backend"));
        SpringApplicationAotProcessor.main(
                new String[] {
                    "io.aibotiyi.backend.BackendApplication",
                    sources.toString(),
                    scratch.resolve("resources").toString(),
                    made.toString(),
                    "io.aibotiyi",
                    "server",
                    scratch.resolve("home").toString()
                });
        copy(made, classes);
        compile(sources, classes);
        EmptyDatabase.make(scratch.resolve("database"), classes);
        // its loggers and its database pool may have left threads behind
        System.exit(0);
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> written = Files.walk(sources)) {
            List<Path> java = written.filter(f -> f.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-Xlint:none");
            DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    files,
                                    told,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(java))
                            .call();
            if (!compiled) {
                throw new IllegalStateException(
                        "What Spring wrote in " + sources + " fails: " + told.getDiagnostics());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
