package io.aibotiyi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class DesktopStartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "workstation",
                "--home somewhere",
                "workstation --home somewhere --report-startup",
                "--report-startup --home somewhere"
            })
    void understandsTheUsualArgumentsAsTheParserDoes(String line) {
        String[] args = split(line);
        DesktopStart usual = DesktopStart.usual(args).orElseThrow();
        ParseResult parsed = Aibot.commandLine().parseArgs(args);
        ParseResult face = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        assertThat(usual.home()).isEqualTo(face.matchedOptionValue("--home", (Path) null));
        assertThat(usual.reportStartup())
                .isEqualTo(face.matchedOptionValue("--report-startup", false));
        assertThat(usual.remote()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "--home",
                "--home --report-startup",
                "--home a --home b",
                "--home=a",
                "--remote http://localhost:1",
                "--report-startup --report-startup",
                "server",
                "workstation workstation",
                "somewhere",
                "--home a b"
            })
    void leavesEverythingElseToTheParser(String line) {
        assertThat(DesktopStart.usual(split(line))).isEmpty();
    }

    @Test
    void leavesAnEmptyFolderNameToTheParser() {
        assertThat(DesktopStart.usual(new String[] {"--home", ""})).isEmpty();
    }

    private static String[] split(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
