package io.aibotiyi.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.net.Queries;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinanceSignerTest {

    /** Binance's documentation, "SIGNED request examples (HMAC)": key, parameters and signature. */
    @Test
    void signsThePublishedExample() {
        BinanceSigner signer =
                new BinanceSigner(
                        ApiCredentials.of(
                                "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
                                "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"
                                        .toCharArray()));
        Map<String, String> order = new LinkedHashMap<>();
        order.put("symbol", "LTCBTC");
        order.put("side", "BUY");
        order.put("type", "LIMIT");
        order.put("timeInForce", "GTC");
        order.put("quantity", "1");
        order.put("price", "0.1");
        order.put("recvWindow", "5000");
        order.put("timestamp", "1499827319559");
        assertThat(signer.sign(Queries.encode(order.entrySet())))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }
}
