package io.aibotiyi.backend.routing;

/** Whether new orders are taken at all. While they are not, parent orders place no children. */
@FunctionalInterface
public interface OrderGate {

    /** From memory; any thread. */
    boolean open();
}
