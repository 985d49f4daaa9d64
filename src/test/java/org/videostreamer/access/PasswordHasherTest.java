package org.videostreamer.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.config.PasswordHash;
import org.videostreamer.testing.Accounts;

class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher();

    /** From the tests of the reference implementation of Argon2. */
    @Test
    void itKnowsWhatTheReferenceMakes() {
        assertThat(hasher.matches(Accounts.PASSWORD, "password")).isTrue();
        assertThat(hasher.matches(Accounts.PASSWORD, "Password")).isFalse();
        assertThat(hasher.matches(Accounts.PASSWORD, "")).isFalse();
    }

    @Test
    void whatItMakesItKnowsAndNoTwoAreTheSame() {
        PasswordHash one = hasher.make("gr\u00fcn \u2713");
        PasswordHash other = hasher.make("gr\u00fcn \u2713");
        assertThat(one.text()).startsWith("$argon2id$v=19$m=19456,t=3,p=1$").isNotEqualTo(other.text());
        assertThat(hasher.matches(one, "gr\u00fcn \u2713")).isTrue();
        assertThat(hasher.matches(one, "grun \u2713")).isFalse();
    }

    @Test
    void nothingSecretIsPrinted() {
        assertThat(Accounts.PASSWORD.toString()
                        + new AccessToken("abc")
                        + new AccessToken("abc").hash()
                        + new Shown.Password("u", "abc")
                        + new Shown.Token("abc"))
                .doesNotContain("abc")
                .doesNotContain(Accounts.PASSWORD.hash())
                .doesNotContain(Accounts.PASSWORD.salt());
    }
}
