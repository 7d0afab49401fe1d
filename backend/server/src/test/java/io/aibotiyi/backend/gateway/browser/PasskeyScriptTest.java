package io.aibotiyi.backend.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** The page's script, run by Node with a browser that is just as much as it needs. */
class PasskeyScriptTest {

    private static final String BROWSER =
            """
            const fields = {};
            for (const name of ["credentialId", "clientData", "authenticatorData", "signature", "userHandle"])
              fields[name] = { value: "" };
            const button = { disabled: true };
            const says = { textContent: "" };
            let submit;
            let asked = null;
            let sent = false;
            const form = {
              dataset: { challenge: "-_8A", rpId: "trade.example.org", credentials: "_w -w", timeout: "300000" },
              elements: fields,
              querySelector: () => button,
              addEventListener: (event, handler) => { submit = handler; },
              submit: () => { sent = true; },
            };
            const buffer = (...b) => Uint8Array.from(b).buffer;
            globalThis.window = { PublicKeyCredential: SUPPORTED };
            globalThis.document = { getElementById: (id) => id === "passkey" ? form : says };
            Object.defineProperty(globalThis, "navigator", { value: { credentials: { get: async (options) => {
              asked = options.publicKey;
              if (REFUSES) throw Object.assign(new Error("no"), { name: "NotAllowedError" });
              return { rawId: buffer(255, 254), response: {
                clientDataJSON: buffer(1), authenticatorData: buffer(2, 3), signature: buffer(4, 5, 6),
                userHandle: buffer(251) } };
            } } } });
            require("./passkey.js");
            (async () => {
              if (submit) await submit({ preventDefault: () => {} });
              const values = {};
              for (const name in fields) values[name] = fields[name].value;
              if (asked) {
                asked.challenge = [...asked.challenge];
                asked.allowCredentials = asked.allowCredentials.map((c) => [...c.id]);
              }
              process.stdout.write(JSON.stringify({ asked, values, sent, says: says.textContent, disabled: button.disabled }));
            })();
            """;

    @TempDir Path folder;

    private JsonNode run(boolean supported, boolean refuses) throws Exception {
        Files.write(
                folder.resolve("passkey.js"),
                new ClassPathResource("sign-in/passkey.js").getContentAsByteArray());
        Files.writeString(
                folder.resolve("page.js"),
                BROWSER.replace("SUPPORTED", supported ? "class {}" : "undefined")
                        .replace("REFUSES", Boolean.toString(refuses)));
        Process node = node();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return Json.mapper().readTree(said);
    }

    private Process node() {
        try {
            return new ProcessBuilder("node", "page.js").directory(folder.toFile()).start();
        } catch (IOException e) {
            assumeTrue(false, "Node is not installed");
            throw new AssertionError(e);
        }
    }

    @Test
    void asksForTheChallengeAndSendsTheAnswer() throws Exception {
        JsonNode page = run(true, false);
        assertThat(page.path("asked").toString())
                .isEqualTo(
                        "{\"challenge\":[251,255,0],\"rpId\":\"trade.example.org\","
                                + "\"allowCredentials\":[[255],[251]],"
                                + "\"userVerification\":\"required\",\"timeout\":300000}");
        assertThat(page.path("values").toString())
                .isEqualTo(
                        "{\"credentialId\":\"__4\",\"clientData\":\"AQ\","
                                + "\"authenticatorData\":\"AgM\",\"signature\":\"BAUG\","
                                + "\"userHandle\":\"-w\"}");
        assertThat(page.path("sent").asBoolean()).isTrue();
    }

    @Test
    void saysWhatToDoWhenThePersonRefuses() throws Exception {
        JsonNode page = run(true, true);
        assertThat(page.path("sent").asBoolean()).isFalse();
        assertThat(page.path("says").asString()).startsWith("No passkey was used.");
        assertThat(page.path("disabled").asBoolean()).isFalse();
    }

    @Test
    void leavesTheButtonOffWithoutPasskeys() throws Exception {
        JsonNode page = run(false, false);
        assertThat(page.path("asked").isNull()).isTrue();
        assertThat(page.path("disabled").asBoolean()).isTrue();
        assertThat(page.path("says").asString()).isEqualTo("This browser knows no passkeys.");
    }
}
