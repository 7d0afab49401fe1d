package io.aibotiyi.launcher;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build wrote into the jar. */
final class Version implements IVersionProvider {

    static String text() {
        return Objects.requireNonNullElse(
                Main.class.getPackage().getImplementationVersion(), "(not packaged)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "aibot " + text(),
            "Java " + Runtime.version() + ", " + System.getProperty("java.vendor", "unknown vendor")
        };
    }
}
