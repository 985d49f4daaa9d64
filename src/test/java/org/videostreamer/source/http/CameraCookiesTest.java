package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.junit.jupiter.api.Test;

class CameraCookiesTest {

    private final CameraCookies cookies = new CameraCookies("cam");

    private void add(String name, String value, String domain) {
        BasicClientCookie cookie = new BasicClientCookie(name, value);
        cookie.setDomain(domain);
        cookies.addCookie(cookie);
    }

    @Test
    void thoseOfTheCamerasOwnHostAreKept() {
        add("a", "1", "CAM");
        add("b", null, "cam");
        assertThat(cookies.getCookies()).extracting("name").containsExactly("a", "b");
        cookies.clear();
        assertThat(cookies.getCookies()).isEmpty();
    }

    @Test
    void thoseOfOtherHostsAreNot() {
        add("a", "1", "other");
        add("b", "1", "x.cam");
        assertThat(cookies.getCookies()).isEmpty();
    }

    @Test
    void noMoreAreKeptThanFifty() {
        for (int i = 0; i < 60; i++) {
            add("c" + i, "1", "cam");
        }
        assertThat(cookies.getCookies()).hasSize(50);
        add("c0", "2", "cam");
        assertThat(cookies.getCookies())
                .hasSize(50)
                .filteredOn("name", "c0")
                .extracting("value")
                .containsExactly("2");
    }

    @Test
    void longOnesAreNotKept() {
        add("a", "x".repeat(4_096), "cam");
        assertThat(cookies.getCookies()).isEmpty();
        add("a", "x".repeat(4_095), "cam");
        assertThat(cookies.getCookies()).hasSize(1);
    }

    @Test
    void oldOnesAreForgottenByTheDateOfOlderClientsToo() {
        BasicClientCookie old = new BasicClientCookie("a", "1");
        old.setDomain("cam");
        Instant now = Instant.now();
        old.setExpiryDate(now.plusSeconds(3_600));
        cookies.addCookie(old);
        assertThat(clearExpired(now)).isFalse();
        assertThat(clearExpired(now.plusSeconds(7_200))).isTrue();
        assertThat(cookies.getCookies()).isEmpty();
    }

    @SuppressWarnings("deprecation")
    private boolean clearExpired(Instant now) {
        return cookies.clearExpired(Date.from(now));
    }

    @Test
    void oldOnesAreForgotten() {
        BasicClientCookie old = new BasicClientCookie("a", "1");
        old.setDomain("cam");
        Instant now = Instant.now();
        old.setExpiryDate(now.plusSeconds(3_600));
        cookies.addCookie(old);
        assertThat(cookies.clearExpired(now)).isFalse();
        assertThat(cookies.clearExpired(now.plusSeconds(7_200))).isTrue();
        assertThat(cookies.getCookies()).isEmpty();
    }
}
