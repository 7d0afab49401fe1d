package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.protocol.StreamCommand.Channel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelPermissionsTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("F1 every channel of the streams needs a permission (ASVS 8.2.1)")
    void everyChannelNeedsAPermission(Channel channel) {
        assertThat(ChannelPermissions.of(channel))
                .isIn(Permission.MARKET_READ, Permission.ACCOUNT_READ, Permission.SELF_READ);
    }
}
