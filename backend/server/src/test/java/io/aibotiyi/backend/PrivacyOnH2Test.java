package io.aibotiyi.backend;

import java.util.Map;

class PrivacyOnH2Test extends PrivacyContract {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
