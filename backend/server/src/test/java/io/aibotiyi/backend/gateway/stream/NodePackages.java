package io.aibotiyi.backend.gateway.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Packages of npm for peers and stock clients, installed once below this module's target. */
public final class NodePackages {

    private static final Path HOME = Path.of("target", "node").toAbsolutePath();

    private NodePackages() {}

    /**
     * The folder whose scripts can import the packages; empty, after saying why on standard error,
     * if there is no node or npm here or the packages cannot be had.
     *
     * @param packages as {@code ws@8}
     */
    public static synchronized Optional<Path> install(String... packages) {
        List<String> missing = new ArrayList<>();
        for (String name : packages) {
            String folder = name.substring(0, name.indexOf('@', 1));
            if (!Files.exists(HOME.resolve("node_modules").resolve(folder))) {
                missing.add(name);
            }
        }
        try {
            Files.createDirectories(HOME);
            if (!runs(List.of("node", "--version"))) {
                return without("node does not run here");
            }
            List<String> install = new ArrayList<>(List.of("npm", "install", "--prefix", "."));
            install.addAll(List.of("--no-audit", "--no-fund", "--prefer-offline", "--silent"));
            install.addAll(missing);
            return missing.isEmpty() || runs(install)
                    ? Optional.of(HOME)
                    : without("npm could not install " + missing);
        } catch (IOException e) {
            return without(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without("interrupted");
        }
    }

    private static Optional<Path> without(String reason) {
        System.err.println("Skipped what needs packages of npm: " + reason);
        return Optional.empty();
    }

    private static boolean runs(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(HOME.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(HOME.resolve("npm.log").toFile())
                        .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    /** Copies a script of the test resources next to the packages. */
    public static Path script(String resource) throws IOException {
        Path copy = HOME.resolve(Path.of(resource).getFileName());
        try (var in = NodePackages.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IOException("no resource " + resource);
            }
            Files.write(copy, in.readAllBytes());
        }
        return copy;
    }
}
