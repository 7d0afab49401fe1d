package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.testing.TotpCodes;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a call is told that needs a further proof of who it is (RFC 9470 section 3). */
class StepUpChallengeEndToEndTest {

    private static final String PASSWORD = "violet-anchor-7-orchard";
    private static final String SENSITIVE = "/api/v1/audit/export";

    private static HttpResponse<String> get(
            Backend backend, String path, String token, String agent)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(backend.address().resolve(path))
                            .header("Authorization", "Bearer " + token)
                            .header("User-Agent", agent)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String challenge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("STEP_UP_REQUIRED");
        return answer.headers().firstValue("WWW-Authenticate").orElseThrow();
    }

    @Test
    @DisplayName("E10 the challenge says what proof is missing: acr_values or max_age (RFC 9470)")
    void namesTheProofThatIsMissing(@TempDir Path home) throws Exception {
        try (Backend backend =
                        Backend.start(
                                new BackendOptions(
                                        home, BackendOptions.LOOPBACK, 0, 0, null, Map.of()));
                AibotClient client = AibotClients.connect(backend.address())) {
            client.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
            String agent = client.sessions().current().agent();
            String token = client.session().accessToken();
            assertThat(get(backend, SENSITIVE, token, agent).statusCode()).isEqualTo(200);

            String elsewhere = challenge(get(backend, "/api/v1/accounts", token, "curl/8"));
            assertThat(elsewhere)
                    .startsWith("Bearer error=\"insufficient_user_authentication\"")
                    .contains(", max_age=\"300\"")
                    .doesNotContain("acr_values");

            TotpEnrolment totp = client.factors().enrolTotp();
            client.factors().confirmTotp(TotpCodes.now(totp.secret()));
            String weaker =
                    challenge(get(backend, SENSITIVE, client.session().accessToken(), agent));
            assertThat(weaker)
                    .startsWith("Bearer error=\"insufficient_user_authentication\"")
                    .contains(", acr_values=\"2\"")
                    .doesNotContain("max_age");
        }
    }
}
