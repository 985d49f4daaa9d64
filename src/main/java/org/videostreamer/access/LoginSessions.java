package org.videostreamer.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.videostreamer.config.TokenHash;
import org.videostreamer.config.UserConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * Who has logged in by the login page. They are kept in memory alone, so that a restart ends all of them; each ends after a time
 * without requests, and in any case after a longer one. Where there are as many as there may be, the longest unused makes
 * room, of the same user first. Any thread.
 */
public final class LoginSessions {

    /** What a cookie holds where it is one of ours. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Comparator<Kept> LONGEST_UNUSED_FIRST = Comparator.comparingLong(kept -> kept.used);

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final Map<TokenHash, Kept> sessions = new HashMap<>();

    /**
     * One that has just begun.
     *
     * @param session what is kept
     * @param cookie what its browser is to show; nobody else knows it
     */
    public record Begun(LoginSession session, AccessToken cookie) {}

    /** A session and its times. */
    private static final class Kept {
        private final LoginSession session;
        private final long begun;
        private long used;

        Kept(LoginSession session, long now) {
            this.session = session;
            this.begun = now;
            this.used = now;
        }
    }

    /** @param nanoTime the clock, {@link System#nanoTime()} outside tests */
    LoginSessions(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** Somebody has logged in. */
    synchronized Begun begin(UserConfig user) {
        long now = nanoTime.getAsLong();
        List.copyOf(sessions.values()).forEach(kept -> isOver(kept, now));
        makeRoom(Limit.LOGIN_SESSIONS_PER_USER, session -> session.user().name().equals(user.name()));
        makeRoom(Limit.LOGIN_SESSIONS, session -> true);
        AccessToken cookie = AccessToken.make();
        LoginSession session = new LoginSession(cookie.hash(), user, AccessToken.make());
        sessions.put(session.key(), new Kept(session, now));
        return new Begun(session, cookie);
    }

    private void makeRoom(Limit limit, Predicate<LoginSession> whose) {
        List<Kept> all = sessions.values().stream()
                .filter(kept -> whose.test(kept.session))
                .sorted(LONGEST_UNUSED_FIRST)
                .toList();
        long tooMany = all.size() + 1 - limits.of(limit);
        all.stream().limit(Math.max(0, tooMany)).forEach(kept -> {
            limits.reached(limit);
            sessions.remove(kept.session.key());
        });
    }

    /** Ends a session whose time is over, and says whether it is. */
    private boolean isOver(Kept kept, long now) {
        Optional<Limit> over = now - kept.begun >= TimeUnit.SECONDS.toNanos(limits.of(Limit.LOGIN_SECONDS))
                ? Optional.of(Limit.LOGIN_SECONDS)
                : now - kept.used >= TimeUnit.SECONDS.toNanos(limits.of(Limit.LOGIN_IDLE_SECONDS))
                        ? Optional.of(Limit.LOGIN_IDLE_SECONDS)
                        : Optional.empty();
        over.ifPresent(limit -> {
            limits.reached(limit);
            sessions.remove(kept.session.key());
        });
        return over.isPresent();
    }

    /**
     * The session that one of these shows, which counts as used now. None where they show two: another server under our name
     * can give browsers a cookie of ours, and nobody can tell which is meant.
     *
     * @param cookies what a browser shows
     */
    synchronized Optional<LoginSession> use(Collection<String> cookies) {
        long now = nanoTime.getAsLong();
        List<Kept> shown = cookies.stream()
                .filter(FORM.asMatchPredicate())
                .distinct()
                .flatMap(text -> Optional.ofNullable(sessions.get(new AccessToken(text).hash())).stream())
                .filter(kept -> !isOver(kept, now))
                .toList();
        if (shown.size() != 1) {
            return Optional.empty();
        }
        shown.get(0).used = now;
        return Optional.of(shown.get(0).session);
    }

    /** The session of a key, if it has not ended; that is no use of it. */
    synchronized Optional<LoginSession> find(TokenHash key) {
        return Optional.ofNullable(sessions.get(key))
                .filter(kept -> !isOver(kept, nanoTime.getAsLong()))
                .map(kept -> kept.session);
    }

    /** Whether it has not ended. */
    boolean isAlive(LoginSession session) {
        return find(session.key()).isPresent();
    }

    /** Somebody logs out. */
    synchronized void end(LoginSession session) {
        sessions.remove(session.key());
    }

    /** Only those of these users stay. */
    synchronized void keep(Predicate<UserConfig> users) {
        sessions.values().removeIf(kept -> !users.test(kept.session.user()));
    }

    /** How many there are. */
    synchronized int count() {
        return sessions.size();
    }
}
