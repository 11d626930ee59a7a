using k8s;
using k8s.Models;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>The manifests for Kubernetes are valid for its API, fit together, and give containers no more rights than they need.</summary>
public sealed class KubernetesTests
{
    private static readonly IReadOnlyList<object> Manifests =
    [
        .. Directory
            .GetFiles(Path.Combine(Repository.Deployment, "kubernetes"))
            .Order(StringComparer.Ordinal)
            // A field that the API doesn't have is an error.
            .SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true)),
    ];

    private static V1StatefulSet Instances => Assert.Single(Manifests.OfType<V1StatefulSet>());

    private static IReadOnlyList<V1PodSpec> Pods =>
        [Instances.Spec.Template.Spec, .. Manifests.OfType<V1Job>().Select(job => job.Spec.Template.Spec)];

    [Fact]
    public void Instances_AreFoundByServicesAndBudget()
    {
        var labels = Instances.Spec.Template.Metadata.Labels;
        Assert.Equal(labels, Instances.Spec.Selector.MatchLabels);
        Assert.True(Instances.Spec.Replicas >= 2);
        var services = Manifests.OfType<V1Service>().ToList();
        Assert.Contains(services, service => service.Name() == Instances.Spec.ServiceName && service.Spec.ClusterIP == "None");
        Assert.Contains(services, service => service.Spec.SessionAffinity == "ClientIP");
        var ports = Instances.Spec.Template.Spec.Containers.SelectMany(container => container.Ports).Select(port => port.Name).ToList();
        Assert.All(
            services,
            service =>
            {
                Assert.Equal(labels, service.Spec.Selector);
                Assert.All(service.Spec.Ports, port => Assert.Contains(port.TargetPort.Value, ports));
            }
        );
        var budget = Assert.Single(Manifests.OfType<V1PodDisruptionBudget>());
        Assert.Equal(labels, budget.Spec.Selector.MatchLabels);
    }

    [Fact]
    public void Probes_AskForTheHealthOfThePortal()
    {
        var container = Assert.Single(Instances.Spec.Template.Spec.Containers);
        Assert.Equal("/health/live", container.StartupProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
        Assert.StartsWith(PortalUrls.Routes.Health, container.ReadinessProbe.HttpGet.Path, StringComparison.Ordinal);

        // The portal refuses requests for other hosts.
        var configuration = Assert.Single(Manifests.OfType<V1ConfigMap>());
        var host = new Uri(configuration.Data["Portal__PublicUrl"]).Host;
        Assert.All(
            [container.StartupProbe, container.LivenessProbe, container.ReadinessProbe],
            probe =>
            {
                Assert.Equal(host, Assert.Single(probe.HttpGet.HttpHeaders, header => header.Name == "Host").Value);
                Assert.Contains(container.Ports, port => port.Name == probe.HttpGet.Port.Value);
            }
        );
    }

    [Fact]
    public void Pods_CanWriteOnlyTheirDataAndMountWhatTheyDeclare() =>
        Assert.All(
            Pods,
            pod =>
            {
                Assert.False(pod.AutomountServiceAccountToken);
                Assert.True(pod.SecurityContext.RunAsNonRoot);
                Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
                var container = Assert.Single(pod.Containers);
                Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
                Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
                Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
                Assert.Equal(
                    ["/data", "/tmp"],
                    container.VolumeMounts.Where(mount => mount.ReadOnlyProperty != true).Select(mount => mount.MountPath).Order()
                );
                Assert.Equal(
                    pod.Volumes.Select(volume => volume.Name).Concat(pod == Instances.Spec.Template.Spec ? Claims() : []).Order(),
                    container.VolumeMounts.Select(mount => mount.Name).Order()
                );
            }
        );

    /// <summary>The keys that settings name are in a directory that is mounted, and nothing secret is in the manifests.</summary>
    [Fact]
    public void Settings_NameMountedKeysAndNoSecrets()
    {
        var configuration = Assert.Single(Manifests.OfType<V1ConfigMap>());
        Assert.Empty(Manifests.OfType<V1Secret>());
        Assert.DoesNotContain(configuration.Data.Keys, name => name.Contains("Password", StringComparison.Ordinal));
        Assert.DoesNotContain("Store__ConnectionString", configuration.Data.Keys);
        var keys = configuration.Data.Values.Where(value => value.EndsWith(".pem", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, keys.Count);
        Assert.All(
            Pods,
            pod =>
            {
                var container = Assert.Single(pod.Containers);
                Assert.Equal(configuration.Name(), Assert.Single(container.EnvFrom).ConfigMapRef.Name);
                Assert.All(container.Env, setting => Assert.NotNull(setting.ValueFrom.SecretKeyRef));
                Assert.All(
                    keys,
                    key =>
                        Assert.Contains(
                            container.VolumeMounts,
                            mount => mount.ReadOnlyProperty == true && Path.GetDirectoryName(key) == mount.MountPath
                        )
                );
            }
        );
    }

    private static IEnumerable<string> Claims() => Instances.Spec.VolumeClaimTemplates.Select(claim => claim.Name());
}
