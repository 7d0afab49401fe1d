package io.aibotiyi.backend.gateway.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server under measurement in a process of its own, told by lines what to send. */
final class FanOutProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    final int port;
    final String token;

    private FanOutProcess(List<String> command, Path folder) throws IOException {
        process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("ready ")) {
            process.destroyForcibly();
            throw new IOException("the server did not start: " + line);
        }
        String[] words = line.split(" ");
        port = Integer.parseInt(words[1]);
        token = words.length > 2 ? words[2] : "none";
    }

    /** The streams of this project on a heap of at most 512 MiB. */
    static FanOutProcess streams(int flushMillis) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(FanOutServer.class.getName(), Integer.toString(flushMillis)));
        return new FanOutProcess(command, Path.of("."));
    }

    /**
     * npm {@code ws}.
     *
     * @param node folder with the package
     * @param frames what it sends, a JSON array of each book's frames
     */
    static FanOutProcess ws(Path node, Path frames) throws IOException {
        Path script = NodePackages.script("fan-out/ws-server.mjs");
        return new FanOutProcess(
                List.of("node", script.getFileName().toString(), frames.toString()), node);
    }

    void say(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String ask(String line) throws IOException {
        say(line);
        return String.valueOf(out.readLine());
    }

    /** What the process holds in memory, in MiB; Linux tells. */
    double residentMib() throws IOException {
        for (String line :
                Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
