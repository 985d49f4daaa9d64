package org.videostreamer.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Account;
import org.videostreamer.config.JwtAccount;
import org.videostreamer.config.PasswordHash;
import org.videostreamer.config.TokenConfig;
import org.videostreamer.config.TokenHash;
import org.videostreamer.config.TrustedProxy;
import org.videostreamer.config.UserConfig;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/** Knows who may come in, and finds out who asks. Any thread; nothing here blocks. */
public final class AccessControl implements AutoCloseable {

    /** How long what {@link #pass} makes holds. */
    public static final long PASS_SECONDS = Passes.LIFE.toSeconds();

    private static final String WRONG = "the user or the password is wrong";
    private static final int QUEUE_SECONDS = 1;

    private final Limits limits;
    private final Clock clock;
    private final AuditLog audit;
    private final LoginTries tries;
    private final RightPasswords right;
    private final LoginQueue queue;
    private final JwtDoor jwts;
    private final NameGroups names = new NameGroups();
    private final Passes passes;
    private final LoginSessions sessions;
    private final PasswordHasher hasher = new PasswordHasher();
    /** Those that are looked at now or soon, by their codes: a page asks for many things at once. */
    private final Map<String, CompletableFuture<Verdict>> waiting = new HashMap<>();

    private volatile Accounts accounts;

    /**
     * Those whom a configuration names.
     *
     * @param proxies from where a trusted proxy connects
     * @param passwords one of them is hashed for a name that nobody has, so that nobody learns who is a user
     */
    private record Accounts(
            AccessConfig config,
            Map<String, UserConfig> users,
            Map<TokenHash, TokenConfig> tokens,
            Set<InetAddress> proxies,
            List<PasswordHash> passwords) {

        static Accounts of(AccessConfig config) {
            return new Accounts(
                    config,
                    config.users().stream().collect(Collectors.toMap(UserConfig::name, user -> user)),
                    config.tokens().stream().collect(Collectors.toMap(TokenConfig::hash, token -> token)),
                    config.proxy().stream()
                            .flatMap(proxy -> proxy.addresses().stream())
                            .map(Accounts::address)
                            .collect(Collectors.toSet()),
                    config.users().stream()
                            .flatMap(user -> user.password().stream())
                            .toList());
        }

        /** Nothing is looked up: it is an address already. */
        private static InetAddress address(String literal) {
            try {
                return InetAddress.getByName(literal);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(literal, e);
            }
        }
    }

    /** Lets in whom the configuration names. */
    public AccessControl(AccessConfig config, Limits limits) {
        this(config, limits, Clock.systemUTC(), System::nanoTime);
    }

    AccessControl(AccessConfig config, Limits limits, Clock clock, LongSupplier nanoTime) {
        this.limits = limits;
        this.clock = clock;
        this.audit = new AuditLog(nanoTime);
        this.tries = new LoginTries(limits, nanoTime);
        this.right = new RightPasswords(nanoTime);
        this.queue = new LoginQueue("passwords", limits.intOf(Limit.LOGIN_QUEUE));
        this.jwts = new JwtDoor(limits, clock, audit, tries);
        this.passes = new Passes(clock);
        this.sessions = new LoginSessions(limits, nanoTime);
        this.accounts = Accounts.of(config);
        jwts.become(config.issuers());
    }

    /** Takes what has been done by whom. */
    public AuditLog audit() {
        return audit;
    }

    /** Whether nobody has to show who they are. */
    public boolean isOpen() {
        return accounts.config().isOpen();
    }

    /** Lets in whom another configuration names; what was learnt of the ones before is forgotten. */
    public void become(AccessConfig next) {
        if (!next.equals(accounts.config())) {
            accounts = Accounts.of(next);
            jwts.become(next.issuers());
            right.forget();
            tries.forgetUsers();
            sessions.keep(user -> user.equals(accounts.users().get(user.name())));
        }
    }

    /** Whether there is anybody who can log in by a password. */
    public boolean takesPasswords() {
        return !accounts.passwords().isEmpty();
    }

    /** Whether somebody who was let in would be let in now. */
    public boolean holds(Caller caller) {
        return isKnown(caller) && caller.session().map(sessions::isAlive).orElse(true);
    }

    private boolean isKnown(Caller caller) {
        Accounts now = accounts;
        return caller.account()
                .map(account -> holds(account, now))
                .orElse(now.config().isOpen());
    }

    private boolean holds(Account account, Accounts now) {
        if (account instanceof UserConfig user) {
            return user.equals(now.users().get(user.name()));
        }
        return account instanceof JwtAccount jwt
                ? jwts.holds(jwt)
                : account instanceof TokenConfig token
                        && token.equals(now.tokens().get(token.hash()))
                        && !isOver(token);
    }

    private boolean isOver(TokenConfig token) {
        return token.expires().filter(end -> !clock.instant().isBefore(end)).isPresent();
    }

    /**
     * What shows for a minute, in an address, who somebody is; nothing where nobody has to show that. It ends with the session of
     * whoever has logged in by the login page.
     */
    public Optional<String> pass(Caller caller) {
        return caller.account().map(account -> passes.make(account, caller.session()));
    }

    /** Finds out who asks by what {@link #pass} has made; checked when something is opened, and not again. */
    public Verdict admitPass(String pass) {
        return passes.read(pass, this::caller)
                .<Verdict>map(Verdict.Admitted::new)
                .orElseGet(() -> new Verdict.Refused("the token in the address is wrong or has expired"));
    }

    private Optional<Caller> caller(Passes.Holder holder) {
        Accounts now = accounts;
        return switch (holder.kind()) {
            case USER -> Optional.ofNullable(now.users().get(holder.name())).map(Caller::of);
            case SESSION ->
                sessions.find(new TokenHash(holder.name())).map(Caller::of).filter(this::holds);
            case TOKEN ->
                now.config().tokens().stream()
                        .filter(token -> token.name().equals(holder.name()) && !isOver(token))
                        .map(Caller::of)
                        .findFirst();
            case JWT -> jwts.find(new TokenHash(holder.name())).map(Caller::of);
        };
    }

    /**
     * Takes somebody for whom their browser says they are.
     *
     * @param cookies what it shows
     */
    public Optional<LoginSession> session(Collection<String> cookies) {
        // Another configuration may have been read meanwhile.
        return sessions.use(cookies).filter(session -> holds(Caller.of(session)));
    }

    /** Begins a session of somebody who has just shown a password; nothing for those who have none. */
    public Optional<LoginSessions.Begun> begin(Caller caller, InetAddress peer) {
        return caller.account()
                .filter(UserConfig.class::isInstance)
                .map(account -> sessions.begin((UserConfig) account))
                .map(begun -> {
                    audit.tell(begun.session() + " has begun, from " + peer.getHostAddress());
                    return begun;
                });
    }

    /** Ends a session, and with it all that was opened in it. */
    public void end(LoginSession session, InetAddress peer) {
        sessions.end(session);
        audit.tell(session + " was ended, from " + peer.getHostAddress());
    }

    /** How many have logged in by the login page. */
    int sessions() {
        return sessions.count();
    }

    /** The header in which a trusted proxy tells who asks, if there is one. */
    public Optional<String> proxyHeader() {
        return accounts.config().proxy().map(TrustedProxy::header);
    }

    /** The header in which a proxy at that address tells who asks, if one is trusted there. */
    public Optional<String> proxyHeader(InetAddress peer) {
        Accounts now = accounts;
        return now.proxies().contains(peer) ? now.config().proxy().map(TrustedProxy::header) : Optional.empty();
    }

    /** Takes a user at the word of a trusted proxy. */
    public Verdict admitNamed(String user, InetAddress proxy) {
        UserConfig known = accounts.users().get(user);
        if (known == null) {
            audit.refuse("somebody unknown was refused, whom the proxy " + proxy.getHostAddress() + " named");
            return new Verdict.Stranger("the user whom the proxy names is none of this server's");
        }
        return new Verdict.Admitted(Caller.of(known));
    }

    /**
     * Finds out who asks.
     *
     * @param authorization the value of that header
     * @param peer where the request comes from
     * @return done at once where no password is to be hashed; else completed by the thread that does that
     */
    public CompletableFuture<Verdict> admit(String authorization, InetAddress peer) {
        Optional<Shown> shown = Shown.parse(authorization);
        if (shown.isEmpty()) {
            return done(new Verdict.Refused("Authorization: neither Basic nor Bearer, or broken"));
        }
        return shown.get() instanceof Shown.Password password
                ? admit(password, peer)
                : admit((Shown.Token) shown.get(), peer);
    }

    private CompletableFuture<Verdict> admit(Shown.Token shown, InetAddress peer) {
        TokenConfig token = accounts.tokens().get(new AccessToken(shown.token()).hash());
        return token == null && jwts.isMeant(shown.token())
                ? jwts.admit(shown.token(), peer)
                : done(opaque(token, peer));
    }

    private Verdict opaque(TokenConfig token, InetAddress peer) {
        if (token == null) {
            audit.refuse("a token from " + peer.getHostAddress() + " was refused: it is none of ours");
            return new Verdict.Refused("the token is wrong");
        }
        if (isOver(token)) {
            audit.refuse(token + " from " + peer.getHostAddress() + " was refused: it has expired");
            return new Verdict.Refused("the token has expired");
        }
        return new Verdict.Admitted(Caller.of(token));
    }

    /**
     * Finds out whether that is the password of a user, as {@link #admit(String, InetAddress)} does.
     *
     * @param peer where the request comes from
     */
    public CompletableFuture<Verdict> logIn(String user, String password, InetAddress peer) {
        return password.length() > Shown.LONGEST_PASSWORD
                ? done(new Verdict.Refused(WRONG))
                : admit(new Shown.Password(user, password), peer);
    }

    private CompletableFuture<Verdict> admit(Shown.Password shown, InetAddress peer) {
        Accounts now = accounts;
        Optional<UserConfig> user = Optional.ofNullable(now.users().get(shown.user()));
        String code = right.code(shown, user.flatMap(UserConfig::password));
        if (user.isPresent() && right.has(shown.user(), code)) {
            return done(new Verdict.Admitted(Caller.of(user.get())));
        }
        if (now.passwords().isEmpty()) {
            return done(new Verdict.Refused(WRONG));
        }
        synchronized (waiting) {
            CompletableFuture<Verdict> same = waiting.get(code);
            return same != null ? same : look(new Login(shown, user, code, peer, now, !right.had(shown.user(), code)));
        }
    }

    /**
     * A password that is to be looked at.
     *
     * @param guess whether it is another than the user's last: others who guess keep nobody out who does not
     */
    private record Login(
            Shown.Password shown,
            Optional<UserConfig> user,
            String code,
            InetAddress peer,
            Accounts accounts,
            boolean guess) {

        AddressBlock address() {
            return AddressBlock.of(peer);
        }

        String name() {
            return shown.user();
        }

        Optional<PasswordHash> own() {
            return user.flatMap(UserConfig::password);
        }

        /** Names of users alone: people write their passwords into the wrong field. */
        String words() {
            return user.map(Account::toString).orElse("somebody unknown") + " from " + peer.getHostAddress();
        }
    }

    /** With the lock held. */
    private CompletableFuture<Verdict> look(Login login) {
        Optional<Integer> wait = login.guess() ? tries.take(login.address(), login.name()) : Optional.empty();
        if (wait.isPresent()) {
            audit.refuse("a login of " + login.words() + " was refused: too many tries");
            return done(new Verdict.NotNow(wait.get(), "too many wrong passwords; try again later"));
        }
        try {
            CompletableFuture<Verdict> verdict = queue.add(() -> hash(login));
            waiting.put(login.code(), verdict);
            return verdict;
        } catch (RejectedExecutionException e) {
            giveBack(login);
            limits.reached(Limit.LOGIN_QUEUE);
            return done(new Verdict.NotNow(QUEUE_SECONDS, "too many log in at this moment; try again later"));
        }
    }

    private Verdict hash(Login login) {
        try {
            Optional<PasswordHash> own = login.own();
            // Hashes may take different times: which stands for a name, the name decides, and nobody can tell which.
            List<PasswordHash> all = login.accounts().passwords();
            PasswordHash kept = own.orElseGet(() -> all.get(names.of(login.name()) % all.size()));
            boolean matches = hasher.matches(kept, login.shown().password());
            // As whom the configuration knows them now: another may have been read meanwhile.
            Optional<UserConfig> known = Optional.ofNullable(accounts.users().get(login.name()))
                    .filter(user -> own.isPresent() && user.password().equals(own));
            if (!matches || known.isEmpty()) {
                audit.refuse("a login of " + login.words() + " was refused: the password is wrong");
                return new Verdict.Refused(WRONG);
            }
            giveBack(login);
            right.add(login.name(), login.code());
            audit.tell(login.words() + " has logged in");
            return new Verdict.Admitted(Caller.of(known.get()));
        } finally {
            synchronized (waiting) {
                waiting.remove(login.code());
            }
        }
    }

    private void giveBack(Login login) {
        if (login.guess()) {
            tries.giveBack(login.address(), login.name());
        }
    }

    private static CompletableFuture<Verdict> done(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }

    @Override
    public void close() {
        queue.close();
        jwts.close();
    }
}
