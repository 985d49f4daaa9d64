package org.videostreamer.access;

import java.util.Optional;
import org.videostreamer.config.Account;
import org.videostreamer.config.Right;

/**
 * Whoever asks.
 *
 * @param account what the configuration knows of them; nothing where nobody has to show who they are
 * @param session how long they may stay, where they have logged in by the login page
 */
public record Caller(Optional<Account> account, Optional<LoginSession> session) {

    /** Anybody, where nobody has to show who they are. */
    public static final Caller ANYBODY = new Caller(Optional.empty(), Optional.empty());

    static Caller of(Account account) {
        return new Caller(Optional.of(account), Optional.empty());
    }

    /** Whoever has logged in. */
    public static Caller of(LoginSession session) {
        return new Caller(Optional.of(session.user()), Optional.of(session));
    }

    /** Whether they may do that with a stream of that name. */
    public boolean may(Right right, String stream) {
        return account.map(known -> known.grant().has(right, stream)).orElse(true);
    }

    /** Whether there could be a stream with which they may do that. */
    public boolean mayAnywhere(Right right) {
        return account.map(known -> known.grant().has(right)).orElse(true);
    }

    /** Whether they may do that with all streams, and so with the program. */
    public boolean mayEverywhere(Right right) {
        return account.map(known -> known.grant().hasForAll(right)).orElse(true);
    }

    /** Who they are, for the log. */
    @Override
    public String toString() {
        return account.map(Account::toString).orElse("anybody");
    }
}
