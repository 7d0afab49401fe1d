package io.aibotiyi.launcher;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.workstation.gallery.Gallery;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a picture of every screen. */
@Command(
        name = "gallery",
        description = {
            "Renders every workspace with seeded, simulated data to PNG, at 1600x1000 and 2560x1440.",
            "Needs no display."
        },
        mixinStandardHelpOptions = true)
final class GalleryCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder for the pictures, made if absent.")
    private @Nullable Path folder;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Only these pictures; comma separated.")
    private List<String> only = List.of();

    @Option(names = "--json", description = "Prints one JSON object with the files.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (folder == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Missing folder");
        }
        List<String> names = only.isEmpty() ? Gallery.names() : only;
        for (String name : names) {
            if (!Gallery.names().contains(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "No picture '"
                                + name
                                + "'; there are "
                                + String.join(", ", Gallery.names()));
            }
        }
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        PrintWriter out = spec.commandLine().getOut();
        List<Path> files =
                Gallery.render(
                        folder,
                        names,
                        Gallery.SIZES,
                        file -> {
                            if (!json) {
                                out.println(file);
                                out.flush();
                            }
                        });
        if (json) {
            out.println(
                    Json.mapper()
                            .writeValueAsString(
                                    Map.of("files", files.stream().map(Path::toString).toList())));
            out.flush();
        }
        return 0;
    }
}
