using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Cli;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Files for operators name settings and paths that exist, and give containers no more rights than they need.</summary>
public sealed partial class DeploymentTests
{
    /// <summary>Made by operators: keys and certificates.</summary>
    private const string Private = "./private/";

    /// <summary>Where containers find their secrets.</summary>
    private const string Secrets = "/run/secrets/";

    private const string Image = "responsibility-portal:local";

    private static readonly string Dockerfile = File.ReadAllText(Path.Combine(Repository.Deployment, "Dockerfile"));

    public static TheoryData<string> ComposeFiles => [.. ComposeFile.Names];

    [Fact]
    public void Settings_InFilesForOperators_Exist()
    {
        var known = ShownSettings.Read((IConfigurationRoot)new ConfigurationBuilder().Build()).Select(setting => setting.Name);
        var named = Directory
            .GetFiles(Repository.Deployment, "*", SearchOption.AllDirectories)
            .SelectMany(file => SettingName().Matches(File.ReadAllText(file)))
            .Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("Portal:PublicUrl", named);
        Assert.Empty(named.Except(known));
    }

    [Theory]
    [MemberData(nameof(ComposeFiles))]
    public void ComposeFile_OfAnyKind_UsesWhatItDeclares(string name)
    {
        var file = ComposeFile.Read(name);
        Assert.NotEmpty(file.Services);
        var mounted = file.Services.SelectMany(Mounts).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(file.Keys("volumes"), mounted.Where(source => !source.StartsWith('.')));
        Assert.Equal(
            file.Keys("secrets"),
            file.Services.SelectMany(service => service.Texts("secrets")).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            mounted.Where(source => source.StartsWith('.') && !source.StartsWith(Private, StringComparison.Ordinal)),
            source => Assert.True(Path.Exists(Path.Combine(Repository.Deployment, source)), source)
        );
    }

    [Theory]
    [MemberData(nameof(ComposeFiles))]
    public void Secrets_OfAComposeFile_AreReadByASetting(string name) =>
        Assert.All(
            ComposeFile.Read(name).Services,
            service =>
                Assert.Equal(
                    service.Texts("secrets").Select(secret => $"{Secrets}{secret}").Order(StringComparer.Ordinal),
                    service
                        .Values("environment")
                        .Where(value => value.StartsWith(Secrets, StringComparison.Ordinal))
                        .Order(StringComparer.Ordinal)
                )
        );

    [Theory]
    [MemberData(nameof(ComposeFiles))]
    public void Image_OfAComposeFile_HasAVersion(string name) =>
        Assert.All(ComposeFile.Read(name).Services, service => Assert.Matches(@":(\$\{\w+:-)?\d|:local$", service.Text("image")));

    [Theory]
    [MemberData(nameof(ComposeFiles))]
    public void Portal_InAContainer_CanWriteOnlyItsData(string name)
    {
        var data = DataDirectory().Match(Dockerfile).Groups["path"].Value;
        Assert.All(
            ComposeFile.Read(name).Services.Where(service => service.Text("image") == Image),
            portal =>
            {
                Assert.Equal("true", portal.Text("read_only"));
                Assert.Equal(["ALL"], portal.Texts("cap_drop"));
                Assert.Equal(["no-new-privileges:true"], portal.Texts("security_opt"));
                Assert.Equal(["/tmp"], portal.Texts("tmpfs"));
                Assert.EndsWith($":{data}", Assert.Single(portal.Texts("volumes")), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Dockerfile_OfThePortal_CopiesWhatExistsAndRunsWithoutRights()
    {
        var copied = CopiedFromHere().Matches(Dockerfile).SelectMany(match => match.Groups["from"].Value.Split(' ')).ToList();
        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));

        // What the build reads outside src.
        Assert.All(
            Directory.GetFiles(Repository.Root).Select(file => Path.GetFileName(file)).Where(file => BuildSetting().IsMatch(file)),
            file => Assert.Contains(file, copied)
        );
        var project = File.ReadAllText(Path.Combine(Repository.Source, "ResponsibilityPortal.Web", "ResponsibilityPortal.Web.csproj"));
        Assert.All(
            OutsideSource().Matches(project),
            match => Assert.Contains(match.Groups["path"].Value, copied)
        );
        var ignored = File.ReadAllLines(Path.Combine(Repository.Deployment, "Dockerfile.dockerignore"));
        Assert.All(copied, path => Assert.Contains($"!{path}", ignored));

        var last = Dockerfile[Dockerfile.LastIndexOf("FROM ", StringComparison.Ordinal)..];
        Assert.Contains("\nUSER $APP_UID\n", last, StringComparison.Ordinal);
        Assert.Contains($"\nVOLUME {DataDirectory().Match(last).Groups["path"].Value}\n", last, StringComparison.Ordinal);
        Assert.All(BaseImage().Matches(Dockerfile), image => Assert.Matches(@":\d", image.Value));
    }

    /// <summary>The names of volumes and paths that a service mounts.</summary>
    private static IEnumerable<string> Mounts(ComposeFile service) => service.Texts("volumes").Select(mount => mount.Split(':')[0]);

    [GeneratedRegex(@"\b(Portal|Store|Pdf|Checkpoints|Telemetry)(__|:)[A-Z]\w+")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"^COPY (?!--from)(?<from>.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex CopiedFromHere();

    [GeneratedRegex(@"^(\.editorconfig|global\.json|nuget\.config|.*\.(props|targets))$", RegexOptions.IgnoreCase)]
    private static partial Regex BuildSetting();

    [GeneratedRegex(@"Include=""\.\./\.\./(?<path>[^""]+)""")]
    private static partial Regex OutsideSource();

    [GeneratedRegex(@"Portal__DataDirectory=(?<path>\S+)")]
    private static partial Regex DataDirectory();

    [GeneratedRegex(@"^FROM (?<image>.+)$", RegexOptions.Multiline)]
    private static partial Regex BaseImage();
}
