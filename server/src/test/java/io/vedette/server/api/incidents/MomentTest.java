// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {
    @ParameterizedTest
    @CsvSource({
        "alert/alertmanager/HighLatency@service:cart, HighLatency of service:cart",
        "alert/alertmanager/HighLatency@service:shop/cart/1033000, HighLatency of service:shop/cart",
        "alert/alertmanager/HighLatency@pod:cart-1/apart/1033000, HighLatency of pod:cart-1",
        "service:cart/unusual/1033000, unusual of service:cart",
        "service:shop/cart/season_break/1033000/apart/7, season break of service:shop/cart",
        "service:cart, service:cart",
        "anything, anything"
    })
    void id_is_said_as_a_person_would(String id, String said) {
        assertThat(Moment.readable(id)).isEqualTo(said);
    }
}
