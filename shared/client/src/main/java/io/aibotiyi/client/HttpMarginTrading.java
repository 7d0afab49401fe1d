package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Margin.FundingView;
import io.aibotiyi.protocol.Margin.Leverage;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.LiquidationView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Margin trading over REST. */
final class HttpMarginTrading implements MarginTrading {

    private final RestCalls rest;

    HttpMarginTrading(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<PerpetualView> perpetuals() {
        return rest.get("/perpetuals", new TypeReference<>() {});
    }

    @Override
    public MarginView of(AccountId account) {
        return rest.get("/accounts/" + account + "/margin", new TypeReference<>() {});
    }

    @Override
    public LeverageView leverage(AccountId account, InstrumentId instrument) {
        return rest.get(leveragePath(account, instrument), new TypeReference<>() {});
    }

    @Override
    public LeverageView leverage(AccountId account, InstrumentId instrument, int leverage) {
        return rest.put(
                leveragePath(account, instrument),
                new Leverage(leverage),
                Map.of(),
                new TypeReference<LeverageView>() {});
    }

    @Override
    public List<FundingView> funding(AccountId account, int limit) {
        return rest.get(list(account, "funding", limit), new TypeReference<>() {});
    }

    @Override
    public List<LiquidationView> liquidations(AccountId account, int limit) {
        return rest.get(list(account, "liquidations", limit), new TypeReference<>() {});
    }

    private static String leveragePath(AccountId account, InstrumentId instrument) {
        return "/accounts/" + account + "/leverage/" + RestCalls.encoded(instrument);
    }

    private static String list(AccountId account, String what, int limit) {
        return QueryText.of("/accounts/" + account + "/" + what).and("limit", limit).toString();
    }
}
