package org.videostreamer.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the records of {@code users}, {@code tokens} and {@code trusted_proxy}. */
final class AccessReader {

    private AccessReader() {}

    /** Those that are complete; what is missing in others has been told. */
    static AccessConfig read(Values top, Problems problems) {
        Optional<TrustedProxy> proxy = top.find(Keys.TRUSTED_PROXY).flatMap(given -> given.find(Keys.PROXY_ADDRESSES)
                .map(addresses -> new TrustedProxy(addresses, given.get(Keys.USER_HEADER))));
        if (proxy.isPresent() && !top.isWritten(Keys.USERS)) {
            // Else the proxy's login would be for nothing, and everybody let in.
            problems.add(top.at(Keys.USERS), "missing beside trusted_proxy; expected those whom the proxy may name");
        }
        List<UserConfig> users = new ArrayList<>();
        for (Named.Entry<String> entry : top.find(Keys.USERS).orElse(List.of())) {
            Values user = entry.values();
            if (!user.isWritten(Keys.PASSWORD_HASH) && !top.isWritten(Keys.TRUSTED_PROXY)) {
                problems.add(
                        user.at(Keys.PASSWORD_HASH),
                        "missing; expected " + Kinds.PASSWORD_HASH.expected()
                                + ", or trusted_proxy at the top, by which users come in without");
            }
            users.add(new UserConfig(entry.name(), user.find(Keys.PASSWORD_HASH), grant(user)));
        }
        List<TokenConfig> tokens = new ArrayList<>();
        Map<TokenHash, String> known = new HashMap<>();
        top.find(Keys.TOKENS)
                .orElse(List.of())
                .forEach(entry -> entry.values().find(Keys.SHA256).ifPresent(hash -> {
                    Optional.ofNullable(known.putIfAbsent(hash, entry.name()))
                            .ifPresent(other -> problems.add(
                                    entry.values().at(Keys.SHA256),
                                    "the same as that of '" + other + "'; expected another token for each"));
                    tokens.add(new TokenConfig(
                            entry.name(), hash, entry.values().find(Keys.EXPIRES), grant(entry.values())));
                }));
        return new AccessConfig(users, tokens, proxy);
    }

    private static Grant grant(Values values) {
        return new Grant(Set.copyOf(values.get(Keys.RIGHTS)), values.get(Keys.GRANTED_STREAMS));
    }
}
