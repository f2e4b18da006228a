package io.daemonlens.cli.program;

import java.util.List;

/** The options that every command accepts. */
public final class CommonOptions {

    public static final List<Option> ALL =
            List.of(
                    Option.of(
                            "kubernetes-version",
                            "VERSION",
                            "the Kubernetes to answer for: 1.31 or v1.31.2; lint also takes a range,"
                                    + " 1.28..1.34"),
                    Option.of(
                                    "cluster",
                                    "FILE|PRESET",
                                    "nodes to think with: a sketch, a snapshot, or kubeadm, kind,"
                                            + " k3s, gke, eks, aks, tke, openshift; files add up")
                            .many(),
                    Option.of("namespace", "NAME", "the namespace of manifests that name none")
                            .letter('n'),
                    Option.of(
                            "pod-security",
                            "LEVEL",
                            "the Pod Security level that namespaces enforce: privileged, baseline"
                                    + " or restricted; lint warns, forecasts refuse the pods"),
                    Option.of("context", "NAME", "asks that cluster through kubectl, read-only"),
                    Option.of("config", "FILE", "the settings file, instead of .daemonlens.yaml"),
                    Option.of("lang", "en|zh-CN", "the language of our own sentences"),
                    Option.of("color", "auto|always|never", "colours in text output"),
                    Option.flag("quiet", "says nothing but results").letter('q'),
                    Option.flag("verbose", "says more on standard error").letter('v'),
                    Option.of("jobs", "N", "how many files are read at the same time").letter('j'),
                    Option.flag("no-progress", "shows no progress on standard error"),
                    Option.flag("help", "shows this text").letter('h'));

    private CommonOptions() {}
}
