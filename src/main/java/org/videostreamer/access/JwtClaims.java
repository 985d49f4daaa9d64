package org.videostreamer.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.videostreamer.config.Grant;
import org.videostreamer.config.JwtConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.StreamPattern;
import org.videostreamer.log.PeerText;

/**
 * What a JWT says. Nothing of it is true before its signature is proven.
 *
 * @param set its claims
 */
record JwtClaims(JWTClaimsSet set) {

    /** How much the clocks of issuer and server may differ. */
    static final Duration LEEWAY = Duration.ofSeconds(30);

    private static final int LONGEST_SUBJECT = 64;

    /** Whether it is of that issuer and for this server. */
    boolean isMeantBy(JwtConfig.Rules rules) {
        return rules.issuer().equals(set.getIssuer())
                && set.getAudience().stream().anyMatch(rules.audiences()::contains);
    }

    /** Whether it has begun, where it says when. */
    boolean hasBegun(Instant now) {
        return Optional.ofNullable(set.getNotBeforeTime())
                .map(Date::toInstant)
                .filter(begin -> begin.minus(LEEWAY).isAfter(now))
                .isEmpty();
    }

    /** When it ends, the difference of clocks included; nothing where it does not say. */
    Optional<Instant> end() {
        return Optional.ofNullable(set.getExpirationTime()).map(Date::toInstant).map(end -> end.plus(LEEWAY));
    }

    /** Whom it is about, on one line and short. */
    String subject() {
        String whole = PeerText.of(Optional.ofNullable(set.getSubject()).orElse(""));
        return whole.length() <= LONGEST_SUBJECT ? whole : whole.substring(0, LONGEST_SUBJECT) + "…";
    }

    /**
     * What it gives: what it says of {@code rights} and {@code streams}, and what the file says where it says nothing; in no
     * case more than the file.
     */
    Grant grant(Grant most) {
        Set<Right> rights = texts("rights")
                .map(all -> (Set<Right>) new LinkedHashSet<>(
                        all.stream().flatMap(name -> Right.parse(name).stream()).toList()))
                .orElse(most.rights());
        List<StreamPattern> streams = texts("streams")
                .map(all -> all.stream()
                        .flatMap(name -> StreamPattern.parse(name).stream())
                        .toList())
                .orElse(most.streams());
        return most.narrowedTo(rights, streams);
    }

    /** Texts of a list, or of one text with blanks or commas between them; none where it is something else. */
    private Optional<List<String>> texts(String claim) {
        Object value = set.getClaim(claim);
        if (value == null) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        if (value instanceof List<?> items) {
            items.forEach(item -> all.add(String.valueOf(item)));
        } else if (value instanceof String text) {
            Stream.of(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).forEach(all::add);
        }
        return Optional.of(all);
    }
}
