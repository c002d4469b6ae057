// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import static io.vedette.core.correlate.RealmStory.alert;
import static io.vedette.core.correlate.RealmStory.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Member;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What the last release saved is taken up.
class OldRealmTest {
    /// In the third format: the database and the mail in trouble by themselves, an alert of the cart, which calls the
    /// database, not yet taken.
    private static final String THIRD =
            "AAAAAwAAAAAAAAABAAAADHNlcnZpY2U6Y2FydAAAAAAKc2VydmljZTpkYgAAAAEBAAAADHNlcnZpY2U6Y2FydAAA"
                    + "ABf7R0YAAAAADGFsZXJ0bWFuYWdlcgAAAARzbG93AAAACnNsb3cgZmlyZXMABUVSUk9SAQAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAIAAAApYWxlcnQvYWxlcnRtYW5hZ2VyL2Rvd25Ac2VydmljZTpkYi8xMDAwMDAAAAAXSHbo"
                    + "AAAAAAAAAAABAQAAAApzZXJ2aWNlOmRiAAAAF0h26AAAAAAMYWxlcnRtYW5hZ2VyAAAABGRvd24AAAAKZG93biBm"
                    + "aXJlcwAFRVJST1IBAAAAAAAAABdIdugAAQAAAAlvcGVuZWQgaXQAAAAAAAAAAAAET1BFTgAAAAAAF0h26ACAAAAA"
                    + "AAAAAAAAAAAAAAAAAQAAACthbGVydC9hbGVydG1hbmFnZXIvZnVsbEBzZXJ2aWNlOm1haWwvMTAxMDAwAAAAF4QR"
                    + "sgAAAAAAAAAAAQEAAAAMc2VydmljZTptYWlsAAAAF4QRsgAAAAAMYWxlcnRtYW5hZ2VyAAAABGZ1bGwAAAAKZnVs"
                    + "bCBmaXJlcwAFRVJST1IBAAAAAAAAABeEEbIAAQAAAAlvcGVuZWQgaXQAAAAAAAAAAAAET1BFTgAAAAAAF4QRsgCA"
                    + "AAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAA";

    private final RealmStory story = new RealmStory();

    @Test
    void third_format_is_read_and_its_incidents_go_on() throws IOException {
        story.takeUp(Base64.getDecoder().decode(THIRD));
        assertThat(story.recalled()).extracting(Incident::entity).containsExactly(service("db"), service("mail"));

        story.reach(104);

        assertThat(story.told).singleElement().satisfies(event -> {
            assertThat(event).isInstanceOf(IncidentEvent.Updated.class);
            assertThat(event.incident().entities()).containsExactly(service("db"), service("cart"));
            assertThat(event.changed())
                    .extracting(Member::why)
                    .containsExactly("calls service:db, which began 3 s before");
        });
    }

    @Test
    void what_was_read_is_saved_in_the_format_of_today() throws IOException {
        story.takeUp(Base64.getDecoder().decode(THIRD)).restart().reach(104).restart();
        story.hear(alert(service("cart"), "slow", false, 110)).reach(111);

        assertThat(story.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.size()).isEqualTo(2));
    }
}
