package io.aibotiyi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class TrustWhenAskedTest {

    private static final X509Certificate[] NOTHING = {};

    private final AtomicInteger made = new AtomicInteger();
    private final TrustWhenAsked trust =
            new TrustWhenAsked(() -> {
                made.incrementAndGet();
                return new ServerTrust.PinnedTrust(new ServerTrust.Pinned("0".repeat(64)));
            });

    @Test
    void makesTheJudgeOnceAndNotBeforeACertificateComes() {
        assertThat(made).hasValue(0);
        for (int i = 0; i < 2; i++) {
            // the judge looks at the certificate that is not there, so it was asked
            assertThatThrownBy(() -> trust.checkServerTrusted(NOTHING, "EC"))
                    .isInstanceOf(ArrayIndexOutOfBoundsException.class);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void trustsNoClient() {
        assertThatThrownBy(() -> trust.checkClientTrusted(NOTHING, "EC"))
                .isInstanceOf(CertificateException.class);
        assertThat(made).hasValue(0);
    }

    @Test
    void speaksTls() {
        SSLContext context = TrustWhenAsked.context(ServerTrust.authorities());
        assertThat(context.getDefaultSSLParameters().getProtocols()).contains("TLSv1.3");
    }
}
