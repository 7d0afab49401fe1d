package io.aibotiyi.backend;

import java.util.Map;

class PrivacyOnPostgresTest extends PrivacyContract {

    private final Map<String, String> database = PostgresSettings.create();

    @Override
    Map<String, String> database() {
        return database;
    }
}
