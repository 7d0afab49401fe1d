package io.aibotiyi.venues.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.net.Queries;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KrakenSignatureTest {

    /** Kraken's documentation, "Spot REST authentication": key, request and signature. */
    @Test
    void signsThePublishedExample() {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("ordertype", "limit");
        order.put("pair", "XBTUSD");
        order.put("price", "37500");
        order.put("type", "buy");
        order.put("volume", "1.25");
        String nonce = "1616492376594";
        String signature =
                KrakenRest.sign(
                        ApiCredentials.of(
                                "any",
                                "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg=="
                                        .toCharArray()),
                        "/0/private/AddOrder",
                        nonce,
                        "nonce=" + nonce + "&" + Queries.encode(order.entrySet()));
        assertThat(signature)
                .isEqualTo(
                        "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
    }
}
