package io.aibotiyi.backend.operations;

import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.ServerInfo;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Describes this process. Its mode is that of the first instrument, or PAPER without any. */
@Service
final class RunningServer implements ServerDescription {

    private final Identity identity;
    private final EmbeddedAccess embedded;
    private final MarketData markets;
    private final StreamAddress stream;
    private final Clock clock;
    private final String version;

    RunningServer(
            Identity identity,
            EmbeddedAccess embedded,
            MarketData markets,
            StreamAddress stream,
            Clock clock,
            @Value("${aibot.version}") String version) {
        this.identity = identity;
        this.embedded = embedded;
        this.markets = markets;
        this.stream = stream;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public ServerInfo info() {
        return new ServerInfo(
                "AIBOT IYI",
                version,
                mode(),
                embedded.embedded(),
                identity.setupRequired(),
                stream.uri(),
                clock.instant());
    }

    private TradingMode mode() {
        List<Instrument> instruments = markets.instruments();
        return instruments.isEmpty()
                ? TradingMode.PAPER
                : markets.mode(instruments.getFirst().id());
    }
}
