package org.videostreamer.source.pva;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.epics.pvaccess.client.Channel;
import org.epics.pvaccess.client.ChannelFind;
import org.epics.pvaccess.client.ChannelFindRequester;
import org.epics.pvaccess.client.ChannelListRequester;
import org.epics.pvaccess.client.ChannelProvider;
import org.epics.pvaccess.client.ChannelRequester;
import org.epics.pvaccess.server.impl.remote.ServerContextImpl;
import org.epics.pvaccess.server.rpc.impl.RPCChannel;
import org.epics.pvdata.factory.StatusFactory;
import org.epics.pvdata.misc.BitSet;
import org.epics.pvdata.monitor.Monitor;
import org.epics.pvdata.monitor.MonitorElement;
import org.epics.pvdata.monitor.MonitorRequester;
import org.epics.pvdata.pv.PVStructure;
import org.epics.pvdata.pv.Status;

/** A detector on the EPICS project's first Java server, which shares no code with the client under test. */
final class ForeignDetector implements ChannelProvider, AutoCloseable {

    private static final Status OK = StatusFactory.getStatusCreate().getStatusOK();

    private final String name;
    private final AtomicInteger forgetfulMonitors;
    private final PVStructure[] pictures;
    private final ServerContextImpl server = new ServerContextImpl();
    private final ThreadPoolExecutor unused =
            new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

    /** Serves a PV that shows pictures one after the other, each once the one before is sent. */
    ForeignDetector(String name, PVStructure... pictures) throws Exception {
        this(name, 0, pictures);
    }

    /** The same, but so many monitors get values alone, as from a server that leaves out what a monitor begins with. */
    ForeignDetector(String name, int forgetfulMonitors, PVStructure... pictures) throws Exception {
        this.name = name;
        this.forgetfulMonitors = new AtomicInteger(forgetfulMonitors);
        this.pictures = pictures;
        server.initialize(this);
        Thread thread = new Thread(this::serve, "foreign detector");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try {
            server.run(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        server.destroy();
        unused.shutdown();
    }

    @Override
    public void destroy() {
        // nothing is held
    }

    @Override
    public String getProviderName() {
        return "foreign";
    }

    @Override
    public ChannelFind channelFind(String wanted, ChannelFindRequester requester) {
        ChannelFind find = new ChannelFind() {
            @Override
            public ChannelProvider getChannelProvider() {
                return ForeignDetector.this;
            }

            @Override
            public void cancel() {
                // answered at once
            }
        };
        requester.channelFindResult(OK, find, wanted.equals(name));
        return find;
    }

    @Override
    public ChannelFind channelList(ChannelListRequester requester) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Channel createChannel(String wanted, ChannelRequester requester, short priority) {
        Channel channel = new RPCChannel(this, wanted, requester, null, unused) {
            @Override
            public Monitor createMonitor(MonitorRequester monitors, PVStructure request) {
                Pictures sequence = new Pictures(monitors, forgetfulMonitors.getAndDecrement() > 0);
                monitors.monitorConnect(OK, sequence, pictures[0].getStructure());
                return sequence;
            }
        };
        requester.channelCreated(OK, channel);
        return channel;
    }

    @Override
    public Channel createChannel(String wanted, ChannelRequester requester, short priority, String address) {
        return createChannel(wanted, requester, priority);
    }

    /** Hands out one picture at a time. */
    private final class Pictures implements Monitor {
        private final MonitorRequester requester;
        private final boolean forgetful;
        private int next;
        private boolean out;

        Pictures(MonitorRequester requester, boolean forgetful) {
            this.requester = requester;
            this.forgetful = forgetful;
        }

        @Override
        public Status start() {
            requester.monitorEvent(this);
            return OK;
        }

        @Override
        public Status stop() {
            return OK;
        }

        @Override
        public synchronized MonitorElement poll() {
            if (out || next == pictures.length) {
                return null;
            }
            out = true;
            PVStructure picture = pictures[next++];
            BitSet told = new BitSet(picture.getNumberFields());
            told.set(forgetful ? picture.getSubField("value").getFieldOffset() : 0);
            return new MonitorElement() {
                @Override
                public PVStructure getPVStructure() {
                    return picture;
                }

                @Override
                public BitSet getChangedBitSet() {
                    return told;
                }

                @Override
                public BitSet getOverrunBitSet() {
                    return new BitSet();
                }
            };
        }

        @Override
        public void release(MonitorElement element) {
            synchronized (this) {
                out = false;
            }
            requester.monitorEvent(this);
        }

        @Override
        public void destroy() {
            // nothing is held
        }
    }
}
