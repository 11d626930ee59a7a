using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Cli;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The command that shows the settings in use.</summary>
public sealed class ConfigShowCommandTests : IDisposable
{
    private const string Password = "seven=quiet;harbours";

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Show_NamesValueAndSourceOfEachSetting()
    {
        var (code, said) = await ShowAsync("--Portal:Seed=none");
        Assert.Equal(0, code);
        Assert.Contains("Portal:Seed = none (command line)\n", said, StringComparison.Ordinal);
        Assert.Contains("Portal:FourEyes = False (default)\n", said, StringComparison.Ordinal);
        Assert.Contains("Store:Provider = Sqlite (default)\n", said, StringComparison.Ordinal);
        Assert.Contains("Pdf:Certificate is not set\n", said, StringComparison.Ordinal);
        Assert.Contains($"urls = {PublicAddress.DefaultListening} (default)\n", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data.Path));
    }

    [Fact]
    public void Setting_OfSeveralSources_IsThatOfTheLast()
    {
        const string Prefix = "CONFIG_SHOW_TEST_";
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.File("portal.json"), """{ "Portal": { "Seed": "built-in", "DataDirectory": "elsewhere" } }""");
        Environment.SetEnvironmentVariable($"{Prefix}Portal__Seed", "none");
        var configuration = new ConfigurationBuilder()
            .SetBasePath(directory.Path)
            .AddJsonFile("portal.json")
            .AddEnvironmentVariables(Prefix)
            .Build();
        var shown = ShownSettings.Read(configuration);
        Assert.Contains(new ShownSetting("Portal:Seed", "none", "environment"), shown);
        Assert.Contains(new ShownSetting("Portal:DataDirectory", "elsewhere", "portal.json"), shown);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Password_IsNeverShown(bool asJson)
    {
        var (_, said) = await ShowAsync([
            "--Store:Provider=Postgres",
            $"--Store:ConnectionString=Host=db.example.com;Username=portal;Password='{Password}';SSL Password='{Password}'",
            $"--Pdf:CertificatePassword={Password}",
            $"--Telemetry:OtlpHeaders=api-key={Password}",
            .. asJson ? (string[])["--json"] : [],
        ]);
        Assert.DoesNotContain("harbours", said, StringComparison.Ordinal);
        Assert.DoesNotContain("seven=", said, StringComparison.Ordinal);
        Assert.Contains("db.example.com", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("***", said, StringComparison.Ordinal);
    }

    [Fact]
    public void EverySettingWithAPassword_IsMarked()
    {
        var secrets =
            from options in (Type[])
                [typeof(PortalOptions), typeof(StoreOptions), typeof(PdfOptions), typeof(CheckpointOptions), typeof(TelemetryOptions)]
            from property in options.GetProperties()
            where
                property.Name.Contains("Password", StringComparison.Ordinal)
                || property.Name.Contains("Secret", StringComparison.Ordinal)
                || property.Name.Contains("ConnectionString", StringComparison.Ordinal)
                || property.Name.Contains("Headers", StringComparison.Ordinal)
            select property;
        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.True(secret.IsDefined(typeof(SecretSettingAttribute)), secret.Name));
    }

    [Theory]
    [InlineData("Portal:Seed must be", "--Portal:Seed=nothing")]
    [InlineData("Pdf:Signin isn't a setting.", "--Pdf:Signin=off")]
    [InlineData("Checkpoints:Keys isn't a setting.", "--Checkpoints:Keys=key.pem")]
    [InlineData("Store:Providers isn't a setting.", "--Store:Providers=Sqlite")]
    [InlineData("'Portal:FourEyes'", "--Portal:FourEyes=maybe")]
    [InlineData("Telemetry:Metric isn't a setting.", "--Telemetry:Metric=True")]
    [InlineData("'Telemetry:Metrics'", "--Telemetry:Metrics=maybe")]
    [InlineData("Telemetry:OtlpEndpoint must be", "--Telemetry:OtlpEndpoint=collector:4317")]
    [InlineData("'Telemetry:OtlpProtocol'", "--Telemetry:OtlpProtocol=Carrier")]
    [InlineData("Telemetry:OtlpProtocol must be Grpc or Http", "--Telemetry:OtlpProtocol=7")]
    [InlineData("Telemetry:OtlpHeaders must list headers", "--Telemetry:OtlpHeaders=abc")]
    [InlineData("Telemetry:MetricsPort is 9464, but", "--Telemetry:MetricsPort=9464")]
    public async Task Show_WithSettingThatCannotWork_NamesIt(string expected, string setting)
    {
        var (code, said) = await ShowAsync(setting);
        Assert.Equal(1, code);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);

        // The settings are shown, too.
        Assert.Contains("Portal:DataDirectory = ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasSettingsAndProblems()
    {
        var (code, said) = await ShowAsync("--json", "--Portal:Seed=nothing");
        Assert.Equal(1, code);
        using var json = JsonDocument.Parse(said);
        var seed = json
            .RootElement.GetProperty("settings")
            .EnumerateArray()
            .First(setting => setting.GetProperty("name").ValueEquals("Portal:Seed"));
        Assert.Equal(("nothing", "command line"), (seed.GetProperty("value").GetString(), seed.GetProperty("source").GetString()));
        Assert.Contains("Portal:Seed must be", json.RootElement.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
    }

    private Task<(int Code, string Said)> ShowAsync(params string[] arguments) =>
        ConsoleUse.RunAsync(["config", "show", .. arguments, $"--Portal:DataDirectory={_data.Path}"]);
}
