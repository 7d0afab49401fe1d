package io.aibotiyi.engine;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.L2MarketData;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;

/** exchange-core 0.5.3's fastest book, played as its own performance test plays it. */
final class ExchangeCorePeer {

    private final IOrderBook book =
            new OrderBookDirectImpl(
                    CoreSymbolSpecification.builder()
                            .symbolId(1)
                            .type(SymbolType.FUTURES_CONTRACT)
                            .baseCurrency(1)
                            .quoteCurrency(2)
                            .baseScaleK(1)
                            .quoteScaleK(1)
                            .build(),
                    ObjectsPool.createDefaultTestPool(),
                    OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                    LoggingConfiguration.DEFAULT);

    private final OrderCommand command = new OrderCommand();

    void play(Workload work, int from, int end) {
        OrderCommand c = command;
        for (int i = from; i < end; i++) {
            play(work, c, i);
        }
    }

    CommandResultCode play(Workload work, OrderCommand c, int i) {
        c.orderId = work.ids[i];
        c.symbol = 1;
        c.uid = 1 + work.ids[i] % Workload.ACCOUNTS;
        c.price = work.prices[i];
        c.size = work.sizes[i];
        c.reserveBidPrice = work.prices[i];
        c.action = work.buys[i] ? OrderAction.BID : OrderAction.ASK;
        c.timestamp = i;
        c.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        c.matcherEvent = null;
        switch (work.kinds[i]) {
            case Workload.GTC -> {
                c.command = OrderCommandType.PLACE_ORDER;
                c.orderType = OrderType.GTC;
            }
            case Workload.IOC -> {
                c.command = OrderCommandType.PLACE_ORDER;
                c.orderType = OrderType.IOC;
            }
            case Workload.CANCEL -> c.command = OrderCommandType.CANCEL_ORDER;
            case Workload.MOVE -> c.command = OrderCommandType.MOVE_ORDER;
            default -> c.command = OrderCommandType.REDUCE_ORDER;
        }
        return IOrderBook.processCommand(book, c);
    }

    OrderCommand command() {
        return command;
    }

    /** The whole book as it shows: price, quantity and orders of every level, both sides. */
    L2MarketData levels() {
        return book.getL2MarketDataSnapshot(Integer.MAX_VALUE);
    }
}
