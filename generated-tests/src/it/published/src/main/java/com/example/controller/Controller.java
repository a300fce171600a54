package com.example.controller;

import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.tlv.TlvValue;

/** Uses something of each module that is published for programs. */
public final class Controller {
    private Controller() {}

    public static void main(String[] args) throws Exception {
        System.out.println(OnOff.NAME + " " + TlvValue.class.getModule() + " " + MemoryNodeStore.class.getModule());
    }
}
