package io.aibotiyi.backend;

import java.util.Map;

class PeopleAndKeysOnH2Test extends PeopleAndKeysContract {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
