package io.daemonlens.engine.apiserver.defaults;

/**
 * The fields that a disabled gate drops, in the order the server drops them.
 *
 * <p>The table is a constant and not a resource file, because opening the jar for one small file
 * slows startup down more than all the gates together.
 */
final class GatedFieldTable {

    static final String TEXT =
            """
            # Fields of a pod template's spec that are dropped while their gate is off, in the server's order.
            # gate\tpath; C is every list of containers, [] every item
            ContainerRestartRules\tC[].restartPolicyRules
            EnvFiles\tC[].env[].valueFrom.fileKeyRef
            HostnameOverride\thostnameOverride
            ClusterTrustBundleProjection\tvolumes[].projected.sources[].clusterTrustBundle
            PodCertificateRequest\tvolumes[].projected.sources[].podCertificate
            PodLevelResources\tresources
            DynamicResourceAllocation\tresourceClaims
            DynamicResourceAllocation\tC[].resources.claims
            UserNamespacesSupport\thostUsers
            SupplementalGroupsPolicy\tsecurityContext.supplementalGroupsPolicy
            SELinuxChangePolicy\tsecurityContext.seLinuxChangePolicy
            InPlacePodVerticalScaling\tC[].resizePolicy
            RecursiveReadOnlyMounts\tC[].volumeMounts[].recursiveReadOnly
            PodLifecycleSleepAction\tC[].lifecycle.postStart.sleep
            PodLifecycleSleepAction\tC[].lifecycle.preStop.sleep
            MatchLabelKeysInPodTopologySpread\ttopologySpreadConstraints[].matchLabelKeys
            NodeInclusionPolicyInPodTopologySpread\ttopologySpreadConstraints[].nodeAffinityPolicy
            NodeInclusionPolicyInPodTopologySpread\ttopologySpreadConstraints[].nodeTaintsPolicy
            MinDomainsInPodTopologySpread\ttopologySpreadConstraints[].minDomains
            MatchLabelKeysInPodAffinity\tA[].matchLabelKeys
            MatchLabelKeysInPodAffinity\tA[].mismatchLabelKeys
            PodAffinityNamespaceSelector\tA[].namespaceSelector
            PodSchedulingReadiness\tschedulingGates
            StartupProbe\tC[].startupProbe
            ProbeTerminationGracePeriod\tC[].livenessProbe.terminationGracePeriodSeconds
            ProbeTerminationGracePeriod\tC[].startupProbe.terminationGracePeriodSeconds
            WindowsRunAsUserName\tsecurityContext.windowsOptions.runAsUserName
            WindowsRunAsUserName\tC[].securityContext.windowsOptions.runAsUserName
            WindowsGMSA\tsecurityContext.windowsOptions.gmsaCredentialSpecName
            WindowsGMSA\tsecurityContext.windowsOptions.gmsaCredentialSpec
            WindowsGMSA\tC[].securityContext.windowsOptions.gmsaCredentialSpecName
            WindowsGMSA\tC[].securityContext.windowsOptions.gmsaCredentialSpec
            EvenPodsSpread\ttopologySpreadConstraints
            PodOverhead\toverhead
            NonPreemptingPriority\tpreemptionPolicy
            SetHostnameAsFQDN\tsetHostnameAsFQDN
            EphemeralContainers\tephemeralContainers
            GenericEphemeralVolume\tvolumes[].ephemeral
            IdentifyPodOS\tos
            ConfigurableFSGroupPolicy\tsecurityContext.fsGroupChangePolicy
            CSIInlineVolume\tvolumes[].csi
            BlockVolume\tC[].volumeDevices
            RuntimeClass\truntimeClassName
            RunAsGroup\tsecurityContext.runAsGroup
            RunAsGroup\tC[].securityContext.runAsGroup
            PodPriority\tpriority
            PodPriority\tpriorityClassName
            LocalStorageCapacityIsolation\tvolumes[].emptyDir.sizeLimit
            PodShareProcessNamespace\tshareProcessNamespace
            MountPropagation\tC[].volumeMounts[].mountPropagation
            PodReadinessGates\treadinessGates
            VolumeSubpathEnvExpansion\tC[].volumeMounts[].subPathExpr
            EmptyDirVolumeMode\tvolumes[].emptyDir.mode
            AtomicWriteVolumeUserFields\tvolumes[].secret.defaultUser
            AtomicWriteVolumeUserFields\tvolumes[].secret.items[].user
            AtomicWriteVolumeUserFields\tvolumes[].configMap.defaultUser
            AtomicWriteVolumeUserFields\tvolumes[].configMap.items[].user
            AtomicWriteVolumeUserFields\tvolumes[].downwardAPI.defaultUser
            AtomicWriteVolumeUserFields\tvolumes[].downwardAPI.items[].user
            AtomicWriteVolumeUserFields\tvolumes[].projected.defaultUser
            AtomicWriteVolumeUserFields\tvolumes[].projected.sources[].secret.items[].user
            AtomicWriteVolumeUserFields\tvolumes[].projected.sources[].configMap.items[].user
            AtomicWriteVolumeUserFields\tvolumes[].projected.sources[].downwardAPI.items[].user
            AtomicWriteVolumeUserFields\tvolumes[].projected.sources[].serviceAccountToken.user
            AtomicWriteVolumeUserFields\tvolumes[].projected.sources[].clusterTrustBundle.user
            AtomicWriteVolumeUserFields\tvolumes[].projected.sources[].podCertificate.user
            VolumeBindMountOptions\tC[].volumeMounts[].bindMountOptions
            H2CContainerProbe\tC[].livenessProbe.httpGet.protocol
            H2CContainerProbe\tC[].readinessProbe.httpGet.protocol
            H2CContainerProbe\tC[].startupProbe.httpGet.protocol
            GRPCContainerProbeTLS\tC[].livenessProbe.grpc.mode
            GRPCContainerProbeTLS\tC[].readinessProbe.grpc.mode
            GRPCContainerProbeTLS\tC[].startupProbe.grpc.mode
            EvictionRequestAPI\tevictionResponders
            GenericWorkload\tschedulingGroup
            GenericWorkload\tworkloadRef
            """;

    private GatedFieldTable() {}
}
