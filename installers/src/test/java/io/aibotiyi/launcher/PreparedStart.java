package io.aibotiyi.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Tells from the classes that a start loaded where its beans came from. Only without the AOT cache,
 * which loads what it holds whether that is used or not.
 */
final class PreparedStart {

    private PreparedStart() {}

    /** Options of a virtual machine that notes them. */
    static String logTo(Path classes) {
        return " -Xlog:class+load:file=" + classes;
    }

    /** Whether it took the beans that the build wrote down. */
    static boolean usedPreparedBeans(Path classes) throws IOException {
        return loaded(classes, "io.aibotiyi.backend.BackendApplication__BeanFactoryRegistrations");
    }

    /** Whether it searched the class path and evaluated conditions. */
    static boolean lookedForBeans(Path classes) throws IOException {
        return loaded(
                classes, "org.springframework.context.annotation.ComponentScanAnnotationParser");
    }

    /** Whether it checked its settings. */
    static boolean validatedSettings(Path classes) throws IOException {
        return loaded(classes, "org.hibernate.validator.internal.engine.ValidatorFactoryImpl");
    }

    private static boolean loaded(Path classes, String name) throws IOException {
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.anyMatch(line -> line.contains(" " + name + " "));
        }
    }
}
