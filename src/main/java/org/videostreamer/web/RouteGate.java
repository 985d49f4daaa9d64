package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.videostreamer.access.AccessControl;
import org.videostreamer.access.AuditLog;
import org.videostreamer.access.Caller;
import org.videostreamer.access.LoginSession;
import org.videostreamer.access.Verdict;
import org.videostreamer.config.Right;
import org.videostreamer.log.PeerText;

/**
 * The one gate of a listener: every request for a route comes through it, and who asks is known from there on. Which stream is
 * named is not known yet; {@link StreamGate} finds none that the caller may not see. On a listener's event loop.
 */
final class RouteGate {

    private static final String CALLER = "caller";
    private static final String NEED = "need";
    private static final String AUDIT = "audit";
    private static final String ONLY_HERE = "only programs on this machine may ask for this, and no page or proxy";

    private final AccessControl access;
    private final Executor loop;
    private final OpenCallers open;
    private final SessionDoor sessions;

    /**
     * A gate.
     *
     * @param access knows who may come in
     * @param loop the listener's event loop
     * @param open hears of those who have come in
     * @param sessions knows what a cookie lets in
     */
    RouteGate(AccessControl access, Executor loop, OpenCallers open, SessionDoor sessions) {
        this.access = access;
        this.loop = loop;
        this.open = open;
        this.sessions = sessions;
    }

    /** Lets a request go on to its route, or answers it. */
    void admit(RoutingContext context, Need need) {
        HttpServerRequest request = context.request();
        if (need == Need.NOTHING) {
            // Whoever had come in on this connection is not whom this is for.
            open.forget(request.connection());
            context.next();
        } else if (!access.isOpen()) {
            InetAddress peer = ThisMachine.peer(request);
            List<String> named =
                    access.proxyHeader(peer).map(name -> request.headers().getAll(name)).orElse(List.of()).stream()
                            .filter(name -> !name.isBlank())
                            .toList();
            List<String> shown = request.headers().getAll("Authorization");
            if (named.size() == 1) {
                judge(context, need, access.admitNamed(named.get(0).strip(), peer));
            } else if (named.isEmpty() && shown.size() == 1) {
                admit(context, need, access.admit(shown.get(0), AskingAddress.of(request, access)));
            } else if (named.isEmpty() && shown.isEmpty() && pass(request).size() == 1) {
                judge(context, need, access.admitPass(pass(request).get(0)));
            } else if (named.isEmpty() && shown.isEmpty() && pass(request).isEmpty()) {
                admitSession(context, need, LoginCookie.shown(request));
            } else {
                // Of two there is none that is meant.
                unknown(context, "this takes a user and a password, or a token");
            }
        } else if (need.changes() && !ThisMachine.asks(request)) {
            Errors.send(context, 403, "error", ONLY_HERE);
        } else {
            enter(context, need, Caller.ANYBODY);
        }
    }

    /** What the address shows, where no header can be sent: of things to look at alone. */
    private static List<String> pass(HttpServerRequest request) {
        boolean looks = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return looks ? request.params().getAll("token") : List.of();
    }

    private void admitSession(RoutingContext context, Need need, List<String> cookies) {
        Optional<LoginSession> session = access.session(cookies);
        Optional<String> misuse = session.flatMap(own -> sessions.misuse(context.request(), own));
        if (session.isEmpty()) {
            unknown(
                    context,
                    cookies.isEmpty()
                            ? "this takes a user and a password, or a token"
                            : "the session has ended; log in again");
        } else if (misuse.isPresent()) {
            Errors.send(context, 403, "error", misuse.get());
        } else {
            // What a cookie lets in is for our own pages alone.
            context.response().putHeader("Cross-Origin-Resource-Policy", "same-origin");
            enter(context, need, Caller.of(session.get()));
        }
    }

    /** Tells whoever came without what lets them in. */
    private void unknown(RoutingContext context, String reason) {
        if (access.takesPasswords() && LoginPage.isForPeople(context.request())) {
            LoginPage.lead(context);
        } else {
            Challenge.answer(context, reason);
        }
    }

    private void admit(RoutingContext context, Need need, CompletableFuture<Verdict> verdict) {
        if (verdict.isDone() && !verdict.isCompletedExceptionally()) {
            judge(context, need, verdict.join());
            return;
        }
        // Nothing of what comes meanwhile may be lost.
        context.request().pause();
        verdict.whenCompleteAsync(
                (found, fault) -> {
                    try {
                        if (fault == null) {
                            judge(context, need, found);
                        } else {
                            context.fail(fault);
                        }
                    } catch (RuntimeException | Error e) {
                        context.fail(e);
                    }
                    context.request().resume();
                },
                loop);
    }

    private void judge(RoutingContext context, Need need, Verdict verdict) {
        if (verdict instanceof Verdict.Admitted admitted) {
            enter(context, need, admitted.caller());
        } else {
            refuse(context, verdict);
        }
    }

    /** Answers somebody who is not let in. */
    void refuse(RoutingContext context, Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            unknown(context, refused.reason());
        } else if (verdict instanceof Verdict.Stranger stranger) {
            Errors.send(context, 403, "error", stranger.reason());
        } else if (verdict instanceof Verdict.NotNow later) {
            context.response().putHeader("Retry-After", Integer.toString(later.seconds()));
            Errors.send(context, 429, "error", later.reason());
        }
    }

    private void enter(RoutingContext context, Need need, Caller caller) {
        Right right = need.right().orElseThrow();
        if (need.everywhere() ? !caller.mayEverywhere(right) : !caller.mayAnywhere(right)) {
            refuse(context, right);
            return;
        }
        open.add(context.request().connection(), caller);
        context.put(CALLER, caller).put(NEED, need).put(AUDIT, access.audit());
        if (need.everywhere()) {
            allowed(context);
        }
        context.next();
    }

    /** Tells the log who is about to change something, if that is asked for: they may, with what is named too. */
    static void allowed(RoutingContext context) {
        Need need = context.get(NEED);
        if (need.changes()) {
            HttpServerRequest request = context.request();
            context.<AuditLog>get(AUDIT)
                    .tell(caller(context) + " from " + ThisMachine.peer(request).getHostAddress() + ": "
                            + request.method() + " " + PeerText.of(request.path()));
        }
    }

    /** Says that the caller is known and may not do this. */
    static void refuse(RoutingContext context, Right right) {
        Errors.send(context, 403, "error", "this takes the right to " + right);
    }

    /** Who asks, of a request that has come through. */
    static Caller caller(RoutingContext context) {
        return context.get(CALLER);
    }

    /** The right that the request takes, of one that has come through. */
    static Right right(RoutingContext context) {
        return Optional.<Need>ofNullable(context.get(NEED)).flatMap(Need::right).orElseThrow();
    }
}
