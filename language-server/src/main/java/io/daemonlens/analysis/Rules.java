package io.daemonlens.analysis;

import java.util.List;

/** The advice given, in the order it is given. */
public final class Rules {

    public static final List<Rule> ALL = List.of();

    private Rules() {}
}
