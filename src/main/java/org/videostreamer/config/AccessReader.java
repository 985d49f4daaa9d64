package org.videostreamer.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the records of {@code users} and {@code tokens}. */
final class AccessReader {

    private AccessReader() {}

    /** Those that are complete; what is missing in others has been told. */
    static AccessConfig read(Values top, Problems problems) {
        List<UserConfig> users = new ArrayList<>();
        top.find(Keys.USERS).orElse(List.of()).forEach(entry -> entry.values()
                .find(Keys.PASSWORD_HASH)
                .ifPresent(hash -> users.add(new UserConfig(entry.name(), hash, grant(entry.values())))));
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
        return new AccessConfig(users, tokens);
    }

    private static Grant grant(Values values) {
        return new Grant(Set.copyOf(values.get(Keys.RIGHTS)), values.get(Keys.GRANTED_STREAMS));
    }
}
