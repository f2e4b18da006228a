package io.daemonlens.engine.features;

/**
 * The table of feature gates: the minor that introduced each gate and the minor that enabled it by
 * default.
 *
 * <p>The table is a constant, not a resource file: opening the jar for one small file costs more at
 * startup than all gates together.
 */
final class GateTable {

    static final String TEXT =
            """
            # gate\tthe minor it came with\tthe minor from which it is on by default (- never)
            AppArmor\t4\t4
            AppArmorFields\t30\t30
            AllowOverwriteTerminationGracePeriodSeconds\t32\t-
            AnyVolumeDataSource\t18\t24
            AtomicWriteVolumeUserFields\t37\t-
            BlockVolume\t9\t13
            ClusterTrustBundleProjection\t29\t37
            ConfigurableFSGroupPolicy\t18\t20
            ContainerRestartRules\t34\t35
            ContainerStopSignals\t33\t-
            CSIInlineVolume\t15\t16
            CSIVolumeFSGroupPolicy\t19\t20
            CrossNamespaceVolumeDataSource\t26\t-
            CustomPodDNS\t9\t10
            DaemonSetUpdateSurge\t21\t22
            DefaultHostNetworkHostPortsInPodTemplates\t28\t-
            DownwardAPIHugePages\t20\t23
            DynamicResourceAllocation\t26\t34
            DRAExtendedResource\t34\t-
            EmptyDirVolumeMode\t37\t-
            EnvFiles\t34\t35
            EphemeralContainers\t16\t23
            EvenPodsSpread\t16\t18
            EvictionRequestAPI\t37\t-
            ExperimentalCriticalPodAnnotation\t5\t-
            ExpandedDNSConfig\t22\t26
            GenericEphemeralVolume\t19\t21
            GenericWorkload\t35\t-
            GitRepoVolumeDriver\t33\t-
            GRPCContainerProbe\t23\t23
            GRPCContainerProbeTLS\t37\t-
            H2CContainerProbe\t37\t-
            HonorPVReclaimPolicy\t23\t31
            HostnameOverride\t34\t35
            HPAContainerMetrics\t20\t27
            HugePages\t8\t10
            HugePageStorageMediumSize\t18\t19
            IdentifyPodOS\t23\t24
            ImageVolume\t31\t35
            InPlacePodVerticalScaling\t27\t33
            InPlacePodLevelResourcesVerticalScaling\t35\t-
            LocalStorageCapacityIsolation\t8\t10
            MatchLabelKeysInPodAffinity\t29\t31
            MatchLabelKeysInPodTopologySpread\t25\t27
            MinDomainsInPodTopologySpread\t24\t27
            MountPropagation\t8\t10
            NodeInclusionPolicyInPodTopologySpread\t25\t26
            NonPreemptingPriority\t15\t19
            PodAffinityNamespaceSelector\t21\t22
            PodCertificateRequest\t34\t37
            PodDeletionCost\t21\t22
            PodHostIPs\t28\t29
            PodLevelResources\t32\t34
            PodLifecycleSleepAction\t29\t30
            PodLifecycleSleepActionAllowZero\t32\t34
            PodOverhead\t16\t18
            PodPriority\t8\t11
            PodReadinessGates\t11\t12
            PodSchedulingReadiness\t26\t27
            PodShareProcessNamespace\t10\t12
            PodTopologyLabelsAdmission\t33\t35
            ProbeTerminationGracePeriod\t21\t25
            ProcMountType\t12\t33
            RecoverVolumeExpansionFailure\t23\t32
            RecursiveReadOnlyMounts\t30\t31
            RelaxedDNSSearchValidation\t32\t33
            RelaxedEnvironmentVariableValidation\t30\t32
            RelaxedServiceNameValidation\t34\t37
            RunAsGroup\t10\t14
            RuntimeClass\t12\t14
            SELinuxChangePolicy\t32\t33
            SELinuxMount\t30\t37
            ServiceAccountTokenProjection\t10\t10
            SetHostnameAsFQDN\t19\t20
            SidecarContainers\t28\t29
            SkipReadOnlyValidationGCE\t28\t29
            StartupProbe\t16\t18
            StorageObjectInUseProtection\t8\t11
            StrictIPCIDRValidation\t33\t36
            SupplementalGroupsPolicy\t31\t33
            Sysctls\t11\t11
            TaintTolerationComparisonOperators\t35\t-
            UserNamespacesSupport\t25\t33
            VolumeAttributesClass\t29\t34
            VolumeBindMountOptions\t37\t-
            VolumeSubpath\t10\t10
            VolumeSubpathEnvExpansion\t11\t15
            WindowsGMSA\t14\t16
            WindowsHostProcessContainers\t22\t23
            WindowsRunAsUserName\t16\t17
            """;

    private GateTable() {}
}
