package io.aibotiyi.backend;

import java.util.Map;

class PeopleAndKeysOnPostgresTest extends PeopleAndKeysContract {

    private final Map<String, String> database = PostgresSettings.create();

    @Override
    Map<String, String> database() {
        return database;
    }
}
